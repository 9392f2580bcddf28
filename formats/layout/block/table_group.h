/* Rows of a table that cells span together: the boxes of their cells, and how high the rows are. Private to
 * formats/layout/block.
 *
 * Owner: table_group_make is undone by table_group_free; all but the lists of boxes lies in the material. */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_GROUP_H
#define FORMATS_LAYOUT_BLOCK_TABLE_GROUP_H

#include "formats/layout/block/table_grid.h"
#include "formats/layout/block/table_state.h"

struct cell {
    const struct table_place *place;
    length top, bottom;
    length content_height;
    struct box_list boxes;
    size_t placed; /* boxes that are in slices made so far */
    length y;      /* where the next box may begin */
};

struct group {
    struct cell *cells;
    size_t cell_count, row_count;
    length *tops; /* row_count + 1 */
    length height;
    bool is_header;
    struct material *material;
};

/* The group that begins with the table's next row. */
struct group table_group_make(const struct table *table, struct material *material);
void table_group_free(struct group *group);

#endif
