#include "formats/layout/sums.h"

#include "formats/layout/spacing.h"

static length before_shrink(const struct item *item)
{
    return item->before_rank ? item->before : 0;
}

static length after_shrink(const struct item *item)
{
    return item->after_rank ? item->after : 0;
}

/* §4.2: word spaces to 1/2 em, Han-Latin spaces from 1/4 to 1/3. */
static length gap_ease(const struct item *item)
{
    if (item->stretch == STRETCH_HAN_LATIN)
        return item->em / 12;
    if (item->stretch != STRETCH_WORD_SPACE)
        return 0;
    return item->space < item->em / 2 ? item->em / 2 - item->space : 0;
}

static length gap_solid(const struct item *item)
{
    return item->stretch == STRETCH_SOLID ? item->em : 0;
}

struct sums *sums_make(const struct paragraph *paragraph)
{
    struct sums *sums = arena_allocate_array(paragraph->arena, paragraph->item_count + 1, sizeof *sums);
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        const struct item *item = &paragraph->items[i];
        sums[i + 1] = (struct sums){
            .width = sums[i].width + item->before + item->body + item->after + item->space,
            .body = sums[i].body + item->body,
            .shrink =
                sums[i].shrink + before_shrink(item) + after_shrink(item) + item->space - item->space_least,
            .ease = sums[i].ease + gap_ease(item),
            .solid = sums[i].solid + gap_solid(item),
        };
    }
    return sums;
}

static uint32_t skip_vanishing(const struct paragraph *paragraph, uint32_t item)
{
    while (item < paragraph->item_count && paragraph->items[item].vanishes)
        item++;
    return item;
}

static uint32_t strip_vanishing(const struct paragraph *paragraph, uint32_t item)
{
    while (item > 0 && (paragraph->items[item - 1].vanishes || paragraph->items[item - 1].ends_line))
        item--;
    return item;
}

static struct break_place place_at(const struct paragraph *paragraph, uint32_t item)
{
    bool forced = item == paragraph->item_count || paragraph->items[item - 1].ends_line;
    return (struct break_place){
        .item = item,
        .start = skip_vanishing(paragraph, item),
        .stop = strip_vanishing(paragraph, item),
        .penalty = forced ? 0 : paragraph->items[item].penalty,
        .forced = forced,
    };
}

struct break_place *sums_breaks(const struct paragraph *paragraph, uint32_t *count)
{
    uint32_t places = 2;
    for (uint32_t i = 1; i < paragraph->item_count; i++)
        places += paragraph->items[i].penalty != BREAK_FORBIDDEN;
    struct break_place *breaks = arena_allocate_array(paragraph->arena, places, sizeof *breaks);
    *count = 0;
    breaks[(*count)++] = (struct break_place){.start = skip_vanishing(paragraph, 0)};
    for (uint32_t i = 1; i < paragraph->item_count; i++)
        if (paragraph->items[i].penalty != BREAK_FORBIDDEN)
            breaks[(*count)++] = place_at(paragraph, i);
    if (paragraph->item_count > 0)
        breaks[(*count)++] = place_at(paragraph, paragraph->item_count);
    return breaks;
}

length sums_body(const struct sums *sums, uint32_t start, uint32_t stop)
{
    return start < stop ? sums[stop].body - sums[start].body : 0;
}

struct line_width sums_line(const struct paragraph *paragraph, const struct sums *sums, uint32_t start,
                            uint32_t stop, length measure)
{
    if (start >= stop)
        return (struct line_width){0};
    const struct item *first = &paragraph->items[start], *last = &paragraph->items[stop - 1];
    length at_start = spacing_at_start(paragraph, first), at_end = spacing_at_end(paragraph, last, true);
    struct line_width width = {
        .natural =
            sums[stop].width - sums[start].width - first->before + at_start - last->after - last->space,
        .shrink = sums[stop].shrink - sums[start].shrink - before_shrink(first) - after_shrink(last) -
                  last->space + last->space_least,
        .ease = sums[stop].ease - sums[start].ease - gap_ease(last),
        .solid = sums[stop].solid - sums[start].solid - gap_solid(last),
        .has_room = true,
    };
    width.has_room = width.natural + at_end <= measure;
    width.natural += width.has_room ? at_end : spacing_at_end(paragraph, last, false);
    return width;
}
