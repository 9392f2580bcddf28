#include "formats/html/article/plain_pieces.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Columns: a Chinese character takes two. What lies outside was not wrapped by hand. */
enum { WRAP_NARROWEST = 30, WRAP_WIDEST = 160, WRAP_SLACK = 4, WRAP_LEAST_LINES = 3 };

/* A text is wrapped when so many of its lines are full, in percent, and no more of these end a sentence. */
enum { WRAP_SHARE = 40, ENDED_SHARE = 50, MOST_GAP = 3 };

/* Columns of white space before a line: two are an indent. Of the lines behind full ones so many, in percent, have the
 * margin, and so many of all lines show another way where a paragraph begins. */
enum { TAB_COLUMNS = 4, INDENT_LEAST = 2, INDENT_MOST = 80, MARGIN_SHARE = 20, START_SHARE = 5 };

struct line {
    struct text_view text;   /* without the line feed */
    unsigned width;          /* columns, at most WRAP_WIDEST + 1 */
    unsigned indent;         /* columns of white space at its start, at most INDENT_MOST */
    bool is_blank, is_ended; /* is_ended: with a sentence */
};

struct text_shape {
    unsigned widths[WRAP_WIDEST + 2], ended[WRAP_WIDEST + 2]; /* lines, and those that end a sentence */
    unsigned indents[INDENT_MOST + 1];
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

static unsigned measure_indent(struct text_view blanks)
{
    unsigned columns = 0;
    while (!text_view_is_empty(blanks) && columns < INDENT_MOST) {
        uint32_t character = text_view_take(&blanks);
        columns += character == '\t' ? TAB_COLUMNS : character_columns(character);
    }
    return columns > INDENT_MOST ? INDENT_MOST : columns;
}

static bool ends_sentence(struct text_view text)
{
    while (!text_view_is_empty(text) && character_is_closing(text_view_last(text)))
        text_view_take_last(&text);
    return character_ends_sentence(text_view_last(text));
}

static void measure_line(struct line *line)
{
    struct text_view start = text_view_trim_start(line->text);
    line->is_blank = text_view_is_empty(start);
    line->indent = measure_indent(text_view_part(line->text, 0, line->text.length - start.length));
    line->width = line->is_blank ? 0 : measure_columns(text_view_trim_end(line->text));
    line->is_ended = ends_sentence(text_view_trim_end(start));
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
    unsigned full = 0, ended = 0;
    for (unsigned width = wrap - WRAP_SLACK; width <= wrap; width++) {
        full += shape->widths[width];
        ended += shape->ended[width];
    }
    if (ended * 100 > full * ENDED_SHARE)
        return 0;
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
        shape.ended[line.width] += line.is_ended;
        shape.indents[line.indent]++;
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

/* The wrapped line is so full that what follows had to go to the next one. */
static bool is_full(const struct text_shape *shape, const struct line *line, const struct line *next)
{
    return shape->wrap > 0 && line->width + first_unit_columns(next->text) > shape->wrap;
}

static bool goes_on(const struct text_shape *shape, const struct line *line, const struct line *next)
{
    return next->indent < INDENT_LEAST && is_full(shape, line, next);
}

/* How far lines are indented that stand right behind full ones: the least that is frequent among them. */
static unsigned usual_indent(struct text_view text, const struct text_shape *shape)
{
    unsigned indents[INDENT_MOST + 1] = {0}, count = 0, sum = 0, usual = 0;
    struct line line, last = {.is_blank = true};
    for (; take_line(&text, &line); last = line) {
        measure_line(&line);
        if (line.is_blank || last.is_blank || !is_full(shape, &last, &line))
            continue;
        indents[line.indent]++;
        count++;
    }
    while (usual < INDENT_MOST && (sum += indents[usual]) * 100 < count * MARGIN_SHARE)
        usual++;
    return usual;
}

/* The margin of a wrapped text, in columns; its paragraphs begin further in, or behind blank lines. */
static unsigned find_margin(struct text_view text, const struct text_shape *shape)
{
    if (shape->wrap == 0 || shape->indents[0] * 100 >= shape->lines * MARGIN_SHARE)
        return 0;
    unsigned margin = usual_indent(text, shape), deeper = 0, gaps = 0;
    for (unsigned indent = margin + INDENT_LEAST; indent <= INDENT_MOST; indent++)
        deeper += shape->indents[indent];
    for (unsigned gap = 1; gap <= MOST_GAP; gap++)
        gaps += shape->gaps[gap];
    bool shows_starts = (deeper + gaps) * 100 >= shape->lines * START_SHARE;
    return margin >= INDENT_LEAST && shows_starts ? margin : 0;
}

/* A line without its margin. */
static struct text_view cut_margin(struct text_view text, unsigned margin)
{
    unsigned columns = 0;
    while (columns < margin && !text_view_is_empty(text) && character_is_blank(text_view_first(text))) {
        uint32_t character = text_view_take(&text);
        columns += character == '\t' ? TAB_COLUMNS : character_columns(character);
    }
    return text;
}

static void cut_margins(struct text_view text, unsigned margin, struct buffer *cut)
{
    struct line line;
    while (take_line(&text, &line)) {
        struct text_view rest = cut_margin(line.text, margin);
        buffer_append(cut, rest.text, rest.length);
        buffer_append_byte(cut, '\n');
    }
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

static void take_pieces(struct plain_pieces *pieces, struct text_view text, const struct text_shape *shape)
{
    struct line line, last = {0};
    unsigned gap = 0;
    for (uint32_t number = 0; take_line(&text, &line); number++) {
        measure_line(&line);
        if (line.is_blank) {
            gap += gap < MOST_GAP;
            continue;
        }
        if (pieces->count > 0 && gap == 0 && goes_on(shape, &last, &line)) {
            struct text_view *whole = &pieces->pieces[pieces->count - 1].text;
            whole->length = (size_t)(line.text.text + line.text.length - whole->text);
        } else {
            bool after_gap = pieces->count > 0 && is_wide_gap(shape, gap);
            *add_piece(pieces) = (struct plain_piece){line.text, number, after_gap};
        }
        last = line;
        gap = 0;
    }
}

struct plain_pieces plain_pieces_find(struct text_view text)
{
    struct plain_pieces pieces = {0};
    struct text_shape shape = find_shape(text);
    unsigned margin = find_margin(text, &shape);
    if (margin > 0) {
        cut_margins(text, margin, &pieces.without_margin);
        text = (struct text_view){pieces.without_margin.data, pieces.without_margin.length};
        shape = find_shape(text);
    }
    take_pieces(&pieces, text, &shape);
    return pieces;
}

void plain_pieces_free(struct plain_pieces *pieces)
{
    free(pieces->pieces);
    buffer_free(&pieces->without_margin);
    *pieces = (struct plain_pieces){0};
}
