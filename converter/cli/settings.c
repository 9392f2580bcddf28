#include "converter/cli/settings.h"

#include "base/array.h"
#include "base/installation.h"
#include "base/path.h"
#include "converter/cli/dates.h"
#include "converter/cli/format_options.h"
#include "converter/cli/setting_scope.h"
#include "converter/cli/titles.h"
#include "converter/state/cache_key.h"
#include "formats/registry.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static enum status report_unknown_format(struct settings *settings, const char *name,
                                         bool (*wanted)(const struct format *format), struct diag *diag)
{
    diag_report(diag, (struct place){0}, DIAG_UNKNOWN_FORMAT, name, registry_list(settings->arena, wanted));
    return STATUS_USAGE;
}

static enum status add_target(struct settings *settings, const char *name, struct diag *diag)
{
    const struct format *format = registry_find(name);
    if (!format || !format_can_write(format))
        return report_unknown_format(settings, name, format_can_write, diag);
    for (size_t i = 0; i < settings->target_count; i++)
        if (settings->targets[i].plug.format == format)
            return STATUS_OK;
    settings->targets[settings->target_count++].plug.format = format;
    return STATUS_OK;
}

/* By the extension of -o; text where it has none. NULL: no format has it. */
static const char *format_of_output(const char *output)
{
    const char *extension = output ? path_extension(output) : "";
    const struct format *format = registry_find_extension(extension);
    return format ? format->name : *extension ? NULL : "text";
}

static enum status report_unknown_extension(struct settings *settings, const char *output, struct diag *diag)
{
    diag_report(diag, (struct place){output, 0}, DIAG_UNKNOWN_EXTENSION, path_extension(output),
                registry_list(settings->arena, format_can_write));
    return STATUS_USAGE;
}

/* "text,epub" names two targets. */
static enum status choose_targets(struct settings *settings, const struct command_options *options,
                                  struct diag *diag)
{
    const char *names = options->to, *output = options->output;
    if (!names && options->merge != MERGE_NONE && options->output_dir)
        names = "epub";
    if (!names)
        names = format_of_output(output);
    if (!names)
        return report_unknown_extension(settings, output, diag);
    settings->targets = arena_allocate_array(settings->arena, strlen(names) + 1, sizeof *settings->targets);
    for (;; names++) {
        size_t length = strcspn(names, ",");
        enum status status = add_target(settings, arena_copy(settings->arena, names, length), diag);
        if (status != STATUS_OK || !names[length])
            return status;
        names += length;
    }
}

static enum status choose_readers(struct settings *settings, const struct command_options *options,
                                  struct diag *diag)
{
    const char *name = options->from;
    const struct format *only = name ? registry_find(name) : NULL;
    if (name && (!only || !format_can_read(only)))
        return report_unknown_format(settings, name, format_can_read, diag);
    settings->readers = arena_allocate_array(settings->arena, registry_count(), sizeof *settings->readers);
    for (size_t i = 0; i < registry_count(); i++) {
        const struct format *format = registry_at(i);
        if (only ? format == only : format_can_read(format))
            settings->readers[settings->reader_count++].format = format;
    }
    return STATUS_OK;
}

static void prepare_options(struct plug *plug, const struct option_table *table)
{
    if (!table)
        return;
    plug->values = option_values_new(table);
    plug->options = option_values_get(plug->values);
}

/* A mark of a setting that is about the inputs at work. */
enum { IS_ABOUT = '1' };

/* Sets one option wherever a table has it. */
struct option_setter {
    const char *name, *value;
    const char *called; /* in messages; NULL: by its name */
    struct place place;
    struct diag *diag;
    bool found;
    enum status status;
};

static void set_where_known(struct option_setter *setter, struct plug *plug, const struct option_table *table)
{
    const struct option_row *row = table ? option_find(table, setter->name) : NULL;
    if (setter->status != STATUS_OK || !row)
        return;
    const char *called = setter->called ? setter->called : row->name;
    setter->found = true;
    setter->status =
        option_values_set_row(plug->values, row, called, setter->value, setter->diag, setter->place);
}

/* Of all formats that are written. */
static const char *list_options(const struct settings *settings)
{
    char *names = arena_copy_text(settings->arena, "");
    for (size_t i = 0; i < settings->target_count; i++)
        names = format_options_append(settings->arena, names, settings->targets[i].plug.format->name);
    return names;
}

static enum status report_unknown_option(struct settings *settings, const char *name, struct diag *diag)
{
    struct nearest nearest = {.typed = name};
    const char *others = format_options_list_sections(settings->arena, name);
    for (size_t i = 0; i < settings->target_count; i++)
        nearest_offer_table(&nearest, settings->targets[i].plug.format->write_options);
    for (size_t i = 0; i < settings->reader_count; i++)
        nearest_offer_table(&nearest, settings->readers[i].format->read_options);
    bool is_of_program = option_find(&program_options, name);
    if (is_of_program)
        nearest.name = arena_format(settings->arena, "--%s", name);
    if (*others && !is_of_program)
        diag_report(diag, (struct place){0}, DIAG_OPTION_OF_ANOTHER, name, others);
    else if (nearest.name)
        diag_report(diag, (struct place){0}, DIAG_UNKNOWN_FORMAT_OPTION_NEAR, name, nearest.name);
    else
        diag_report(diag, (struct place){0}, DIAG_UNKNOWN_FORMAT_OPTION, name, list_options(settings));
    return STATUS_USAGE;
}

static enum status set_format_option(struct settings *settings, const char *typed, struct diag *diag)
{
    struct assignment assignment = assignment_read(settings->arena, typed);
    struct option_setter setter = {.name = assignment.name, .value = assignment.value, .diag = diag};
    for (size_t i = 0; i < settings->target_count; i++)
        set_where_known(&setter, &settings->targets[i].plug, settings->targets[i].plug.format->write_options);
    for (size_t i = 0; i < settings->reader_count; i++)
        set_where_known(&setter, &settings->readers[i], settings->readers[i].format->read_options);
    return setter.found ? setter.status : report_unknown_option(settings, setter.name, diag);
}

/* [files] has no sections: of two formats with an option of one name, one may not take the value that is meant for the
 * other. That some format takes it was judged when the file was read. */
static void set_or_leave(struct option_setter *setter, const struct setting *setting, struct plug *plug)
{
    struct diag silent = {0};
    struct option_setter trial = *setter;
    bool may_leave = !setting->section && !setting_is_general(setting);
    trial.diag = may_leave ? &silent : setter->diag;
    set_where_known(&trial, plug, plug->format->write_options);
    setter->found |= trial.found;
    setter->status = may_leave ? setter->status : trial.status;
}

/* What a file says, wherever its section has it. */
static void apply_setting(struct settings *settings, struct option_setter *setter,
                          const struct setting *setting)
{
    const char *section = setting->section;
    bool is_of_readers = !section || !strcmp(section, SECTION_OF_READERS);
    setter->name = setting->name;
    setter->value = setting->value;
    setter->place = setting->place;
    setter->found = false;
    for (size_t i = 0; i < settings->target_count; i++) {
        struct plug *plug = &settings->targets[i].plug;
        bool is_of_target = !section || !strcmp(section, plug->format->name);
        is_of_readers |= is_of_target;
        if (is_of_target)
            set_or_leave(setter, setting, plug);
    }
    for (size_t i = 0; is_of_readers && i < settings->reader_count; i++)
        set_where_known(setter, &settings->readers[i], settings->readers[i].format->read_options);
    if (setter->found)
        settings->fingerprint =
            cache_key_extend(settings->arena, settings->fingerprint, setting->name, setting->value);
}

/* `about` says of each setting of the list whether it is about the inputs: "0110"; NULL: for the whole run. */
static enum status apply_settings(struct settings *settings, const struct setting_list *list,
                                  const char *about, struct diag *diag)
{
    struct option_setter setter = {.diag = diag};
    for (size_t i = 0; i < list->count; i++) {
        const struct setting *setting = &list->items[i];
        bool is_in_force = setting_is_general(setting) || (about && about[i] == IS_ABOUT);
        if (!setting->is_of_article && is_in_force)
            apply_setting(settings, &setter, setting);
    }
    return setter.status;
}

static enum status check_plug(const struct plug *plug,
                              enum status (*check)(const void *options, struct diag *diag), struct diag *diag)
{
    return plug->options && check ? check(plug->options, diag) : STATUS_OK;
}

static enum status check_format_options(const struct settings *settings, struct diag *diag)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < settings->reader_count; i++)
        status = check_plug(&settings->readers[i], settings->readers[i].format->check_read_options, diag);
    for (size_t i = 0; status == STATUS_OK && i < settings->target_count; i++) {
        const struct plug *plug = &settings->targets[i].plug;
        status = check_plug(plug, plug->format->check_write_options, diag);
    }
    return status;
}

/* For every reader whose inputs have an encoding. */
static enum status set_encoding(struct settings *settings, const char *name, struct diag *diag)
{
    struct option_setter setter = {
        .name = "input-encoding", .called = "encoding", .value = name, .diag = diag};
    for (size_t i = 0; name && i < settings->reader_count; i++)
        set_where_known(&setter, &settings->readers[i], settings->readers[i].format->read_options);
    return setter.status;
}

/* For every writer that sets glyphs. */
static enum status set_fonts(struct settings *settings, const char *name, const struct option_texts *texts,
                             struct diag *diag)
{
    struct option_setter setter = {.name = name, .diag = diag};
    for (size_t i = 0; i < texts->count; i++) {
        setter.value = texts->items[i];
        for (size_t j = 0; j < settings->target_count; j++)
            set_where_known(&setter, &settings->targets[j].plug,
                            settings->targets[j].plug.format->write_options);
    }
    return setter.status;
}

static void prepare_all_options(struct settings *settings)
{
    for (size_t i = 0; i < settings->target_count; i++)
        prepare_options(&settings->targets[i].plug, settings->targets[i].plug.format->write_options);
    for (size_t i = 0; i < settings->reader_count; i++)
        prepare_options(&settings->readers[i], settings->readers[i].format->read_options);
}

/* `about` is of both lists, one behind the other; NULL: for the whole run. */
static enum status set_format_options(struct settings *settings, const char *about, struct diag *diag)
{
    const char *about_folders = about ? about + settings->command->settings.count : NULL;
    const struct command_options *options = settings->command->options;
    prepare_all_options(settings);
    enum status status = apply_settings(settings, &settings->command->settings, about, diag);
    if (status == STATUS_OK)
        status = apply_settings(settings, &settings->folder_settings, about_folders, diag);
    for (size_t i = 0; status == STATUS_OK && i < options->assignments.count; i++)
        status = set_format_option(settings, options->assignments.items[i], diag);
    if (status == STATUS_OK)
        status = set_encoding(settings, options->encoding, diag);
    if (status == STATUS_OK)
        status = set_fonts(settings, "font", &options->font_choices, diag);
    if (status == STATUS_OK)
        status = set_fonts(settings, "font-dir", &options->font_folders, diag);
    return status == STATUS_OK ? check_format_options(settings, diag) : status;
}

static enum status load_writers(struct settings *settings, struct diag *diag)
{
    for (size_t i = 0; i < settings->target_count; i++) {
        struct target *target = &settings->targets[i];
        target->writer = registry_writer(target->plug.format, diag);
        if (!target->writer)
            return STATUS_FAILED;
    }
    return STATUS_OK;
}

static void override_title(struct settings *settings, const char *typed)
{
    settings->overrides.title = title_in_one_line(settings->arena, typed);
    settings->overrides.title_lines = title_in_lines(settings->arena, typed);
}

enum status settings_make(struct settings *settings, const struct command *command, struct diag *diag)
{
    const struct command_options *options = command->options;
    *settings = (struct settings){.arena = arena_new(), .command = command};
    settings->variants = arena_allocate(settings->arena, sizeof *settings->variants);
    const char *date = options->date ? date_normalise(settings->arena, options->date) : NULL;
    settings->overrides = (struct overrides){.author = options->author,
                                             .date = date,
                                             .language = options->language,
                                             .series = options->series,
                                             .series_index = options->series_index};
    if (options->merge == MERGE_NONE) /* else it is the book's */
        override_title(settings, options->title);
    settings->fonts_folder = installation_path(settings->arena, "share/banxin/fonts");
    settings->fingerprint =
        cache_key_fingerprint(settings->arena, &program_options, command->values, COMMAND_DECIDES);
    enum status status = choose_targets(settings, options, diag);
    if (status == STATUS_OK)
        status = choose_readers(settings, options, diag);
    if (status == STATUS_OK)
        status = set_format_options(settings, NULL, diag);
    return status == STATUS_OK ? load_writers(settings, diag) : status;
}

static void free_plugs(struct settings *settings)
{
    for (size_t i = 0; i < settings->target_count; i++)
        option_values_free(settings->targets[i].plug.values);
    for (size_t i = 0; i < settings->reader_count; i++)
        option_values_free(settings->readers[i].values);
    arena_free(settings->arena);
}

/* Settings made for the inputs that the same settings are about. */
struct variant {
    struct settings settings;
    const char *about; /* for each setting whether it is: "0110" */
    bool is_sound;
    struct variant *next;
};

bool settings_show_cover(const struct settings *settings)
{
    for (size_t i = 0; i < settings->target_count; i++)
        if (settings->targets[i].plug.format->shows_cover)
            return true;
    return false;
}

void settings_free(struct settings *settings)
{
    for (struct variant *variant = settings->variants ? *settings->variants : NULL, *next; variant;
         variant = next) {
        next = variant->next;
        free_plugs(&variant->settings);
    }
    free(settings->folder_settings.items);
    free_plugs(settings);
}

static const struct setting *setting_at(const struct settings *settings, size_t index)
{
    size_t own = settings->command->settings.count;
    return index < own ? &settings->command->settings.items[index]
                       : &settings->folder_settings.items[index - own];
}

static size_t count_settings(const struct settings *settings)
{
    return settings->command->settings.count + settings->folder_settings.count;
}

static const struct {
    const char *name;
    size_t offset;
} overrides[] = {{"author", offsetof(struct overrides, author)},
                 {"date", offsetof(struct overrides, date)},
                 {"language", offsetof(struct overrides, language)},
                 {"series", offsetof(struct overrides, series)},
                 {"series-index", offsetof(struct overrides, series_index)}};

/* What was typed counts more; but a title that is typed for a merge is the book's. */
static bool is_typed_for_articles(const struct command *command, const char *name)
{
    if (!strcmp(name, "title") && command->options->merge != MERGE_NONE)
        return false;
    return option_given(command->typed, option_find(&program_options, name)).count;
}

static void override_by(struct settings *settings, const struct setting *setting)
{
    if (!setting->is_of_article || is_typed_for_articles(settings->command, setting->name))
        return;
    bool is_date = !strcmp(setting->name, "date");
    const char *value = is_date ? date_normalise(settings->arena, setting->value) : setting->value;
    for (size_t i = 0; i < COUNT(overrides); i++)
        if (!strcmp(overrides[i].name, setting->name))
            *(const char **)(void *)((char *)&settings->overrides + overrides[i].offset) = value;
    if (!strcmp(setting->name, "title"))
        override_title(settings, value);
    settings->fingerprint = cache_key_extend(settings->arena, settings->fingerprint, setting->name, value);
}

static void override_all(struct settings *settings, const char *about)
{
    for (size_t i = 0; about[i]; i++)
        if (about[i] == IS_ABOUT)
            override_by(settings, setting_at(settings, i));
}

static void copy_formats(struct settings *made, const struct settings *settings)
{
    made->targets = arena_allocate_array(made->arena, made->target_count, sizeof *made->targets);
    made->readers = arena_allocate_array(made->arena, made->reader_count, sizeof *made->readers);
    for (size_t i = 0; i < made->target_count; i++) {
        made->targets[i].plug.format = settings->targets[i].plug.format;
        made->targets[i].writer = settings->targets[i].writer;
    }
    for (size_t i = 0; i < made->reader_count; i++)
        made->readers[i].format = settings->readers[i].format;
}

static struct variant *make_variant(const struct settings *settings, const char *about, struct diag *diag)
{
    struct variant *variant = arena_allocate(settings->arena, sizeof *variant);
    struct settings *made = &variant->settings;
    *made = *settings;
    made->arena = arena_new();
    made->variants = NULL;
    variant->about = arena_copy_text(made->arena, about);
    copy_formats(made, settings);
    override_all(made, about);
    variant->is_sound = set_format_options(made, about, diag) == STATUS_OK;
    variant->next = *settings->variants;
    *settings->variants = variant;
    return variant;
}

/* The settings for what these marks say; NULL: they make no sense. */
static const struct settings *find_variant(const struct settings *settings, const char *about,
                                           struct diag *diag)
{
    if (!strchr(about, IS_ABOUT))
        return settings;
    struct variant *variant = *settings->variants;
    while (variant && strcmp(variant->about, about) != 0)
        variant = variant->next;
    if (!variant)
        variant = make_variant(settings, about, diag);
    return variant->is_sound ? &variant->settings : NULL;
}

const struct settings *settings_of(const struct settings *settings, const char *path, struct diag *diag)
{
    size_t count = count_settings(settings);
    if (!count)
        return settings;
    char *about = memory_allocate(count + 1);
    for (size_t i = 0; i < count; i++)
        about[i] = setting_is_about(setting_at(settings, i), path) ? IS_ABOUT : '0';
    about[count] = '\0';
    const struct settings *found = find_variant(settings, about, diag);
    free(about);
    return found;
}

static bool is_of_writers(const struct settings *settings, const struct setting *setting)
{
    for (size_t i = 0; i < settings->target_count; i++) {
        const struct format *format = settings->targets[i].plug.format;
        bool is_of_target = !setting->section || !strcmp(setting->section, format->name);
        if (is_of_target && format->write_options && option_find(format->write_options, setting->name))
            return !setting->is_of_article;
    }
    return false;
}

/* True when it is about each of them; what is about some of them alone is reported. */
static bool is_of_book(const struct settings *settings, const struct setting *setting,
                       const struct book_inputs *book, struct diag *diag)
{
    size_t fitting = 0;
    if (setting_is_general(setting) || !is_of_writers(settings, setting))
        return false;
    for (size_t i = 0; i < book->count; i++)
        fitting += setting_is_about(setting, book->paths[i]);
    if (fitting && fitting < book->count)
        diag_report(diag, setting->place, DIAG_SETTING_OF_SOME, setting->name, book->title);
    return fitting && fitting == book->count;
}

const struct settings *settings_of_book(const struct settings *settings, const struct book_inputs *book,
                                        struct diag *diag)
{
    size_t count = count_settings(settings);
    char *about = memory_allocate(count + 1);
    for (size_t i = 0; i < count; i++)
        about[i] = is_of_book(settings, setting_at(settings, i), book, diag) ? IS_ABOUT : '0';
    about[count] = '\0';
    const struct settings *found = find_variant(settings, about, diag);
    free(about);
    return found;
}
