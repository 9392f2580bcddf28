/* Numbers among the items of a paragraph: what a line never cuts while it has another way (R1.10).
 *
 * Shape: a number is figures, the marks between them (3.14, 20:30, 2019/6/5), its sign and its unit (−5, ￥8,
 * 20%).
 *
 * Owner: nothing is kept.
 *
 * Errors: none; an item that the paragraph does not have belongs to no number.
 *
 * Source: jlreq cl-27, GB/T 15835-2011; R1.7, R1.10. */
#ifndef FORMATS_LAYOUT_INLINE_NUMBERS_H
#define FORMATS_LAYOUT_INLINE_NUMBERS_H

#include "formats/layout/paragraph/paragraph.h"

/* Is the item a figure, of either width? */
bool number_has_figure(const struct paragraph *paragraph, uint32_t item);

/* Does a number begin with `item`, behind its sign? The 5 of H=-5, not that of A-5. */
bool number_follows_sign(const struct paragraph *paragraph, uint32_t item);

/* Does a break before `item` cut a number? */
bool number_is_cut(const struct paragraph *paragraph, uint32_t item);

#endif
