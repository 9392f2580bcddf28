/* Cuts a paragraph into runs of one style, has them shaped, and makes an item of every cluster. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_ITEMISE_H
#define FORMATS_LAYOUT_PARAGRAPH_ITEMISE_H

#include "formats/layout/paragraph/paragraph.h"

#define NO_RUN UINT32_MAX

/* Fills the levels of a paragraph whose characters are known. */
void itemise_find_levels(struct paragraph *paragraph);

/* Fills runs and items of a paragraph whose levels and breaks are known. */
void itemise(struct paragraph *paragraph);

/* Room for a run behind the last, for the caller to fill and count. The array may move; what points into the
 * old one stays good. */
struct shaped_run *itemise_next_run(struct paragraph *paragraph);

#endif
