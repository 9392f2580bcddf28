#include "converter/cli/config.h"

#include "base/path.h"
#include "base/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the file of an archive may set. */
static const char *const harmless[] = {"to",   "from",    "option",  "title",  "author",  "date", "language",
                                       "name", "include", "exclude", "strict", "timeout", "jobs"};

/* A file that is being read, line by line. */
struct config {
    struct option_values *options;
    struct arena *arena;
    struct place place;
    bool is_of_archive;
    struct diag *diag;
};

static char *trim(char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    return text;
}

static bool is_allowed(const struct config *config, const char *name)
{
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (!strcmp(harmless[i], name))
            return true;
    return !config->is_of_archive;
}

/* "name = value", or the name of a flag alone. */
static enum status set_line(const struct config *config, char *line)
{
    char *value = strchr(line, '=');
    if (value)
        *value++ = '\0';
    const char *name = trim(line);
    const struct option_row *row = option_find(&program_options, name);
    if (!row || !is_allowed(config, name)) {
        diag_report(config->diag, config->place, row ? DIAG_NOT_ALLOWED_HERE : DIAG_UNKNOWN_OPTION, name);
        return STATUS_USAGE;
    }
    if (!value && row->kind != OPTION_FLAG && !row->implied) {
        diag_report(config->diag, config->place, DIAG_MISSING_VALUE, name);
        return STATUS_USAGE;
    }
    const char *text = value ? trim(value) : row->implied ? row->implied : "yes";
    return option_values_set(config->options, name, text, config->diag, config->place);
}

static enum status set_lines(struct config *config, const char *text)
{
    for (;; config->place.line++) {
        size_t length = strcspn(text, "\n");
        char *line = trim(arena_copy(config->arena, text, length));
        if (*line && *line != '#') {
            enum status status = set_line(config, line);
            if (status != STATUS_OK)
                return status;
        }
        if (!text[length])
            return STATUS_OK;
        text += length + 1;
    }
}

/* A file that is not there, or is empty, says nothing. */
static enum status read_file(struct config config, const char *path)
{
    struct stat status;
    struct source *source;
    if (!path || stat(path, &status) || !S_ISREG(status.st_mode) || !status.st_size)
        return STATUS_OK;
    if (source_open(path, config.diag, &source) != STATUS_OK)
        return STATUS_USAGE;
    config.place = (struct place){path, 1};
    enum status done = set_lines(&config, source->bytes);
    source_close(source);
    return done;
}

static const char *user_file(struct arena *arena)
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (folder && *folder == '/')
        return path_join(arena, folder, "banxin.conf");
    return home && *home == '/' ? path_join(arena, home, ".config/banxin.conf") : NULL;
}

static const char *archive_file(struct arena *arena, const struct command *command)
{
    if (!command->input_count || !strcmp(command->inputs[0], "-"))
        return NULL;
    struct stat status;
    const char *input = command->inputs[0];
    bool is_folder = !stat(input, &status) && S_ISDIR(status.st_mode);
    return path_join(arena, is_folder ? input : path_folder(arena, input), ".banxin.conf");
}

enum status config_read(struct option_values *options, const struct command *command, struct diag *diag)
{
    struct arena *arena = arena_new();
    struct config config = {.options = options, .arena = arena, .diag = diag};
    enum status status = read_file(config, user_file(arena));
    config.is_of_archive = true;
    if (status == STATUS_OK)
        status = read_file(config, archive_file(arena, command));
    arena_free(arena);
    return status;
}
