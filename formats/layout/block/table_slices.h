/* The parts of a group of rows between two places where a page may end, as boxes with their borders. Private
 * to formats/layout/block.
 *
 * A group of up to a third of a page is one box; a higher one as many as the lines of its cells allow (R4.8).
 */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_SLICES_H
#define FORMATS_LAYOUT_BLOCK_TABLE_SLICES_H

#include "formats/layout/block/table_group.h"

void table_slices_add(const struct table *table, const struct group *group, struct box_list *list);

#endif
