#include "converter/run/catalog.h"

#include "base/array.h"
#include "base/utf8.h"
#include "converter/run/shown_name.h"

#include <inttypes.h>
#include <string.h>

static const char head[] = "\xEF\xBB\xBF"
                           "source,status,title,author,date,origin,order,language,encoding,paragraphs,"
                           "characters,size,sha256,outputs,messages\r\n";

void catalog_write_head(struct sink *sink)
{
    sink_write_text(sink, head);
}

/* The full-width signs begin a formula where the spreadsheet speaks Chinese or Japanese. */
static bool begins_formula(const char *text)
{
    static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (!strncmp(text, signs[i], strlen(signs[i])))
            return true;
    return false;
}

/* Bytes that are no UTF-8 become U+FFFD; a control character, a blank. */
static void append_text(struct buffer *row, const char *text)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character == '"')
            buffer_append_byte(row, '"');
        buffer_append_character(row, character < 0x20 ? ' ' : character);
    }
}

static void append_cell(struct buffer *row, const char *text)
{
    const char *shown = text ? text : "";
    if (row->length)
        buffer_append_byte(row, ',');
    buffer_append_text(row, begins_formula(shown) ? "\"'" : "\"");
    append_text(row, shown);
    buffer_append_byte(row, '"');
}

static void append_number(struct buffer *row, uint64_t number, bool is_known)
{
    buffer_append_byte(row, ',');
    if (is_known)
        buffer_append_format(row, "%" PRIu64, number);
}

static void append_outputs(struct buffer *row, const struct result *result, size_t target_count, bool is_dry)
{
    struct buffer names = {0};
    for (size_t i = 0; i < target_count; i++)
        if (result_has_output(result, i, is_dry))
            buffer_append_format(&names, "%s%s", names.length ? "; " : "",
                                 shown_name(result->arena, result->outputs[i].path));
    append_cell(row, names.length ? names.data : "");
    buffer_free(&names);
}

/* The notes say nothing to mend. */
static void append_messages(struct buffer *row, const struct result *result)
{
    struct buffer texts = {0};
    bool is_reason = result->outcome == OUTCOME_SKIPPED;
    for (const struct kept_message *kept = result->messages.first; kept; kept = kept->next)
        if (is_reason || kept->message.severity != SEVERITY_NOTE)
            buffer_append_format(&texts, "%s%s [%s]", texts.length ? "; " : "", kept->message.text,
                                 diag_id_name(kept->message.id));
    append_cell(row, texts.length ? texts.data : "");
    buffer_free(&texts);
}

void catalog_write_row(struct sink *sink, const struct input *input, const struct result *result,
                       size_t target_count, bool is_dry)
{
    const char *const texts[] = {shown_name(result->arena, input->path),
                                 result_outcome_name(result->outcome, is_dry),
                                 result->fields.title,
                                 result->fields.author,
                                 result->fields.date,
                                 result->origin,
                                 result->fields.order,
                                 result->language,
                                 result->encoding};
    struct buffer row = {0};
    for (size_t i = 0; i < COUNT(texts); i++)
        append_cell(&row, texts[i]);
    append_number(&row, result->paragraphs, result->fields.title);
    append_number(&row, result->characters, result->fields.title);
    append_number(&row, result->size, result->content);
    append_cell(&row, result->content);
    append_outputs(&row, result, target_count, is_dry);
    append_messages(&row, result);
    buffer_append_text(&row, "\r\n");
    sink_write(sink, row.data, row.length);
    buffer_free(&row);
}
