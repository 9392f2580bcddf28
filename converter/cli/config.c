#include "converter/cli/config.h"

#include "base/path.h"
#include "base/source.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "converter/cli/config_line.h"
#include "converter/cli/confinement.h"
#include "converter/cli/format_options.h"
#include "converter/cli/outer_folders.h"
#include "converter/cli/owner.h"
#include "formats/registry.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is being read, line by line. */
struct config {
    struct command *command;
    struct setting_list *settings;         /* what it says of formats and inputs */
    const struct confinement *confinement; /* of an archive's file; NULL: the user's own */
    const char *folder, *lead;             /* as settings have them */
    bool is_inner;                         /* it is about the inputs of its folder alone */
    bool is_within;                        /* what it says of articles counts more than files further out */
    bool is_standing;                      /* it is about more than the inputs of a run */
    bool is_named;                         /* by --config */
    struct place place;
    const char *section, *files; /* at work; NULL: none */
    struct place files_place;    /* of the head of the section */
    bool is_unknown;             /* the section */
    bool has_mistake;
    struct diag *diag;
};

/* What is wrong with a setting stops no other. */
static void refuse(struct config *config, enum diag_id id, const char *name)
{
    diag_report(config->diag, config->place, id, name);
    config->has_mistake = true;
}

/* What may be said of single files, "title, author", beside the options of formats. */
static char *list_of_files(struct arena *arena)
{
    char *names = arena_copy_text(arena, "");
    for (size_t i = 0; i < program_options.count; i++) {
        const struct option_row *row = &program_options.rows[i];
        if (row->marks & COMMAND_OF_ARTICLE)
            names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", row->name);
    }
    return names;
}

static void offer_names(const struct config *config, struct nearest *nearest)
{
    if (!config->section)
        nearest_offer_table(nearest, &program_options);
    if (config->section || config->files)
        format_options_offer(config->section, nearest);
}

/* A file that holds no settings may have lines of any length. */
static const char *shorten(struct arena *arena, const char *name)
{
    enum { LONGEST = 60 };
    size_t length = strlen(name), shown = utf8_cut(name, length, LONGEST);
    return length > LONGEST ? arena_format(arena, "%.*s…", (int)shown, name) : name;
}

/* A name that is right elsewhere, or nearly right, is better advice than a list. */
static void refuse_unknown(struct config *config, const char *typed)
{
    struct arena *arena = config->command->arena;
    const char *name = shorten(arena, typed);
    struct nearest nearest = {.typed = name};
    const char *sections = format_options_list_sections(arena, name);
    offer_names(config, &nearest);
    config->has_mistake = true;
    if (config->section && option_find(&program_options, name))
        diag_report(config->diag, config->place, DIAG_NOT_OF_FILES, name);
    else if (*sections)
        diag_report(config->diag, config->place, DIAG_SETTING_OF_SECTION, name, sections);
    else if (nearest.name)
        diag_report(config->diag, config->place, DIAG_UNKNOWN_SETTING_NEAR, name, nearest.name);
    else if (config->files)
        diag_report(config->diag, config->place, DIAG_UNKNOWN_SETTING_OF_FILES, name, list_of_files(arena));
    else if (config->section)
        diag_report(config->diag, config->place, DIAG_UNKNOWN_SETTING_OF, name, config->section,
                    format_options_list(arena, config->section));
    else
        diag_report(config->diag, config->place, DIAG_UNKNOWN_SETTING, name,
                    format_options_list_sections(arena, NULL));
}

/* The extension of a name that was typed counts more than the formats of a file, and of -o and -d the one that was
 * typed. */
static bool is_overruled(const struct config *config, const struct option_row *row)
{
    const struct command_options *typed = option_values_get(config->command->typed);
    bool names_format = typed->output && registry_find_extension(path_extension(typed->output));
    bool is_place = row->marks & COMMAND_PLACE;
    bool is_mine = !config->confinement; /* an archive's file may not choose the place at all */
    return (row->marks & COMMAND_WRITES && names_format) ||
           (is_place && is_mine && (typed->output || typed->output_dir));
}

/* What was typed counts more than an archive's file, whatever that says. */
static enum verdict judge(const struct config *config, const struct option_row *row, const char **value)
{
    if (row->marks & COMMAND_TYPED) {
        diag_report(config->diag, config->place, DIAG_SETTINGS_NESTED);
        return VERDICT_REFUSED;
    }
    if (is_overruled(config, row))
        return VERDICT_IGNORED;
    if (!config->confinement)
        return VERDICT_ALLOWED;
    if (row->is_ceiling && option_given(config->command->typed, row).count)
        return VERDICT_IGNORED;
    return confinement_judge(config->confinement, row, value, config->diag, config->place);
}

/* "~/" is the user's own folder, at the start of a file's name and behind the role of a font. */
static const char *expand_home(const struct config *config, const char *value)
{
    const char *home = getenv("HOME"), *sign = strchr(value, '=');
    const char *start = sign && !strncmp(sign + 1, "~/", 2) ? sign + 1 : value;
    if (config->confinement || !home || strncmp(start, "~/", 2) != 0)
        return value;
    return arena_format(config->command->arena, "%.*s%s%s", (int)(start - value), value, home, start + 1);
}

static void note_origin(const struct config *config, const struct option_row *row)
{
    struct command *command = config->command;
    size_t count = command->origin_count + 1;
    command->origins = memory_resize(command->origins, count * sizeof *command->origins);
    command->origins[command->origin_count++] = (struct option_origin){row, config->place};
}

static void keep_setting(struct config *config, const char *name, const char *value, bool is_of_article)
{
    struct setting setting = {.section = config->section,
                              .files = config->files,
                              .folder = config->folder,
                              .lead = config->lead,
                              .files_place = config->files_place,
                              .is_of_article = is_of_article,
                              .is_of_folder = config->is_inner || config->is_within,
                              .is_standing = config->is_standing,
                              .is_named = config->is_named,
                              .name = arena_copy_text(config->command->arena, name),
                              .value = arena_copy_text(config->command->arena, value),
                              .place = config->place};
    setting_list_add(config->settings, &setting);
}

/* What is about some inputs, and of reading, is judged now; an option of a format for the whole run, when that
 * format is written. */
static void keep_format_setting(struct config *config, const char *name, const char *value)
{
    bool is_of_readers = format_options_is_of_reading(config->section, name);
    bool is_judged = config->files || config->is_inner || config->is_within || is_of_readers;
    if (!is_judged || format_options_judge(config->section, name, value, config->diag, config->place))
        keep_setting(config, name, value, false);
    else
        config->has_mistake = true;
}

/* An option of a format: "style" of [pdf], or "option = style=large". */
static void set_format_option(struct config *config, const char *name, const char *value)
{
    struct arena *arena = config->command->arena;
    if (!format_options_find(config->section, name)) {
        refuse_unknown(config, name);
        return;
    }
    if (format_options_find_path(name))
        value = expand_home(config, value);
    const char *assignment = arena_format(arena, "%s=%s", name, value);
    switch (judge(config, option_find(&program_options, "option"), &assignment)) {
    case VERDICT_ALLOWED: keep_format_setting(config, name, strchr(assignment, '=') + 1); break;
    case VERDICT_IGNORED: break;
    case VERDICT_REFUSED: config->has_mistake = true; break;
    }
}

static void set_assignment(struct config *config, const char *text)
{
    struct assignment assignment = assignment_read(config->command->arena, text);
    set_format_option(config, assignment.name, assignment.value);
}

static void set_for_run(struct config *config, const struct option_row *row, const char *value)
{
    enum status status =
        option_values_set_row(config->command->values, row, row->name, value, config->diag, config->place);
    config->has_mistake |= status != STATUS_OK;
    note_origin(config, row);
}

/* The values are judged as those of the run are, by a copy of their own. */
static void set_for_some(struct config *config, const struct option_row *row, const char *value)
{
    struct option_values *judged = option_values_new(&program_options);
    if (option_values_set_row(judged, row, row->name, value, config->diag, config->place) == STATUS_OK)
        keep_setting(config, row->name, value, true);
    else
        config->has_mistake = true;
    option_values_free(judged);
}

/* Of the program: for the run, or for the inputs of a part of it. */
static void set_program_option(struct config *config, const struct option_row *row, const char *value)
{
    if (row->is_path)
        value = expand_home(config, value);
    enum verdict verdict = judge(config, row, &value);
    config->has_mistake |= verdict == VERDICT_REFUSED;
    if (verdict != VERDICT_ALLOWED)
        return;
    bool is_of_article = row->marks & COMMAND_OF_ARTICLE && !(row->marks & COMMAND_OF_BOOK);
    if (!config->is_inner && !config->files && !(config->is_within && is_of_article))
        set_for_run(config, row, value);
    else if (row->marks & COMMAND_OF_ARTICLE)
        set_for_some(config, row, value);
    else if (config->files)
        refuse(config, DIAG_NOT_OF_FILES, row->name);
}

static void set_known(struct config *config, const struct option_row *row, const char *given)
{
    const char *value = given ? given : row->implied ? row->implied : "yes";
    if (!given && row->kind != OPTION_FLAG && !row->implied)
        refuse(config, DIAG_MISSING_VALUE, row->name);
    else if (row->marks & COMMAND_ASSIGNMENT)
        set_assignment(config, value);
    else
        set_program_option(config, row, value);
}

/* In [files] options of formats stand beside those of the program. */
static void set_line(struct config *config, const struct config_line *line)
{
    const struct option_row *row = config->section ? NULL : option_find(&program_options, line->name);
    if (config->is_unknown)
        return;
    if (row)
        set_known(config, row, line->value);
    else if (config->section || config->files)
        set_format_option(config, line->name, line->value ? line->value : "yes");
    else
        refuse_unknown(config, line->name);
}

static void begin_section(struct config *config, const struct config_line *line)
{
    struct arena *arena = config->command->arena;
    bool is_files = !strcmp(line->name, "files") && line->value;
    config->files = is_files ? arena_copy_text(arena, line->value) : NULL;
    config->files_place = config->place;
    config->section = is_files ? NULL : arena_copy_text(arena, line->name);
    config->is_unknown = !is_files && (line->value || !format_options_has_section(line->name));
    if (!config->is_unknown)
        return;
    diag_report(config->diag, config->place, DIAG_UNKNOWN_SECTION, line->name,
                format_options_list_sections(arena, NULL));
    config->has_mistake = true;
}

static void take_line(struct config *config, char *text)
{
    struct config_line line;
    switch (config_line_read(text, &line)) {
    case CONFIG_LINE_EMPTY: break;
    case CONFIG_LINE_SECTION: begin_section(config, &line); break;
    case CONFIG_LINE_SETTING: set_line(config, &line); break;
    case CONFIG_LINE_BAD:
        diag_report(config->diag, config->place, DIAG_BAD_SETTING);
        config->has_mistake = true;
        break;
    }
}

static void take_lines(struct config *config, const char *text)
{
    text += strncmp(text, "\xEF\xBB\xBF", 3) ? 0 : 3;
    for (;; config->place.line++) {
        size_t length = strcspn(text, "\n");
        take_line(config, arena_copy(config->command->arena, text, length));
        if (!text[length])
            return;
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
    take_lines(config, source->bytes);
    return config->has_mistake ? STATUS_USAGE : STATUS_OK;
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
    config.is_named = true;
    if (!strcmp(path_name(path), CONFIG_NAME)) /* that of an archive, whose patterns begin from its folder */
        config.folder = path_folder(config.command->arena, path);
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

/* What it leads to, messages would print line by line. */
static bool is_link_outside(const char *folder, const char *path)
{
    struct stat status;
    return !stat(path, &status) && !source_is_below(folder, path);
}

static enum status read_of_folder(struct config config, const char *folder, const struct option_texts *named)
{
    struct arena *arena = config.command->arena;
    const char *path = path_join(arena, folder, CONFIG_NAME);
    if (is_named(named, path))
        return STATUS_OK;
    if (is_link_outside(folder, path)) {
        diag_report(config.diag, (struct place){path, 0}, DIAG_SETTINGS_OUTSIDE, path);
        return STATUS_OK;
    }
    struct confinement confinement = {.arena = arena, .folder = folder, .values = config.command->values};
    config.confinement = &confinement;
    if (!config.folder)
        config.folder = arena_copy_text(arena, folder);
    return read_found(config, path);
}

/* Settings of a folder above say of the inputs here what they say of them in a run over that folder. */
static enum status read_of_outer(struct config config, const struct outer_folder *outer,
                                 const struct option_texts *named)
{
    config.is_standing = true;
    config.folder = outer->inner;
    config.lead = outer->lead;
    return read_of_folder(config, outer->path, named);
}

/* As inputs below it have it. */
static const char *trim_slashes(struct arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return arena_copy(arena, folder, length);
}

static enum status worse(enum status one, enum status other)
{
    return one == STATUS_OK ? other : one;
}

static void note_folder(struct command *command, const char *folder)
{
    size_t size = (command->settings_folder_count + 1) * sizeof *command->settings_folders;
    command->settings_folders = memory_resize(command->settings_folders, size);
    command->settings_folders[command->settings_folder_count++] = folder;
}

/* Of the folder of the first input, and of those above it. */
static enum status read_of_run(struct config config, const char *folder, const struct option_texts *named)
{
    struct command *command = config.command;
    size_t before = command->settings_count;
    enum status status = STATUS_OK;
    for (struct outer_folder *outer = outer_folders_find(command->arena, folder); outer;
         outer = outer->next) {
        status = worse(status, read_of_outer(config, outer, named));
        config.is_within = command->settings_count > before;
        if (!outer->lead)
            note_folder(command, outer->path);
    }
    note_folder(command, folder);
    return worse(status, read_of_folder(config, folder, named));
}

static enum status read_files(struct command *command, struct diag *diag)
{
    struct config config = {.command = command, .settings = &command->settings, .diag = diag};
    const struct command_options *typed = option_values_get(command->typed);
    const char *folder = typed->no_config ? NULL : archive_folder(command->arena, command);
    enum status status = STATUS_OK;
    config.is_standing = true;
    if (!typed->no_config)
        status = read_found(config, user_file(command->arena));
    config.is_standing = false;
    if (folder)
        status = worse(status, read_of_run(config, trim_slashes(command->arena, folder), &typed->config));
    for (size_t i = 0; i < typed->config.count; i++)
        status = worse(status, read_named(config, typed->config.items[i]));
    return status;
}

enum status config_read_outer(struct command *command, const struct outer_folder *outer,
                              struct setting_list *settings, struct diag *diag)
{
    struct config config = {.command = command, .settings = settings, .is_inner = true, .diag = diag};
    const struct command_options *typed = option_values_get(command->typed);
    return read_of_outer(config, outer, &typed->config);
}

enum status config_read_folder(struct command *command, const char *folder, struct setting_list *settings,
                               struct diag *diag)
{
    struct config config = {.command = command, .settings = settings, .is_inner = true, .diag = diag};
    const struct command_options *typed = option_values_get(command->typed);
    return read_of_folder(config, folder, &typed->config);
}

/* The inputs say which files hold settings, and the command line has the last word; so it is parsed once
 * more, over them. */
enum status config_read_command(struct command *command, int count, char **arguments, struct diag *diag)
{
    command_open(command, count);
    enum status status = command_parse(command, count, arguments, diag);
    if (status != STATUS_OK)
        return status;
    command->typed = command_reset(command);
    command->has_bad_settings = read_files(command, diag) != STATUS_OK;
    return command_parse(command, count, arguments, diag);
}
