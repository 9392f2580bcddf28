#include "formats/text/output.h"

#include "base/unicode.h"

#include <string.h>

enum { FULL = 64 * 1024 /* bytes kept before they are written */, BLANKS_BETWEEN_DOCUMENTS = 2 };

static void end_line(struct output *output)
{
    buffer_append_text(&output->lines, output->line_end);
    if (output->lines.length >= FULL)
        output_flush(output);
}

void output_begin_document(struct output *output)
{
    for (int i = 0; output->is_begun && i < BLANKS_BETWEEN_DOCUMENTS; i++)
        end_line(output);
    output->is_begun = output->blank_wanted = false;
}

void output_want_blank(struct output *output)
{
    output->blank_wanted = output->is_begun;
}

void output_line(struct output *output, const char *text, size_t size)
{
    while (size && text[size - 1] == ' ')
        size--;
    if (!size)
        return;
    if (output->blank_wanted)
        end_line(output);
    output->blank_wanted = false;
    output->is_begun = true;
    buffer_append(&output->lines, text, size);
    end_line(output);
}

void output_empty_line(struct output *output)
{
    end_line(output);
}

void output_mark_order(struct output *output)
{
    buffer_append_text(&output->lines, "\xEF\xBB\xBF");
}

void output_flush(struct output *output)
{
    struct buffer *bytes = &output->lines;
    if (output->encoding) {
        size_t missing = 0;
        buffer_truncate(&output->encoded, 0);
        unicode_encode(output->encoding, output->lines.data, output->lines.length, &output->encoded,
                       &missing);
        output->missing += missing;
        bytes = &output->encoded;
    }
    if (bytes->length)
        sink_write(output->sink, bytes->data, bytes->length);
    buffer_truncate(&output->lines, 0);
}

void output_finish(struct output *output)
{
    buffer_free(&output->lines);
    buffer_free(&output->encoded);
}
