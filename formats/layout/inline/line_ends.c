#include "formats/layout/inline/line_ends.h"

#include "formats/layout/paragraph/itemise.h"

static const struct cluster *cluster_of(const struct paragraph *paragraph, const struct item *item)
{
    return &paragraph->runs[item->run].clusters[item->cluster];
}

/* Shapes items [first, end), which are a part of one run, for themselves. Clusters that come out otherwise
 * than before are left as they were: the words are right, their joint is not. */
static void shape_again(struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    struct item *items = paragraph->items;
    const struct measure *measure = paragraph->request->measure;
    uint32_t offset = cluster_of(paragraph, &items[first])->offset;
    const struct cluster *last = cluster_of(paragraph, &items[end - 1]);
    struct text_style style = paragraph->runs[items[first].run].style;
    struct shaped_run *run = itemise_next_run(paragraph);
    measure->shape(measure, paragraph->arena, paragraph->text, paragraph->text_length, offset,
                   last->offset + last->size - offset, &style, run);
    if (run->cluster_count != end - first)
        return;
    for (uint32_t i = first; i < end; i++) {
        struct cluster *cluster = &run->clusters[i - first];
        items[i].body +=
            items[i].class == CLASS_SPACE ? 0 : cluster->advance - cluster_of(paragraph, &items[i])->advance;
    }
    for (uint32_t i = first; i < end; i++) {
        items[i].run = paragraph->run_count;
        items[i].cluster = i - first;
    }
    paragraph->run_count++;
}

/* The items around `index` that are of its run and in its line. */
static void shape_around(struct paragraph *paragraph, const struct line *line, uint32_t index)
{
    uint32_t first = index, end = index + 1;
    uint32_t run = paragraph->items[index].run;
    while (first > line->first && paragraph->items[first - 1].run == run)
        first--;
    while (end < line->end && paragraph->items[end].run == run)
        end++;
    shape_again(paragraph, first, end);
}

/* Is the run of `item` cut before it, where it should not be? */
static bool is_cut(const struct paragraph *paragraph, uint32_t item)
{
    const struct item *here = &paragraph->items[item];
    return item < paragraph->item_count && here->run != NO_RUN && here->cluster > 0 &&
           cluster_of(paragraph, here)->unsafe_to_break;
}

void line_ends_finish(struct paragraph *paragraph, const struct line *lines, uint32_t count)
{
    for (uint32_t i = 0; i + 1 < count; i++) {
        const struct line *line = &lines[i];
        if (line->stop <= line->start || !is_cut(paragraph, line->end))
            continue;
        uint32_t run = paragraph->items[line->end].run;
        shape_around(paragraph, &lines[i + 1], line->end);
        if (paragraph->items[line->end - 1].run == run)
            shape_around(paragraph, line, line->end - 1);
    }
}
