/* What the end of a line does to its text: a soft hyphen there is seen, and a run that is cut at a place
 * where its letters lean on each other is shaped again on both sides. */
#ifndef FORMATS_LAYOUT_INLINE_LINE_ENDS_H
#define FORMATS_LAYOUT_INLINE_LINE_ENDS_H

#include "formats/layout/inline/line.h"

/* How wide the hyphen is that a soft hyphen becomes; shaped once for a paragraph. */
length line_end_hyphen_width(struct paragraph *paragraph, const struct item *item);

/* Finishes the items at the ends of chosen lines. */
void line_ends_finish(struct paragraph *paragraph, const struct line *lines, uint32_t count);

#endif
