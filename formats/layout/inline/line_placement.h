/* Sets chosen lines: justifies them, brings them into visual order, makes placed lines of them. */
#ifndef FORMATS_LAYOUT_INLINE_LINE_PLACEMENT_H
#define FORMATS_LAYOUT_INLINE_LINE_PLACEMENT_H

#include "formats/layout/inline/line.h"
#include "formats/layout/inline/placed_line.h"

/* `placed` has room for `count` lines. */
void line_placement_place(struct paragraph *paragraph, const struct line *lines, uint32_t count,
                          struct placed_line *placed);

#endif
