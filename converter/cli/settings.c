#include "converter/cli/settings.h"

#include "base/installation.h"
#include "base/language.h"
#include "base/path.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "converter/cli/dates.h"
#include "converter/state/cache_key.h"
#include "formats/registry.h"

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
static enum status choose_targets(struct settings *settings, const struct option_values *options,
                                  struct diag *diag)
{
    const char *names = option_text(options, "to"), *output = option_text(options, "output");
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

static enum status choose_readers(struct settings *settings, const struct option_values *options,
                                  struct diag *diag)
{
    const char *name = option_text(options, "from");
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
    plug->options = table ? option_values_new(table) : NULL;
}

/* Sets one option wherever a table has it. */
struct option_setter {
    const char *name, *value;
    struct diag *diag;
    bool found;
    enum status status;
};

static void set_where_known(struct option_setter *setter, struct plug *plug, const struct option_table *table)
{
    if (setter->status != STATUS_OK || !table || !option_find(table, setter->name))
        return;
    setter->found = true;
    setter->status =
        option_values_set(plug->options, setter->name, setter->value, setter->diag, (struct place){0});
}

static bool is_listed(const char *names, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = names; (at = strstr(at, name)); at += length)
        if ((at == names || at[-1] == ' ') && (!at[length] || at[length] == ','))
            return true;
    return false;
}

/* Readers share options: each is named once. */
static char *append_names(struct arena *arena, char *names, const struct option_table *table)
{
    for (size_t i = 0; table && i < table->count; i++)
        if (!is_listed(names, table->rows[i].name))
            names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", table->rows[i].name);
    return names;
}

static enum status report_unknown_option(struct settings *settings, const char *name, struct diag *diag)
{
    char *names = arena_copy_text(settings->arena, "");
    for (size_t i = 0; i < settings->target_count; i++)
        names = append_names(settings->arena, names, settings->targets[i].plug.format->write_options);
    for (size_t i = 0; i < settings->reader_count; i++)
        names = append_names(settings->arena, names, settings->readers[i].format->read_options);
    diag_report(diag, (struct place){0}, DIAG_UNKNOWN_FORMAT_OPTION, name, *names ? names : "none");
    return STATUS_USAGE;
}

static enum status set_format_option(struct settings *settings, const char *assignment, struct diag *diag)
{
    size_t length = strcspn(assignment, "=");
    if (!assignment[length]) {
        diag_report(diag, (struct place){0}, DIAG_BAD_VALUE, "-O", assignment, "NAME=VALUE");
        return STATUS_USAGE;
    }
    struct option_setter setter = {.name = arena_copy(settings->arena, assignment, length),
                                   .value = assignment + length + 1,
                                   .diag = diag};
    for (size_t i = 0; i < settings->target_count; i++)
        set_where_known(&setter, &settings->targets[i].plug, settings->targets[i].plug.format->write_options);
    for (size_t i = 0; i < settings->reader_count; i++)
        set_where_known(&setter, &settings->readers[i], settings->readers[i].format->read_options);
    return setter.found ? setter.status : report_unknown_option(settings, setter.name, diag);
}

static enum status check_plug(const struct plug *plug,
                              enum status (*check)(const struct option_values *options, struct diag *diag),
                              struct diag *diag)
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
static void set_encoding(struct settings *settings, const char *name, struct diag *diag)
{
    struct option_setter setter = {.name = "input-encoding", .value = name, .diag = diag};
    for (size_t i = 0; i < settings->reader_count; i++)
        set_where_known(&setter, &settings->readers[i], settings->readers[i].format->read_options);
}

/* Fonts go to the writers that have use for them. */
static enum status set_fonts(struct settings *settings, const struct option_values *options, const char *name,
                             struct diag *diag)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < option_count(options, name) && status == STATUS_OK; i++) {
        struct option_setter setter = {.name = name, .value = option_text_at(options, name, i), .diag = diag};
        for (size_t j = 0; j < settings->target_count; j++)
            set_where_known(&setter, &settings->targets[j].plug,
                            settings->targets[j].plug.format->write_options);
        status = setter.status;
    }
    return status;
}

static enum status set_format_options(struct settings *settings, const struct option_values *options,
                                      struct diag *diag)
{
    for (size_t i = 0; i < settings->target_count; i++)
        prepare_options(&settings->targets[i].plug, settings->targets[i].plug.format->write_options);
    for (size_t i = 0; i < settings->reader_count; i++)
        prepare_options(&settings->readers[i], settings->readers[i].format->read_options);
    for (size_t i = 0; i < option_count(options, "option"); i++) {
        enum status status = set_format_option(settings, option_text_at(options, "option", i), diag);
        if (status != STATUS_OK)
            return status;
    }
    if (option_is_set(options, "encoding"))
        set_encoding(settings, option_text(options, "encoding"), diag);
    enum status status = set_fonts(settings, options, "font", diag);
    if (status == STATUS_OK)
        status = set_fonts(settings, options, "font-dir", diag);
    if (status != STATUS_OK)
        return status;
    return check_format_options(settings, diag);
}

static bool is_clean_text(const char *text)
{
    for (const char *byte = text; *byte; byte++)
        if ((unsigned char)*byte < 0x20 || *byte == 0x7F)
            return false;
    return utf8_is_valid(text, strlen(text));
}

static const struct {
    const char *name;
    bool (*is_allowed)(const char *text);
    const char *allowed;
} override_rules[] = {
    {"title", is_clean_text, PHRASE("UTF-8 text without control characters")},
    {"author", is_clean_text, PHRASE("UTF-8 text without control characters")},
    {"date", date_is_allowed, PHRASE("2019-06-05, 2019-06, 2019 or 2019年6月5日")},
    {"since", date_is_allowed, PHRASE("2019-06-05, 2019-06, 2019 or 2019年6月5日")},
    {"language", language_is_well_formed, PHRASE("a tag like zh-CN, zh-TW or ja")},
};

static enum status check_overrides(const struct option_values *options, struct diag *diag)
{
    for (size_t i = 0; i < sizeof override_rules / sizeof *override_rules; i++) {
        const char *name = override_rules[i].name, *text = option_text(options, name);
        if (!text || override_rules[i].is_allowed(text))
            continue;
        diag_report(diag, (struct place){0}, DIAG_BAD_VALUE, name, text, override_rules[i].allowed);
        return STATUS_USAGE;
    }
    return STATUS_OK;
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

enum status settings_make(struct settings *settings, const struct option_values *options, struct diag *diag)
{
    *settings = (struct settings){.arena = arena_new()};
    const char *date = option_text(options, "date");
    settings->overrides = (struct overrides){option_text(options, "title"), option_text(options, "author"),
                                             date ? date_normalise(settings->arena, date) : NULL,
                                             option_text(options, "language")};
    if (option_is_set(options, "merge"))
        settings->overrides.title = NULL; /* it is the book's */
    settings->fonts_folder = installation_path(settings->arena, "share/banxin/fonts");
    settings->fingerprint = cache_key_fingerprint(settings->arena, options);
    enum status status = choose_targets(settings, options, diag);
    if (status == STATUS_OK)
        status = choose_readers(settings, options, diag);
    if (status == STATUS_OK)
        status = set_format_options(settings, options, diag);
    if (status == STATUS_OK)
        status = check_overrides(options, diag);
    return status == STATUS_OK ? load_writers(settings, diag) : status;
}

void settings_free(struct settings *settings)
{
    for (size_t i = 0; i < settings->target_count; i++)
        option_values_free(settings->targets[i].plug.options);
    for (size_t i = 0; i < settings->reader_count; i++)
        option_values_free(settings->readers[i].options);
    arena_free(settings->arena);
}
