/* Boxes to pages: where a page ends, how columns share what is left.
 *
 * Shape: page after page is a list of items at places in the type area.
 *
 * Owner: layout_new is undone by layout_free; items borrow from the page, which lives until the next call, so
 * that a novel never has more than a page and the current paragraph in memory. */
#ifndef FORMATS_LAYOUT_PAGE_PAGINATION_H
#define FORMATS_LAYOUT_PAGE_PAGINATION_H

#include "formats/layout/block/page_item.h"
#include "formats/layout/paragraph/request.h"

struct page {
    struct page_item *items;
    size_t item_count;
    unsigned number; /* from 1 */
    bool is_shared;  /* the first one: below what other text left, from first_top on */
    bool
        is_turned; /* its lines run up the page, from the foot of the type area; their y grows to the right */
    length height; /* of the type area; 0: endless */
    length used;   /* y of the lowest line's descent: where an endless page ends */
};

struct layout;

struct layout *layout_new(const struct layout_request *request);

/* Sets the next page; false when there is none. */
bool layout_next_page(struct layout *layout, struct page *page);

void layout_free(struct layout *layout);

#endif
