#include "converter/inputs/folder_settings.h"

#include "base/path.h"
#include "converter/cli/config.h"

#include <search.h>
#include <string.h>

struct reader {
    struct command *command;
    struct arena *arena;
    void *seen; /* a tree of tsearch */
    struct setting_list *settings;
    struct diag *diag;
    enum status status;
};

static int compare_paths(const void *left, const void *right)
{
    return strcmp(left, right);
}

/* False when the folder was seen before. */
static bool see(struct reader *reader, const char *folder)
{
    if (tfind(folder, &reader->seen, compare_paths))
        return false;
    tsearch(arena_copy_text(reader->arena, folder), &reader->seen, compare_paths);
    return true;
}

static void read_folder(struct reader *reader, const char *folder)
{
    if (see(reader, folder) &&
        config_read_folder(reader->command, folder, reader->settings, reader->diag) != STATUS_OK)
        reader->status = STATUS_USAGE;
}

/* Those above what was named say of it what they say of it in a run over themselves. */
static void read_above(struct reader *reader, const char *root)
{
    struct arena *arena = reader->command->arena;
    bool is_new = !tfind(root, &reader->seen, compare_paths);
    for (struct outer_folder *outer = is_new ? outer_folders_find(arena, root) : NULL; outer;
         outer = outer->next)
        if ((outer->lead || see(reader, outer->path)) &&
            config_read_outer(reader->command, outer, reader->settings, reader->diag) != STATUS_OK)
            reader->status = STATUS_USAGE;
}

/* The outer folders come first; what is below a folder that was seen was seen from there. */
static void read_down_to(struct reader *reader, const char *root, const char *folder)
{
    size_t length = strlen(root);
    if (strncmp(root, folder, length) != 0)
        return;
    read_above(reader, root);
    read_folder(reader, root);
    for (const char *slash = folder + length; *slash;) {
        slash += strspn(slash, "/");
        slash += strcspn(slash, "/");
        read_folder(reader, arena_copy(reader->arena, folder, (size_t)(slash - folder)));
    }
}

static void free_nothing(void *path)
{
    (void)path;
}

enum status folder_settings_read(struct command *command, const struct input_list *inputs,
                                 struct setting_list *settings, struct diag *diag)
{
    struct reader reader = {.command = command, .arena = arena_new(), .settings = settings, .diag = diag};
    for (size_t i = 0; i < command->settings_folder_count; i++)
        see(&reader, command->settings_folders[i]);
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input *input = &inputs->items[i];
        const char *file = input_file(input), *folder = path_folder(reader.arena, file);
        if (strcmp(file, "-") != 0)
            read_down_to(&reader, input->root ? input->root : folder, folder);
    }
    tdestroy(reader.seen, free_nothing);
    arena_free(reader.arena);
    return reader.status;
}
