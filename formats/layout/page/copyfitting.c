#include "formats/layout/page/copyfitting.h"

#include "formats/layout/page/footnotes.h"

enum { MOST_PARAGRAPHS_TRIED = 8 };

/* The paragraph of a box, as the boxes [first, first + count) that are on no page yet. */
struct block_range {
    size_t first, count;
    bool can_change;
};

static struct block_range find_block(struct layout *layout, size_t index)
{
    const struct set_block *block = page_box_at(layout, index)->block;
    struct block_range range = {.first = index};
    range.can_change = block && page_box_at(layout, index)->line <= index;
    if (!range.can_change)
        return range;
    range.first = index - page_box_at(layout, index)->line;
    range.can_change = page_box_at(layout, range.first)->block == block; /* no figure came between */
    for (const struct box *box; (box = page_box_at(layout, range.first + range.count)) && box->block == block;
         range.count++)
        range.can_change = range.can_change && !box->notes.count;
    return range;
}

/* Is the column no longer short when the paragraph has `looseness` lines more? Then it stays so. */
static bool try_looseness(struct layout *layout, const struct block_range *range, int looseness,
                          struct column_limit limit)
{
    struct box_list boxes = {0};
    size_t first = layout->used + range->first;
    bool is_better = flow_set_again(layout->flow, page_box_at(layout, range->first), looseness, &boxes);
    if (is_better) {
        size_t count = boxes.count;
        box_list_exchange(&layout->queue, first, range->count, &boxes);
        is_better = !column_fill(layout, 0, limit, footnotes_waiting_height(layout)).is_short;
        if (!is_better)
            box_list_exchange(&layout->queue, first, count, &boxes);
    }
    box_list_free(&boxes);
    return is_better;
}

static void loosen_column(struct layout *layout, const struct column *column, struct column_limit limit)
{
    size_t end = column->count + 1; /* the paragraph that the column should end in, too */
    for (unsigned tried = 0; end > 0 && tried < MOST_PARAGRAPHS_TRIED; tried++) {
        struct block_range range = find_block(layout, end - 1);
        if (range.can_change &&
            (try_looseness(layout, &range, -1, limit) || try_looseness(layout, &range, 1, limit)))
            return;
        end = range.first;
    }
}

struct column copyfitting_fill_column(struct layout *layout, struct column_limit limit)
{
    struct column column = column_fill(layout, 0, limit, footnotes_waiting_height(layout));
    if (!column.is_short)
        return column;
    loosen_column(layout, &column, limit);
    return column_fill(layout, 0, limit, footnotes_waiting_height(layout));
}
