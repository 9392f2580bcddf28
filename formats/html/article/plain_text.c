#include "formats/html/article/plain_text.h"

#include "base/buffer.h"
#include "formats/html/article/aozora_notes.h"
#include "formats/html/article/join_lines.h"
#include "formats/html/article/plain_pieces.h"
#include "formats/html/tokenizer/references.h"

#include <stdio.h>
#include <string.h>

static bool add_heading(struct builder *builder, const struct plain_piece *piece, uint32_t line)
{
    unsigned level = aozora_heading_level(piece->text);
    if (level == 0)
        return false;
    struct node *heading = builder_open(builder, NODE_HEADING);
    heading->line = line + piece->line;
    heading->heading.level = (uint8_t)level;
    aozora_heading_build(builder, piece->text);
    builder_close(builder);
    return true;
}

/* A line that goes on is put behind a line feed, without its indent. */
static void add_pieces(struct builder *builder, const struct plain_piece *pieces, size_t count, uint32_t line)
{
    struct node *paragraph = builder_open(builder, NODE_PARAGRAPH);
    paragraph->line = line + pieces->line;
    paragraph->paragraph.section_start = pieces->after_gap;
    builder_text(builder, pieces->text.text, pieces->text.length);
    for (size_t i = 1; i < count; i++) {
        struct text_view text = text_view_trim_start(pieces[i].text);
        builder_text(builder, "\n", 1);
        builder_text(builder, text.text, text.length);
    }
    builder_close(builder);
}

static size_t count_joined(const struct plain_pieces *pieces, size_t first)
{
    size_t end = first + 1;
    while (end < pieces->count && plain_piece_goes_on(&pieces->pieces[end - 1], &pieces->pieces[end]))
        end++;
    return end - first;
}

static void report_joined(const struct article_context *context, size_t joined)
{
    char number[24];
    if (joined == 0)
        return;
    snprintf(number, sizeof number, "%zu", joined);
    diag_report(context->diag, (struct place){context->source->name, 0}, DIAG_LINES_JOINED, number);
}

static void build(struct article_context *context, struct text_view text, uint32_t line)
{
    struct plain_pieces pieces = plain_pieces_find(text);
    bool joins = context->options.join_lines;
    size_t joined = 0;
    for (size_t i = 0, count; i < pieces.count; i += count) {
        count = 1;
        if (add_heading(context->builder, &pieces.pieces[i], line))
            continue;
        count = joins ? count_joined(&pieces, i) : 1;
        joined += count - 1;
        add_pieces(context->builder, &pieces.pieces[i], count, line);
    }
    report_joined(context, joined);
    plain_pieces_free(&pieces);
}

/* What a web page has left in a text that was taken from it: &uuml; &#39;. A line stays one line. */
static void resolve_references(struct text_view text, struct buffer *resolved)
{
    for (size_t at = 0; at < text.length;) {
        const char *sign = memchr(text.text + at, '&', text.length - at);
        size_t plain = sign == NULL ? text.length : (size_t)(sign - text.text), start = resolved->length;
        buffer_append(resolved, text.text + at, plain - at);
        at = plain;
        if (at == text.length)
            break;
        start = resolved->length;
        bool is_reference =
            reference_read(text.text, text.length, &at, true, resolved) && text.text[at - 1] == ';';
        bool is_feed = is_reference && resolved->length > start && resolved->data[start] == '\n';
        if (!is_reference) {
            at = plain + 1;
            buffer_truncate(resolved, start);
            buffer_append_byte(resolved, '&');
        } else if (is_feed) {
            buffer_truncate(resolved, start);
            buffer_append_byte(resolved, ' ');
        }
    }
}

void plain_text_build(struct article_context *context, const char *text, size_t length, uint32_t line)
{
    struct buffer resolved = {0};
    struct text_view body = {text, length};
    context->is_plain = true;
    if (memchr(text, '&', length) != NULL) {
        resolve_references(body, &resolved);
        body = (struct text_view){resolved.data, resolved.length};
    }
    build(context, body, line);
    buffer_free(&resolved);
}
