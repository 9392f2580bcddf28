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

/* A paragraph in lines more or less. */
struct change {
    struct block_range range;
    int looseness;  /* 0: there is none */
    length opening; /* of its widest gap */
};

static bool set_again(struct layout *layout, struct change *change, struct box_list *boxes)
{
    return flow_set_again(layout->flow, page_box_at(layout, change->range.first), change->looseness, boxes,
                          &change->opening);
}

/* Is the column no longer short with the change? It is tried and taken back. */
static bool fills(struct layout *layout, struct change *change, struct column_limit limit)
{
    struct box_list boxes = {0};
    bool is_filled = set_again(layout, change, &boxes);
    if (is_filled) {
        size_t first = layout->used + change->range.first, count = boxes.count;
        box_list_exchange(&layout->queue, first, change->range.count, &boxes);
        is_filled = !column_fill(layout, 0, limit, footnotes_waiting_height(layout)).is_short;
        box_list_exchange(&layout->queue, first, count, &boxes);
    }
    box_list_free(&boxes);
    return is_filled;
}

static void keep_better(struct layout *layout, const struct block_range *range, int looseness,
                        struct column_limit limit, struct change *best)
{
    struct change change = {.range = *range, .looseness = looseness};
    if (fills(layout, &change, limit) && (!best->looseness || change.opening < best->opening))
        *best = change;
}

/* Nobody sees half of what even gaps take (justify.h): nothing better is looked for. */
static bool is_unseen(const struct layout *layout, const struct change *change)
{
    enum { PARTS_OF_EM = 40 };
    return change->looseness && change->opening <= layout->request.styles->body.size / PARTS_OF_EM;
}

/* Of the paragraphs of a column that fill it, the one whose gaps open least. */
static struct change find_change(struct layout *layout, size_t count, struct column_limit limit)
{
    struct change best = {0};
    size_t end = count + 1; /* the paragraph that the column should end in, too */
    for (unsigned tried = 0; end > 0 && tried < MOST_PARAGRAPHS_TRIED && !is_unseen(layout, &best); tried++) {
        struct block_range range = find_block(layout, end - 1);
        for (int looseness = -1; range.can_change && looseness <= 1; looseness += 2)
            keep_better(layout, &range, looseness, limit, &best);
        end = range.first;
    }
    return best;
}

static void loosen_column(struct layout *layout, const struct column *column, struct column_limit limit)
{
    struct change change = find_change(layout, column->count, limit);
    struct box_list boxes = {0};
    if (change.looseness && set_again(layout, &change, &boxes))
        box_list_exchange(&layout->queue, layout->used + change.range.first, change.range.count, &boxes);
    box_list_free(&boxes);
}

struct column copyfitting_fill_column(struct layout *layout, struct column_limit limit)
{
    struct column column = column_fill(layout, 0, limit, footnotes_waiting_height(layout));
    if (!column.is_short)
        return column;
    loosen_column(layout, &column, limit);
    return column_fill(layout, 0, limit, footnotes_waiting_height(layout));
}

length copyfitting_close_up(struct layout *layout, struct column_limit limit, struct column *column)
{
    enum { LINES_FOR_ONE = 17 }; /* lines that are closer by a seventeenth look as the others do */
    length pitch = layout->request.geometry.pitch;
    bool may_close = layout->request.styles->notice.closes_up && limit.foot && limit.text == limit.foot &&
                     !footnotes_waiting_height(layout) && page_box_at(layout, column->count);
    if (!may_close)
        return 0;
    struct column_limit closer = {limit.text + pitch, limit.foot + pitch};
    struct column all = column_fill(layout, 0, closer, 0);
    length excess = all.height - limit.text;
    if (page_box_at(layout, all.count) || all.has_notes || excess <= 0 || excess * LINES_FOR_ONE > limit.text)
        return 0;
    *column = all;
    return excess;
}
