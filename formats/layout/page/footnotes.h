/* Notes at a column's foot: a gap of one line with a short rule in it, then the notes. Private to
 * formats/layout/page.
 *
 * A note stands on the page of the line that refers to it; of a long one a part may go on to the next page.
 */
#ifndef FORMATS_LAYOUT_PAGE_FOOTNOTES_H
#define FORMATS_LAYOUT_PAGE_FOOTNOTES_H

#include "formats/layout/page/page_state.h"

/* Notes of more than a half of a page may go on to the next one. */
enum { LONG_NOTE = 2 };

/* Between the text and its notes. */
length footnotes_gap(const struct layout *layout);

/* Between a note and the next one. */
length footnotes_line_gap(const struct layout *layout);

/* How much of a page `count` notes need: all of them, or the first lines of what is longer than LONG_NOTE
 * allows. */
length footnotes_room(const struct box *boxes, size_t count, length page_height);

/* The notes of `count` boxes from `first` on wait for their place. */
void footnotes_collect(struct layout *layout, size_t first, size_t count);

/* How high the notes are that wait. */
length footnotes_waiting_height(const struct layout *layout);

/* Places those of the waiting notes that fit at the foot of a column of which the boxes take `height`; on an
 * endless page, of `limit` 0, they follow. Gives the height of all. */
length footnotes_place(struct layout *layout, length x, length top, length height, length limit);

#endif
