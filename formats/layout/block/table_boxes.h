/* Tables: columns as wide as their content needs, rows as boxes, the head again on each page. Private to
 * formats/layout.
 *
 * Shape: a group of rows that cells span together is laid out at once. It is one box when it is at most a
 * third of a page high (R4.8), else as many as its cells' lines allow.
 *
 * Owner: table_new is undone by table_free. */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_BOXES_H
#define FORMATS_LAYOUT_BLOCK_TABLE_BOXES_H

#include "formats/layout/block/table_state.h"

/* A table inside more tables, or with more columns, is set as the blocks of its cells, one below the other.
 */
enum { TABLE_DEEPEST = 4, TABLE_MOST_COLUMNS = 100 };

struct table *table_new(const struct table_setting *setting);
void table_free(struct table *table);

/* Adds the boxes of the next rows; false when there are none. */
bool table_next(struct table *table, struct box_list *list);

#endif
