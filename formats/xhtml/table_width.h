/* How narrow a table can be set without a number or a word being cut.
 *
 * Units: tenths of an em of the table's own type, as common faces have it; without the padding of cells.
 *
 * Owner: what is measured lies in the arena. */
#ifndef FORMATS_XHTML_TABLE_WIDTH_H
#define FORMATS_XHTML_TABLE_WIDTH_H

#include "base/arena.h"
#include "formats/document/document.h"

/* The sum of what its columns need, each for the longest number or word in it. */
unsigned table_width_least(struct arena *arena, const struct node *table);

/* A cell holds a word, an address for example, that is cut wherever the line ends. */
bool table_width_is_cut(const struct node *cell);

#endif
