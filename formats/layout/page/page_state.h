/* The page that is being filled. Private to formats/layout/page. */
#ifndef FORMATS_LAYOUT_PAGE_PAGE_STATE_H
#define FORMATS_LAYOUT_PAGE_PAGE_STATE_H

#include "formats/layout/block/flow.h"

struct layout {
    struct layout_request request;
    struct note_table *notes;
    struct flow *flow;
    struct box_list queue;   /* set, not yet on a page that was left */
    struct box_list carried; /* rests of notes */
    struct box_list floats;  /* figures that wait for the next column */
    size_t floated;          /* where the latest of them stood in the current one */
    size_t used, used_notes; /* of the queue and of the carried notes, by the current page */
    struct page_item *items;
    size_t item_count, item_capacity;
    unsigned number;
    bool flow_ended;
    bool is_turned; /* the current page */
};

/* The box that comes `index` after the first one that is on no page yet; NULL at the end. */
const struct box *page_box_at(struct layout *layout, size_t index);

/* Puts a copy of an item on the page, `x` and `y` further. */
void page_add_item(struct layout *layout, const struct page_item *item, length x, length y, bool repeated);

/* The same for all items of a box. */
void page_place_items(struct layout *layout, const struct box *box, length x, length y, bool repeated);

/* Moves the items from `first` on together, so that they end at `bottom` below `top` and not `excess` further down. */
void page_close_up(struct layout *layout, size_t first, length top, length bottom, length excess);

/* Places `count` boxes from `first` on, and gives the height that they take. */
length page_place_boxes(struct layout *layout, size_t first, size_t count, length x, length top);

#endif
