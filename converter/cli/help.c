#include "converter/cli/help.h"

#include "base/buffer.h"
#include "base/installation.h"
#include "base/sink.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "converter/cli/completion.h"
#include "converter/cli/format_options.h"
#include "converter/state/state.h"
#include "formats/registry.h"

#include <string.h>

enum { NAME_COLUMNS = 28, FORMAT_COLUMNS = 8 };

/* "  -o, --output=FILE" */
static void append_option_name(struct buffer *text, const struct option_row *row)
{
    if (row->letter)
        buffer_append_format(text, "  -%c, --%s", row->letter, row->name);
    else
        buffer_append_format(text, "      --%s", row->name);
    if (row->kind != OPTION_FLAG)
        buffer_append_format(text, row->implied || row->marks & COMMAND_ALONE ? "[=%s]" : "=%s",
                             row->choices);
}

static void append_spaces(struct buffer *text, size_t used, size_t wanted)
{
    do
        buffer_append_byte(text, ' ');
    while (++used < wanted);
}

static void append_help(struct buffer *text)
{
    struct arena *arena = arena_new();
    buffer_append_format(text, "%sbanxin [OPTION]... INPUT...\n%s\n\n", translate("Usage: "),
                         translate("Turns Chinese articles into plain text, EPUB and PDF. INPUT \"-\" is "
                                   "standard input."));
    for (size_t i = 0; i < program_options.count; i++) {
        size_t start = text->length;
        append_option_name(text, &program_options.rows[i]);
        append_spaces(text, text->length - start, NAME_COLUMNS);
        buffer_append_format(text, "%s\n", translate(program_options.rows[i].summary));
    }
    buffer_append_format(text, translate("\nFormats that can be written: %s; and read: %s.\n"),
                         registry_list(arena, format_can_write), registry_list(arena, format_can_read));
    buffer_append_format(text, "%s\n",
                         translate("Exit status: 0 all written, 1 some input could not be "
                                   "converted, 2 wrong usage."));
    arena_free(arena);
}

static void append_format(struct buffer *text, const struct format *format)
{
    size_t start = text->length;
    buffer_append_text(text, format->name);
    append_spaces(text, text->length - start, FORMAT_COLUMNS);
    buffer_append_format(text, "%c%c  %s (", format_can_read(format) ? 'r' : '-',
                         format_can_write(format) ? 'w' : '-', translate(format->summary));
    for (const char *const *extension = format->extensions; *extension; extension++)
        buffer_append_format(text, "%s.%s", extension == format->extensions ? "" : " ", *extension);
    buffer_append_text(text, ")\n");
}

static void append_formats(struct buffer *text)
{
    for (size_t i = 0; i < registry_count(); i++)
        append_format(text, registry_at(i));
}

static void append_allowed(struct buffer *text, const struct option_row *row)
{
    switch (row->kind) {
    case OPTION_FLAG: buffer_append_text(text, "yes|no"); break;
    case OPTION_NUMBER: buffer_append_format(text, "%ld..%ld", row->minimum, row->maximum); break;
    case OPTION_CHOICE:
    case OPTION_TEXT:
    case OPTION_TEXTS:
    case OPTION_VALUE: buffer_append_text(text, row->choices ? row->choices : "TEXT"); break;
    }
}

static void append_option(struct buffer *text, const struct option_row *row, const char *purpose)
{
    size_t start = text->length;
    buffer_append_format(text, "%s=", row->name);
    append_allowed(text, row);
    append_spaces(text, text->length - start, NAME_COLUMNS);
    buffer_append_text(text, translate(row->summary));
    if (row->fallback)
        buffer_append_format(text, " (%s %s)", translate("default:"), row->fallback);
    buffer_append_format(text, " [%s]\n", translate(purpose));
}

static void append_writing_options(struct buffer *text, const struct option_table *table)
{
    for (size_t i = 0; table && i < table->count; i++)
        append_option(text, &table->rows[i], PHRASE("writing"));
}

/* Of all readers, for the input may be of any format. */
static void append_reading_options(struct buffer *text)
{
    for (size_t i = 0; i < registry_count(); i++) {
        const struct option_table *table = registry_at(i)->read_options;
        for (size_t j = 0; table && j < table->count; j++)
            if (!format_options_is_read_before(i, &table->rows[j]))
                append_option(text, &table->rows[j], PHRASE("reading"));
    }
}

static void append_sections(struct buffer *text)
{
    append_formats(text);
    buffer_append_format(text, "%s\n",
                         translate("--list-options=FORMAT prints the options of one of these, and "
                                   "--list-options=reading those of reading alone."));
}

static bool format_exists(const struct format *format)
{
    return format;
}

static enum status append_options(struct buffer *text, const char *name, struct diag *diag)
{
    const struct format *format = registry_find(name);
    if (!*name) {
        append_sections(text);
        return STATUS_OK;
    }
    if (!strcmp(name, SECTION_OF_READERS)) {
        append_reading_options(text);
        return STATUS_OK;
    }
    if (!format) {
        struct arena *arena = arena_new();
        diag_report(diag, (struct place){0}, DIAG_UNKNOWN_FORMAT, name, registry_list(arena, format_exists));
        arena_free(arena);
        return STATUS_USAGE;
    }
    append_writing_options(text, format->write_options);
    append_reading_options(text);
    return STATUS_OK;
}

static void append_version(struct buffer *text, struct diag *diag)
{
    buffer_append_format(text, "banxin %s\n%s\n%s\n", BANXIN_VERSION, unicode_version(), state_library());
    for (size_t i = 0; i < registry_count(); i++) {
        const char *libraries = registry_libraries(registry_at(i), diag);
        if (libraries)
            buffer_append_format(text, "%s: %s\n", registry_at(i)->name, libraries);
    }
}

static enum status append_fonts(struct buffer *text, const struct command_options *options, struct diag *diag)
{
    struct arena *arena = arena_new();
    const char *folder = installation_path(arena, "share/banxin/fonts");
    enum status status =
        registry_list_fonts(&options->font_choices, &options->font_folders, folder, diag, text);
    arena_free(arena);
    return status;
}

static enum status print(const struct buffer *text, struct diag *diag)
{
    struct sink *sink;
    if (sink_open("-", diag, &sink) != STATUS_OK)
        return STATUS_FAILED;
    sink_write(sink, text->data, text->length);
    return sink_commit(sink, diag);
}

bool help_answer(const struct command_options *options, struct diag *diag, enum status *status)
{
    struct buffer text = {0};
    *status = STATUS_OK;
    if (options->help)
        append_help(&text);
    else if (options->version)
        append_version(&text, diag);
    else if (options->list_formats)
        append_formats(&text);
    else if (options->list_fonts)
        *status = append_fonts(&text, options, diag);
    else if (options->completion != SHELL_NONE)
        completion_append(&text, options->completion);
    else if (options->list_options)
        *status = append_options(&text, options->list_options, diag);
    else
        return false;
    if (*status == STATUS_OK && text.length)
        *status = print(&text, diag);
    buffer_free(&text);
    return true;
}
