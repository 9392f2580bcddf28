#include "converter/inputs/named_files.h"

#include "base/arena.h"
#include "converter/cli/format_options.h"

#include <stdlib.h>
#include <string.h>

struct named_file {
    dev_t device;
    ino_t inode;
};

static void add(struct named_files *files, const char *path)
{
    struct stat status;
    if (stat(path, &status) || !S_ISREG(status.st_mode))
        return;
    files->items = memory_resize(files->items, (files->count + 1) * sizeof *files->items);
    files->items[files->count++] = (struct named_file){status.st_dev, status.st_ino};
}

static void add_all(struct named_files *files, const struct option_texts *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        add(files, paths->items[i]);
}

/* -O NAME=FILE, -O pdf.NAME=FILE */
static void add_assigned(struct named_files *files, const struct command *command, const char *assignment)
{
    const char *equals = strchr(assignment, '=');
    if (!equals)
        return;
    char *name = arena_copy(command->arena, assignment, (size_t)(equals - assignment));
    const char *section_end = strrchr(name, '.');
    if (format_options_find_path(section_end ? section_end + 1 : name))
        add(files, equals + 1);
}

void named_files_find(struct named_files *files, const struct command *command)
{
    *files = (struct named_files){.count = 0};
    add_all(files, &command->options->files_from);
    add_all(files, &command->options->config);
    for (size_t i = 0; i < command->options->assignments.count; i++)
        add_assigned(files, command, command->options->assignments.items[i]);
    for (size_t i = 0; i < command->settings.count; i++)
        if (!command->settings.items[i].is_of_article &&
            format_options_find_path(command->settings.items[i].name))
            add(files, command->settings.items[i].value);
}

bool named_files_have(const struct named_files *files, const struct stat *status)
{
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i].device == status->st_dev && files->items[i].inode == status->st_ino)
            return true;
    return false;
}

void named_files_free(struct named_files *files)
{
    free(files->items);
}
