#include "formats/layout/inline/running_sums.h"

#include "formats/layout/inline/hyphens.h"
#include "formats/layout/inline/justify.h"
#include "formats/layout/paragraph/spacing.h"

static length before_shrink(const struct item *item)
{
    return item->before_rank ? item->before : 0;
}

static length after_shrink(const struct item *item)
{
    return item->after_rank ? item->after : 0;
}

/* What the gap behind an item takes. */
static struct running_sums gap_of(const struct item *item)
{
    struct running_sums gap = {.width = item->space, .shrink = item->space - item->space_least};
    if (item->stretch == STRETCH_NEVER)
        return gap;
    length eased = justify_eased_space(item), even = justify_even_space(item);
    gap.ease = eased - item->space;
    gap.even = even - eased;
    gap.side = justify_side_space(item) - even;
    gap.wide = justify_weight(item) * item->em;
    gap.open = item->stretch != STRETCH_LAST ? gap.wide : 0;
    return gap;
}

static struct running_sums add_item(struct running_sums sums, const struct item *item,
                                    const struct running_sums *gap)
{
    sums.width += item->before + item->body + item->after + gap->width;
    sums.shrink += before_shrink(item) + after_shrink(item) + gap->shrink;
    sums.ease += gap->ease;
    sums.even += gap->even;
    sums.side += gap->side;
    sums.open += gap->open;
    sums.wide += gap->wide;
    return sums;
}

/* A line that begins with `item` lacks what the item trims. */
static struct running_sums open_line(const struct paragraph *paragraph, struct running_sums sums,
                                     const struct item *item)
{
    sums.width += item->before - spacing_at_start(paragraph, item);
    sums.shrink += before_shrink(item);
    return sums;
}

/* A line that ends with `item` lacks the gap behind it; `sums` counts the item. */
static struct running_sums close_line(struct running_sums sums, const struct item *item,
                                      const struct running_sums *gap)
{
    sums.width -= item->after + gap->width;
    sums.shrink -= after_shrink(item) + gap->shrink;
    sums.ease -= gap->ease;
    sums.even -= gap->even;
    sums.side -= gap->side;
    sums.open -= gap->open;
    sums.wide -= gap->wide;
    return sums;
}

static bool is_unseen(const struct item *item)
{
    return item->vanishes || item->ends_line;
}

struct reader {
    struct paragraph *paragraph;
    struct break_place *breaks;
    uint32_t count;
    uint32_t opened; /* breaks whose line has begun to be seen */
    struct running_sums sums;
    struct running_sums closing;
    uint32_t stop; /* behind the last item that is seen */
};

static void add_place(struct reader *reader, uint32_t index)
{
    const struct paragraph *paragraph = reader->paragraph;
    bool forced = index == paragraph->item_count || (index > 0 && paragraph->items[index - 1].ends_line);
    struct break_place *place = &reader->breaks[reader->count++];
    *place = (struct break_place){
        .item = index,
        .start = paragraph->item_count,
        .stop = reader->stop,
        .forced = forced,
        .penalty = forced ? 0 : paragraph->items[index].penalty,
        .closing = reader->closing,
    };
    const struct item *last = reader->stop ? &paragraph->items[reader->stop - 1] : NULL;
    if (last && class_is_mark(last->class)) {
        place->blank = spacing_at_end(paragraph, last, true);
        place->least_blank = spacing_at_end(paragraph, last, false);
        place->hang = spacing_hang(paragraph, last);
    }
    if (last && !forced && (paragraph->items[index].divides || hyphen_is_soft(paragraph, reader->stop - 1))) {
        place->hyphen = hyphen_width(reader->paragraph, last);
        place->closing.width += place->hyphen;
    }
}

static void read_item(struct reader *reader, uint32_t index)
{
    const struct item *item = &reader->paragraph->items[index];
    bool begins_line = !item->vanishes;
    for (; begins_line && reader->opened < reader->count; reader->opened++) {
        reader->breaks[reader->opened].start = index;
        reader->breaks[reader->opened].opening = open_line(reader->paragraph, reader->sums, item);
    }
    struct running_sums gap = gap_of(item);
    reader->sums = add_item(reader->sums, item, &gap);
    if (is_unseen(item))
        return;
    reader->stop = index + 1;
    reader->closing = close_line(reader->sums, item, &gap);
}

static uint32_t count_places(const struct paragraph *paragraph)
{
    uint32_t places = 2;
    for (uint32_t i = 1; i < paragraph->item_count; i++)
        places += paragraph->items[i].penalty != BREAK_FORBIDDEN;
    return places;
}

struct break_place *running_sums_breaks(struct paragraph *paragraph, uint32_t *count)
{
    struct reader reader = {.paragraph = paragraph};
    reader.breaks = arena_take_array(paragraph->scratch, count_places(paragraph), sizeof *reader.breaks);
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        if (i == 0 || paragraph->items[i].penalty != BREAK_FORBIDDEN)
            add_place(&reader, i);
        read_item(&reader, i);
    }
    add_place(&reader, paragraph->item_count);
    *count = reader.count;
    return reader.breaks;
}

struct line_width running_sums_line(const struct break_place *from, const struct break_place *to,
                                    length measure)
{
    if (from->start >= to->stop)
        return (struct line_width){.has_room = true};
    struct line_width width = {
        .natural = to->closing.width - from->opening.width,
        .shrink = to->closing.shrink - from->opening.shrink,
        .ease = to->closing.ease - from->opening.ease,
        .even = to->closing.even - from->opening.even,
        .side = to->closing.side - from->opening.side,
        .open = to->closing.open - from->opening.open,
        .wide = to->closing.wide - from->opening.wide,
        .has_room = true,
    };
    width.has_room = width.natural + to->blank <= measure;
    width.natural += width.has_room ? to->blank : to->least_blank;
    if (width.natural > measure) {
        width.hang = to->hang;
        width.natural -= to->hang;
    }
    return width;
}
