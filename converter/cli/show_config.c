#include "converter/cli/show_config.h"

#include "base/buffer.h"
#include "base/sink.h"
#include "base/translation.h"
#include "converter/cli/report.h"

#include <string.h>

static void append_quoted(struct buffer *text, const char *value)
{
    buffer_append_byte(text, '"');
    for (const char *byte = value; *byte; byte++) {
        if (*byte == '"' || *byte == '\\')
            buffer_append_byte(text, '\\');
        buffer_append_byte(text, *byte);
    }
    buffer_append_byte(text, '"');
}

static void append_value(struct buffer *text, const char *name, const char *value)
{
    buffer_append_format(text, "%s = ", name);
    append_quoted(text, value);
}

/* NULL name: the command line. */
static void append_origin(struct buffer *text, const struct place *place)
{
    buffer_append_text(text, " # ");
    if (!place->name) {
        buffer_append_format(text, "%s\n", translate("command line"));
        return;
    }
    report_append_shown(text, place->name);
    buffer_append_format(text, ":%lu\n", place->line);
}

/* Values of a list come from files and from the command line; the last ones were typed. */
static void append_option(struct buffer *text, const struct command *command, const struct option_row *row)
{
    struct option_texts given = option_given(command->values, row);
    size_t typed = option_given(command->typed, row).count;
    for (size_t i = 0; i < given.count; i++) {
        bool is_typed = i + typed >= given.count;
        struct place place = is_typed ? (struct place){0} : command_origin(command, row);
        append_value(text, row->name, given.items[i]);
        append_origin(text, &place);
    }
}

static bool are_together(const struct setting *one, const struct setting *other)
{
    const char *const parts[][2] = {{one->section, other->section}, {one->files, other->files}};
    for (size_t i = 0; i < 2; i++)
        if (strcmp(parts[i][0] ? parts[i][0] : "", parts[i][1] ? parts[i][1] : ""))
            return false;
    return true;
}

/* Of any format, before all sections. */
static bool is_plain(const struct setting *setting)
{
    return !setting->section && !setting->files;
}

static void append_files(struct buffer *text, const char *pattern)
{
    buffer_append_text(text, "\n[files ");
    append_quoted(text, pattern);
    buffer_append_text(text, "]\n");
}

static void append_head(struct buffer *text, const struct setting *setting)
{
    if (setting->files)
        append_files(text, setting->files);
    else if (setting->section)
        buffer_append_format(text, "\n[%s]\n", setting->section);
}

static void append_setting(struct buffer *text, const struct setting *setting)
{
    struct buffer assignment = {0};
    buffer_append_format(&assignment, "%s=%s", setting->name, setting->value);
    if (is_plain(setting))
        append_value(text, "option", assignment.data);
    else
        append_value(text, setting->name, setting->value);
    append_origin(text, &setting->place);
    buffer_free(&assignment);
}

static void append_settings(struct buffer *text, const struct setting_list *list, bool wants_plain)
{
    const struct setting *before = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const struct setting *setting = &list->items[i];
        if (is_plain(setting) != wants_plain)
            continue;
        if (!before || !are_together(before, setting))
            append_head(text, setting);
        append_setting(text, setting);
        before = setting;
    }
}

enum status show_config(const struct command *command, struct diag *diag)
{
    struct buffer text = {0};
    struct sink *sink;
    append_settings(&text, &command->settings, true);
    for (size_t i = 0; i < program_options.count; i++)
        if (!(program_options.rows[i].marks & COMMAND_TYPED))
            append_option(&text, command, &program_options.rows[i]);
    append_settings(&text, &command->settings, false);
    enum status status = sink_open("-", diag, &sink);
    if (status == STATUS_OK) {
        sink_write(sink, text.data ? text.data : "", text.length);
        status = sink_commit(sink, diag);
    }
    buffer_free(&text);
    return status;
}
