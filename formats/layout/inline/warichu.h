/* Notes in two rows of half size inside a line (割注, 双行夹注; R8.6). Private to formats/layout.
 *
 * Source: jlreq 3.4 (割注), clreq (双行小注). */
#ifndef FORMATS_LAYOUT_INLINE_WARICHU_H
#define FORMATS_LAYOUT_INLINE_WARICHU_H

#include "formats/layout/inline/line.h"

/* Gives every character of a note half of its room, as much as it takes in two rows, so that lines can be
 * chosen. A line ends behind an even number of them. */
void warichu_set(struct paragraph *paragraph);

/* Parts what each line has of a note into an upper and a lower row, or a right and a left one. */
void warichu_split(struct paragraph *paragraph, const struct line *lines, uint32_t count);

#endif
