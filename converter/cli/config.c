#include "converter/cli/config.h"

#include "base/path.h"
#include "base/source.h"
#include "base/translation.h"
#include "converter/cli/confinement.h"
#include "converter/cli/options.h"
#include "converter/cli/owner.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is being read, line by line. */
struct config {
    struct command *command;
    const struct option_values *typed;
    const struct confinement *confinement; /* of an archive's file; NULL: the user's own */
    struct place place;
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

/* What was typed counts more than an archive's file, whatever that says. */
static enum verdict judge(const struct config *config, const struct option_row *row, const char **value)
{
    if (row->marks & COMMAND_TYPED) {
        diag_report(config->diag, config->place, DIAG_SETTINGS_NESTED);
        return VERDICT_REFUSED;
    }
    if (!config->confinement)
        return VERDICT_ALLOWED;
    if (row->is_ceiling && option_given(config->typed, row).count)
        return VERDICT_IGNORED;
    return confinement_judge(config->confinement, row, value, config->diag, config->place);
}

static enum status set(const struct config *config, const struct option_row *row, const char *value)
{
    switch (judge(config, row, &value)) {
    case VERDICT_ALLOWED:
        return option_values_set_row(config->command->values, row, row->name, value, config->diag,
                                     config->place);
    case VERDICT_IGNORED: return STATUS_OK;
    case VERDICT_REFUSED: break;
    }
    return STATUS_USAGE;
}

/* "name = value", or the name of a flag alone. */
static enum status set_line(const struct config *config, char *line)
{
    char *value = strchr(line, '=');
    if (value)
        *value++ = '\0';
    const char *name = trim(line);
    const struct option_row *row = option_find(&program_options, name);
    if (!row) {
        diag_report(config->diag, config->place, DIAG_UNKNOWN_OPTION, name);
        return STATUS_USAGE;
    }
    if (!value && row->kind != OPTION_FLAG && !row->implied) {
        diag_report(config->diag, config->place, DIAG_MISSING_VALUE, name);
        return STATUS_USAGE;
    }
    return set(config, row, value ? trim(value) : row->implied ? row->implied : "yes");
}

static enum status set_lines(struct config *config, const char *text)
{
    for (;; config->place.line++) {
        size_t length = strcspn(text, "\n");
        char *line = trim(arena_copy(config->command->arena, text, length));
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

static enum status take_source(struct config *config, const char *path, const struct source *source)
{
    struct command *command = config->command;
    path = arena_copy_text(command->arena, path);
    command->settings_files = memory_resize(command->settings_files,
                                            (command->settings_count + 1) * sizeof *command->settings_files);
    command->settings_files[command->settings_count++] = path;
    config->place = (struct place){path, 1};
    return set_lines(config, source->bytes);
}

/* A file that is not there, or is empty, says nothing. */
static enum status read_found(struct config config, const char *path)
{
    struct stat status;
    struct source *source;
    if (!path || stat(path, &status) || !S_ISREG(status.st_mode) || !status.st_size)
        return STATUS_OK;
    if (source_open(path, config.diag, &source) != STATUS_OK)
        return STATUS_USAGE;
    enum status done = STATUS_OK;
    if (owner_is_trusted(path, source->owner))
        done = take_source(&config, path, source);
    else
        diag_report(config.diag, (struct place){path, 0}, DIAG_FOREIGN_SETTINGS, path);
    source_close(source);
    return done;
}

/* A file that the user has named is there. */
static enum status read_named(struct config config, const char *path)
{
    struct stat status;
    struct source *source;
    if (stat(path, &status) || S_ISDIR(status.st_mode) || access(path, R_OK)) {
        diag_report(config.diag, (struct place){0}, DIAG_BAD_VALUE, "config", path,
                    PHRASE("a file that can be read"));
        return STATUS_USAGE;
    }
    if (S_ISREG(status.st_mode) && !status.st_size)
        return STATUS_OK;
    if (source_open(path, config.diag, &source) != STATUS_OK)
        return STATUS_USAGE;
    enum status done = take_source(&config, path, source);
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

/* The folder whose file may say how its articles are set; NULL: there is none. */
static const char *archive_folder(struct arena *arena, const struct command *command)
{
    if (!command->input_count || !strcmp(command->inputs[0], "-"))
        return NULL;
    struct stat status;
    const char *input = command->inputs[0];
    bool is_folder = !stat(input, &status) && S_ISDIR(status.st_mode);
    return is_folder ? input : path_folder(arena, input);
}

/* The archive's file, which the user has named as well. */
static bool is_named(const struct option_texts *names, const char *path)
{
    struct stat own, named;
    for (size_t i = 0; i < names->count; i++)
        if (!stat(path, &own) && !stat(names->items[i], &named) && own.st_dev == named.st_dev &&
            own.st_ino == named.st_ino)
            return true;
    return false;
}

static enum status read_of_archive(struct config config, const struct option_texts *named)
{
    struct arena *arena = config.command->arena;
    const char *folder = archive_folder(arena, config.command);
    const char *path = folder ? path_join(arena, folder, ".banxin.conf") : NULL;
    if (!path || is_named(named, path))
        return STATUS_OK;
    struct confinement confinement = {.arena = arena, .folder = folder, .values = config.command->values};
    config.confinement = &confinement;
    return read_found(config, path);
}

static enum status read_files(struct command *command, const struct option_values *typed, struct diag *diag)
{
    struct config config = {.command = command, .typed = typed, .diag = diag};
    const struct command_options *options = option_values_get(typed);
    const struct option_texts *named = &options->config;
    enum status status = read_found(config, user_file(command->arena));
    if (status == STATUS_OK)
        status = read_of_archive(config, named);
    for (size_t i = 0; status == STATUS_OK && i < named->count; i++)
        status = read_named(config, named->items[i]);
    return status;
}

/* The inputs say which files hold settings, and the command line has the last word; so it is parsed once
 * more, over them. */
enum status config_read_command(struct command *command, int count, char **arguments, struct diag *diag)
{
    command_open(command, count);
    enum status status = command_parse(command, count, arguments, diag);
    if (status != STATUS_OK)
        return status;
    struct option_values *typed = command_reset(command);
    status = read_files(command, typed, diag);
    option_values_free(typed);
    return status == STATUS_OK ? command_parse(command, count, arguments, diag) : status;
}
