#include "formats/html/article/plain_text.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/html/article/aozora_notes.h"
#include "formats/html/article/join_lines.h"
#include "formats/html/article/pipeline.h"
#include "formats/html/tokenizer/references.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns: a Chinese character takes two. What lies outside was not wrapped by hand. */
enum { WRAP_NARROWEST = 30, WRAP_WIDEST = 160, WRAP_SLACK = 4, WRAP_LEAST_LINES = 3 };

/* A text is wrapped when so many of its lines are full, in percent. */
enum { WRAP_SHARE = 40, MOST_GAP = 3 };

struct line {
    struct text_view text; /* without the line feed */
    unsigned width;        /* columns, at most WRAP_WIDEST + 1 */
    bool is_blank, is_indented;
};

struct text_shape {
    unsigned widths[WRAP_WIDEST + 2];
    unsigned gaps[MOST_GAP + 1]; /* how often 0, 1, 2, more blank lines stand between two lines */
    unsigned lines;
    unsigned usual_gap;
    unsigned wrap; /* columns; 0: not wrapped by hand */
};

static bool take_line(struct text_view *rest, struct line *line)
{
    if (text_view_is_empty(*rest))
        return false;
    const char *end = memchr(rest->text, '\n', rest->length);
    size_t length = end == NULL ? rest->length : (size_t)(end - rest->text);
    line->text = text_view_part(*rest, 0, length);
    *rest = text_view_part(*rest, end == NULL ? length : length + 1, rest->length);
    return true;
}

static unsigned character_columns(uint32_t character)
{
    return character_is_wide(character) || character == 0x3000 ? 2 : 1;
}

static unsigned measure_columns(struct text_view text)
{
    unsigned columns = 0;
    while (!text_view_is_empty(text) && columns <= WRAP_WIDEST)
        columns += character_columns(text_view_take(&text));
    return columns > WRAP_WIDEST ? WRAP_WIDEST + 1 : columns;
}

static void measure_line(struct line *line)
{
    struct text_view start = text_view_trim_start(line->text);
    line->is_blank = text_view_is_empty(start);
    line->is_indented = start.length + 1 < line->text.length;
    line->width = line->is_blank ? 0 : measure_columns(text_view_trim_end(line->text));
}

static unsigned most_frequent(const unsigned counts[static MOST_GAP + 1])
{
    unsigned best = 0;
    for (unsigned i = 1; i <= MOST_GAP; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

/* The width that lines were wrapped to: the widest but for one stray line in a hundred. */
static unsigned find_wrap(const struct text_shape *shape)
{
    unsigned wrap = WRAP_WIDEST + 1, wider = 0;
    while (wrap > 0 && wider + shape->widths[wrap] <= shape->lines / 100)
        wider += shape->widths[wrap--];
    if (wrap < WRAP_NARROWEST || wrap > WRAP_WIDEST)
        return 0;
    unsigned full = 0;
    for (unsigned width = wrap - WRAP_SLACK; width <= wrap; width++)
        full += shape->widths[width];
    return full >= WRAP_LEAST_LINES && full * 100 >= shape->lines * WRAP_SHARE ? wrap : 0;
}

static struct text_shape find_shape(struct text_view text)
{
    struct text_shape shape = {0};
    struct line line;
    unsigned gap = 0;
    while (take_line(&text, &line)) {
        measure_line(&line);
        if (line.is_blank) {
            gap += gap < MOST_GAP;
            continue;
        }
        if (shape.lines++ > 0)
            shape.gaps[gap]++;
        shape.widths[line.width]++;
        gap = 0;
    }
    shape.wrap = find_wrap(&shape);
    if (shape.wrap > 0)
        shape.gaps[0] = 0; /* adjacent lines say nothing about paragraphs */
    shape.usual_gap = most_frequent(shape.gaps);
    return shape;
}

/* What had to go to the next line when a line was wrapped: a word, or a character with the marks it carries.
 */
static unsigned first_unit_columns(struct text_view text)
{
    struct text_view rest = text_view_trim_start(text);
    uint32_t first = text_view_take(&rest);
    if (character_is_wide(first))
        return character_columns(first) + WRAP_SLACK;
    unsigned columns = 1;
    while (!text_view_is_empty(rest) && columns < WRAP_NARROWEST) {
        uint32_t character = text_view_take(&rest);
        if (character_is_blank(character) || character_is_wide(character))
            break;
        columns++;
    }
    return columns + 1;
}

static bool goes_on(const struct text_shape *shape, const struct line *line, const struct line *next)
{
    return shape->wrap > 0 && !next->is_indented &&
           line->width + first_unit_columns(next->text) > shape->wrap;
}

static struct plain_piece *add_piece(struct plain_pieces *pieces)
{
    if (pieces->count == pieces->capacity) {
        pieces->capacity = pieces->capacity == 0 ? 64 : pieces->capacity * 2;
        pieces->pieces = memory_resize(pieces->pieces, pieces->capacity * sizeof *pieces->pieces);
    }
    return &pieces->pieces[pieces->count++];
}

static bool is_wide_gap(const struct text_shape *shape, unsigned gap)
{
    return gap > shape->usual_gap;
}

struct plain_pieces plain_pieces_find(struct text_view text)
{
    struct plain_pieces pieces = {0};
    struct text_shape shape = find_shape(text);
    struct line line, last = {0};
    unsigned gap = 0;
    for (uint32_t number = 0; take_line(&text, &line); number++) {
        measure_line(&line);
        if (line.is_blank) {
            gap += gap < MOST_GAP;
            continue;
        }
        if (pieces.count > 0 && gap == 0 && goes_on(&shape, &last, &line)) {
            struct text_view *whole = &pieces.pieces[pieces.count - 1].text;
            whole->length = (size_t)(line.text.text + line.text.length - whole->text);
        } else {
            bool after_gap = pieces.count > 0 && is_wide_gap(&shape, gap);
            *add_piece(&pieces) = (struct plain_piece){line.text, number, after_gap};
        }
        last = line;
        gap = 0;
    }
    return pieces;
}

void plain_pieces_free(struct plain_pieces *pieces)
{
    free(pieces->pieces);
    *pieces = (struct plain_pieces){0};
}

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
    bool joins = context->options != NULL && option_flag(context->options, "join-lines");
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
