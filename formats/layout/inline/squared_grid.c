#include "formats/layout/inline/squared_grid.h"

#include "formats/layout/paragraph/itemise.h"

static length item_width(const struct item *item)
{
    return item->before + item->body + item->after;
}

static bool fills_cells(const struct paragraph *paragraph, const struct item *item)
{
    bool is_square = class_is_cjk(item->class) || item->class == CLASS_OTHER;
    return item->run != NO_RUN && is_square && item_width(item) > 0 &&
           item_width(item) % paragraph->style->size == 0;
}

/* Items [first, end) between cells: words, with the spaces typed around them. */
struct word {
    uint32_t first, end;
    length width;
};

static struct word find_word(const struct paragraph *paragraph, uint32_t first, uint32_t stop)
{
    struct word word = {.first = first, .end = first};
    for (; word.end < stop && !fills_cells(paragraph, &paragraph->items[word.end]); word.end++)
        word.width += item_width(&paragraph->items[word.end]) + paragraph->items[word.end].space;
    if (word.end == stop)
        word.width -= paragraph->items[stop - 1].space;
    return word;
}

/* A word at the end of a line needs no padding, and one at the start has all of it behind. */
static length padding(const struct paragraph *paragraph, const struct word *word, uint32_t stop)
{
    return word->end == stop ? 0 : length_round_up(word->width, paragraph->style->size) - word->width;
}

static length line_width(const struct paragraph *paragraph, uint32_t start, uint32_t stop)
{
    length width = 0;
    for (uint32_t i = start; i < stop;) {
        struct word word = find_word(paragraph, i, stop);
        width += word.width + padding(paragraph, &word, stop);
        for (i = word.end; i < stop && fills_cells(paragraph, &paragraph->items[i]); i++)
            width += item_width(&paragraph->items[i]);
    }
    return width;
}

static void pad_words(struct paragraph *paragraph, uint32_t start, uint32_t stop)
{
    for (uint32_t i = start; i < stop; i++) {
        struct word word = find_word(paragraph, i, stop);
        if (word.end > i) {
            length pad = padding(paragraph, &word, stop), before = i > start ? pad / 2 : 0;
            if (i > start)
                paragraph->items[i - 1].space += before;
            paragraph->items[word.end - 1].space += pad - before;
        }
        i = word.end;
    }
}

static bool may_stand_outside(const struct item *item)
{
    return item->class == CLASS_CLOSE || item->class == CLASS_COMMA || item->class == CLASS_STOP;
}

uint32_t squared_grid_fill_line(struct paragraph *paragraph, const struct break_place *breaks, uint32_t count,
                                uint32_t from, length measure)
{
    uint32_t best = from + 1, start = breaks[from].start;
    for (uint32_t to = from + 1; to < count; to++) {
        uint32_t stop = breaks[to].stop;
        length width = stop > start ? line_width(paragraph, start, stop) : 0;
        length outside = stop > start && may_stand_outside(&paragraph->items[stop - 1])
                             ? item_width(&paragraph->items[stop - 1])
                             : 0;
        if (width - outside <= measure)
            best = to;
        else if (width > measure + 2 * paragraph->style->size)
            break;
        if (breaks[to].forced)
            break;
    }
    if (breaks[best].stop > start)
        pad_words(paragraph, start, breaks[best].stop);
    return best;
}
