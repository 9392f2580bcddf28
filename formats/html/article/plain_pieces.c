#include "formats/html/article/plain_pieces.h"

#include "base/utf8.h"

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
