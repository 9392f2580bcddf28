#include "formats/layout/block/table_grid.h"

size_t table_grid_cell_end(const struct node *cell, size_t columns)
{
    size_t end = (size_t)cell->cell.column + cell->cell.column_span;
    return end < columns ? end : columns;
}

const struct node *table_grid_skip_rows(const struct node *row, size_t count)
{
    while (row && count--)
        row = table_next_row(row->next);
    return row;
}

static size_t rows_spanned(const struct node *cell, size_t most_spanned)
{
    return cell->cell.row_span < most_spanned ? cell->cell.row_span : most_spanned;
}

static size_t count_rows(const struct node *row, size_t most_spanned)
{
    size_t end = 1, index = 0;
    for (; row && index < end; index++, row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            if (index + rows_spanned(cell, most_spanned) > end)
                end = index + rows_spanned(cell, most_spanned);
    return index;
}

static size_t count_cells(const struct node *row, size_t row_count)
{
    size_t count = 0;
    for (; row_count--; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            count++;
    return count;
}

struct table_rows table_grid_take_rows(const struct node *row, size_t columns, size_t most_spanned,
                                       struct arena *arena)
{
    struct table_rows rows = {.row_count = count_rows(row, most_spanned)};
    rows.places = arena_allocate_array(arena, count_cells(row, rows.row_count) + 1, sizeof *rows.places);
    for (size_t index = 0; index < rows.row_count; index++, row = table_next_row(row->next)) {
        for (const struct node *cell = row->first_child; cell; cell = cell->next) {
            size_t end = table_grid_cell_end(cell, columns);
            size_t last = index + rows_spanned(cell, most_spanned) - 1;
            if (cell->cell.column >= end)
                continue;
            rows.places[rows.place_count++] =
                (struct table_place){.cell = cell,
                                     .first_row = index,
                                     .last_row = last < rows.row_count ? last : rows.row_count - 1,
                                     .first_column = cell->cell.column,
                                     .last_column = end - 1};
        }
    }
    return rows;
}
