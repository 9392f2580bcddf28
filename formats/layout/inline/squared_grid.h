/* Lines on squared paper (稿纸, R4.2): every Han and every mark fills a cell; words and figures are padded to
 * whole cells, half of it on either side. Private to formats/layout. */
#ifndef FORMATS_LAYOUT_INLINE_SQUARED_GRID_H
#define FORMATS_LAYOUT_INLINE_SQUARED_GRID_H

#include "formats/layout/inline/running_sums.h"

/* The break at which the fullest line ends that begins at `from` and fits, and pads the words of that line. A
 * closing mark for which there is no cell stands beside the last one. */
uint32_t squared_grid_fill_line(struct paragraph *paragraph, const struct break_place *breaks, uint32_t count,
                                uint32_t from, length measure);

#endif
