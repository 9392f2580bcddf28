/* A column: which boxes it takes, and how high they stand. Private to formats/layout/page. */
#ifndef FORMATS_LAYOUT_PAGE_COLUMN_H
#define FORMATS_LAYOUT_PAGE_COLUMN_H

#include "formats/layout/page/page_state.h"

struct column {
    size_t count;
    length height; /* of its boxes */
    bool has_notes;
    bool is_short; /* boxes that fit went on to the next one, to keep with others */
};

/* How high a column may be. */
struct column_limit {
    length text; /* of its boxes */
    length foot; /* with its notes; 0: it is endless */
};

/* Fills a column from box `first` on; `carried` is the height of the notes that come from the page before. */
struct column column_fill(struct layout *layout, size_t first, struct column_limit limit, length carried);

/* The same for boxes that stand over the columns: the first ones that are on no page yet. */
struct column column_fill_across(struct layout *layout, length limit);

/* Do the first boxes that must keep together go into a room of this height? */
bool column_opening_fits(struct layout *layout, length room);

/* The height of the columns of the last page, which are equally long: as short as they can be. Of other pages
 * it is `height`. */
length column_balanced_height(struct layout *layout, unsigned columns, length height);

#endif
