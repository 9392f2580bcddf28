#include "converter/run/records.h"

#include "base/translation.h"
#include "base/utf8.h"
#include "converter/run/catalog.h"
#include "converter/run/shown_name.h"

#include <inttypes.h>
#include <string.h>

/* Neither report nor table may take the place of an input. */
static enum status check_place(const struct plan *plan, const char *name, struct diag *diag)
{
    if (!name || !plan_is_input(plan, name))
        return STATUS_OK;
    diag_report(diag, (struct place){name, 0}, DIAG_OUTPUT_IS_INPUT);
    return STATUS_USAGE;
}

static enum status check_places(const struct plan *plan, const struct command_options *options,
                                struct diag *diag)
{
    const char *report = options->report, *catalog = options->catalog;
    if (report && catalog && !strcmp(report, catalog))
        return diag_refuse(diag, PHRASE("--report and --catalog write into one file; name two"));
    enum status status = check_place(plan, report, diag);
    return status == STATUS_OK ? check_place(plan, catalog, diag) : status;
}

static enum status open_sink(const char *name, struct diag *diag, struct sink **sink)
{
    return name ? sink_open(name, diag, sink) : STATUS_OK;
}

enum status records_open(struct records *records, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag)
{
    *records = (struct records){.target_count = target_count, .is_dry = options->dry_run};
    enum status status = check_places(plan, options, diag);
    if (status == STATUS_OK)
        status = open_sink(options->report, diag, &records->report);
    if (status == STATUS_OK)
        status = open_sink(options->catalog, diag, &records->catalog);
    if (status == STATUS_OK && records->catalog)
        catalog_write_head(records->catalog);
    if (status != STATUS_OK)
        sink_abandon(records->report);
    return status;
}

/* RFC 8259 §7; bytes that are no UTF-8 (in names of files) become U+FFFD. */
static void append_text(struct buffer *line, const char *text)
{
    size_t length = strlen(text);
    buffer_append_byte(line, '"');
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character == '"' || character == '\\')
            buffer_append_byte(line, '\\');
        if (character < 0x20)
            buffer_append_format(line, "\\u%04x", (unsigned)character);
        else
            buffer_append_character(line, character);
    }
    buffer_append_byte(line, '"');
}

static void append_field(struct buffer *line, const char *name, const char *text)
{
    if (!text)
        return;
    buffer_append_format(line, ",\"%s\":", name);
    append_text(line, text);
}

static void append_outputs(struct buffer *line, const struct result *result, const struct records *records)
{
    const char *between = "";
    buffer_append_text(line, ",\"outputs\":[");
    for (size_t i = 0; i < records->target_count; i++) {
        if (!result_has_output(result, i, records->is_dry))
            continue;
        buffer_append_text(line, between);
        append_text(line, shown_name(result->arena, result->outputs[i].path));
        between = ",";
    }
    buffer_append_byte(line, ']');
}

static void append_messages(struct buffer *line, const struct result *result)
{
    const char *between = "";
    buffer_append_text(line, ",\"messages\":[");
    for (const struct kept_message *kept = result->messages.first; kept; kept = kept->next) {
        const struct diag_message *message = &kept->message;
        buffer_append_format(line, "%s{\"id\":\"%s\",\"severity\":\"%s\"", between, diag_id_name(message->id),
                             diag_severity_name(message->severity));
        if (message->place.line)
            buffer_append_format(line, ",\"line\":%lu", message->place.line);
        append_field(line, "text", message->text);
        buffer_append_byte(line, '}');
        between = ",";
    }
    buffer_append_byte(line, ']');
}

static void append_found(struct buffer *line, const struct result *result)
{
    append_field(line, "title", result->fields.title);
    append_field(line, "order", result->fields.order);
    append_field(line, "date", result->fields.date);
    append_field(line, "author", result->fields.author);
    append_field(line, "origin", result->origin);
    append_field(line, "language", result->language);
    append_field(line, "encoding", result->encoding);
    if (result->content)
        buffer_append_format(line, ",\"size\":%" PRIu64, result->size);
    append_field(line, "sha256", result->content);
}

static void append_source(struct buffer *line, struct arena *arena, const char *path)
{
    buffer_append_text(line, "{\"source\":");
    append_text(line, shown_name(arena, path));
    if (shown_name_is_plain(path))
        return;
    buffer_append_text(line, ",\"source_uri\":\"");
    shown_name_append_uri(line, path);
    buffer_append_byte(line, '"');
}

static void write_report(const struct records *records, const struct input *input,
                         const struct result *result)
{
    struct buffer line = {0};
    append_source(&line, result->arena, input->path);
    append_field(&line, "status", result_outcome_name(result->outcome, records->is_dry));
    append_outputs(&line, result, records);
    append_messages(&line, result);
    append_found(&line, result);
    buffer_append_format(&line,
                         ",\"paragraphs\":%" PRIu64 ",\"characters\":%" PRIu64 ",\"milliseconds\":%.3f}\n",
                         result->paragraphs, result->characters, (double)result->microseconds / 1000);
    sink_write(records->report, line.data, line.length);
    buffer_free(&line);
}

void records_write(const struct records *records, const struct input *input, const struct result *result)
{
    if (records->report)
        write_report(records, input, result);
    if (records->catalog)
        catalog_write_row(records->catalog, input, result, records->target_count, records->is_dry);
}

enum status records_close(struct records *records, struct diag *diag)
{
    enum status report = records->report ? sink_commit(records->report, diag) : STATUS_OK;
    enum status catalog = records->catalog ? sink_commit(records->catalog, diag) : STATUS_OK;
    return report == STATUS_OK ? catalog : report;
}
