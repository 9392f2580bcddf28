/* Which rows and columns each cell of a table covers: the grid that every writer which draws tables stands
 * on.
 *
 * Shape: a table is taken in groups of rows that cells span together, from top to bottom.
 *
 * Units: rows count from the first of the group, columns from the first of the table.
 *
 * Owner: places are in the given arena.
 *
 * Source: HTML Living Standard §4.9.12 (forming a table). */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_GRID_H
#define FORMATS_LAYOUT_BLOCK_TABLE_GRID_H

#include "formats/document/document.h"

struct table_place {
    const struct node *cell;
    size_t first_row, last_row, first_column, last_column;
};

struct table_rows {
    struct table_place *places; /* of cells that begin beyond the last column there are none */
    size_t place_count, row_count;
};

/* Behind the last column that a cell covers, in a table of `columns`. */
size_t table_grid_cell_end(const struct node *cell, size_t columns);

/* The group that begins with `row`. A cell spans no more than `most_spanned` rows. */
struct table_rows table_grid_take_rows(const struct node *row, size_t columns, size_t most_spanned,
                                       struct arena *arena);

/* The row `count` rows further; NULL: the table ends before it. */
const struct node *table_grid_skip_rows(const struct node *row, size_t count);

#endif
