/* What the end of a line does to its text: a run that is cut at a place where its letters lean on each other is
 * shaped again on both sides. */
#ifndef FORMATS_LAYOUT_INLINE_LINE_ENDS_H
#define FORMATS_LAYOUT_INLINE_LINE_ENDS_H

#include "formats/layout/inline/line.h"

/* Finishes the items at the ends of chosen lines. */
void line_ends_finish(struct paragraph *paragraph, const struct line *lines, uint32_t count);

#endif
