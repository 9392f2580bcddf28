/* Where the columns of a table begin: by what its cells ask for, in smaller type where that is too wide, on a
 * page that is turned where that would be too small. Private to formats/layout/block. */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_EDGES_H
#define FORMATS_LAYOUT_BLOCK_TABLE_EDGES_H

#include "formats/layout/block/table_state.h"

/* Fills the edges of a table with columns; its styles, and what it is set in, change where it is too wide. */
void table_edges_find(struct table *table);

/* How far a cell ends before its column does, so that its units stand below those of other numbers; 0: it is no
 * number. */
length table_pad(const struct table *table, const struct node *cell);

#endif
