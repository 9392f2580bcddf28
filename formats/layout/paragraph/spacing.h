/* Gives every item its glue: the blank of full-width marks by class, region and neighbour (§2), the space
 * between Han and Latin (§3), word spaces, and what may shrink or stretch in which order (§4.1, §4.2). */
#ifndef FORMATS_LAYOUT_PARAGRAPH_SPACING_H
#define FORMATS_LAYOUT_PARAGRAPH_SPACING_H

#include "formats/layout/paragraph/paragraph.h"

void spacing_set(struct paragraph *paragraph);

/* The blank that `item` keeps before it when it begins a line, and behind it when it ends one and there is
 * room enough, or not. */
length spacing_at_start(const struct paragraph *paragraph, const struct item *item);
length spacing_at_end(const struct paragraph *paragraph, const struct item *item, bool has_room);

/* How much of `item`, ending a line, may stand outside the measure (R2.24). */
length spacing_hang(const struct paragraph *paragraph, const struct item *item);

#endif
