#include "formats/layout/page/floats.h"

#include "formats/layout/page/copyfitting.h"

enum { MOST_BLANK = 3 /* of a column, a third */, MOST_WAITING = 16, MOST_HEADINGS = 4 };

/* The boxes of the figure that begins with box `first`, and what keeps with it. */
static size_t count_boxes(struct layout *layout, size_t first)
{
    const struct box *box = page_box_at(layout, first);
    const struct node *figure = box->figure;
    size_t count = 0;
    for (bool keeps = false; box && (box->figure == figure || keeps);
         box = page_box_at(layout, first + count)) {
        keeps = box->keep;
        count++;
    }
    return count;
}

/* The first figure that has to wait: the one that the column ends before, or one behind a figure that waits; SIZE_MAX:
 * none. Headings above it stay with the text that comes forward. */
static size_t find_figure(struct layout *layout, const struct column *column, struct column_limit limit)
{
    for (size_t i = layout->floated; layout->floats.count && i < column->count; i++)
        if (page_box_at(layout, i)->figure)
            return i;
    bool is_blank = (limit.text - column->height) * MOST_BLANK > limit.text;
    size_t next = column->count;
    const struct box *box = page_box_at(layout, next);
    for (int i = 0; i < MOST_HEADINGS && box && box->keep && !box->figure; i++)
        box = page_box_at(layout, ++next);
    return box && box->figure && column->count && is_blank ? next : SIZE_MAX;
}

static void let_wait(struct layout *layout, size_t first)
{
    struct box_list figure = {0};
    size_t count = count_boxes(layout, first);
    box_list_exchange(&layout->queue, layout->used + first, count, &figure);
    box_list_exchange(&layout->floats, layout->floats.count, 0, &figure);
    box_list_free(&figure);
    layout->floated = first;
}

struct column floats_fill_column(struct layout *layout, struct column_limit limit)
{
    struct column column = copyfitting_fill_column(layout, limit);
    layout->floated = 0;
    bool may_wait = layout->request.floats_figures && limit.foot && limit.text == limit.foot;
    for (int i = 0; may_wait && i < MOST_WAITING; i++) {
        size_t figure = find_figure(layout, &column, limit);
        if (figure == SIZE_MAX)
            break;
        let_wait(layout, figure);
        column = copyfitting_fill_column(layout, limit);
    }
    return column;
}

void floats_return(struct layout *layout)
{
    box_list_exchange(&layout->queue, layout->used, 0, &layout->floats);
    box_list_free(&layout->floats);
}
