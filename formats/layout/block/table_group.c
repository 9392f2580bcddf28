#include "formats/layout/block/table_group.h"

#include "formats/layout/block/flow.h"
#include "formats/layout/block/table_edges.h"

enum { MOST_ROWS_SPANNED = 64 /* by one cell; what is beyond is left empty */ };

static void set_cell(const struct table *table, struct group *group, struct cell *cell)
{
    const struct table_place *place = cell->place;
    struct block_style style;
    length width = table->edges[place->last_column + 1] - table->edges[place->first_column];
    length measure = width - 2 * table_side_padding(table);
    measure -= table_pad(table, place->cell);
    struct flow_setting setting = table_cell_setting(table, place->cell, measure, &style);
    setting.material = group->material;
    flow_set_all(&setting, &cell->boxes);
    cell->content_height = box_stack_height(cell->boxes.boxes, cell->boxes.count);
}

/* Rows are as high as their own cells ask for; the last row of a spanning cell takes what that leaves.
 */
static void find_heights(const struct table *table, struct group *group)
{
    length *heights = arena_allocate_array(group->material->arena, group->row_count, sizeof *heights);
    length least = table->cell.size + 2 * table_padding(table);
    for (size_t row = 0; row < group->row_count; row++)
        heights[row] = least;
    for (size_t i = 0; i < group->cell_count; i++) {
        const struct cell *cell = &group->cells[i];
        length wanted = cell->content_height + 2 * table_padding(table);
        for (size_t row = cell->place->first_row; row < cell->place->last_row; row++)
            wanted -= heights[row];
        if (wanted > heights[cell->place->last_row])
            heights[cell->place->last_row] = wanted;
    }
    for (size_t row = 0; row < group->row_count; row++)
        group->tops[row + 1] = group->tops[row] + heights[row];
    group->height = group->tops[group->row_count];
    for (size_t i = 0; i < group->cell_count; i++) {
        group->cells[i].top = group->tops[group->cells[i].place->first_row];
        group->cells[i].bottom = group->tops[group->cells[i].place->last_row + 1];
    }
}

struct group table_group_make(const struct table *table, struct material *material)
{
    struct table_rows rows =
        table_grid_take_rows(table->row, table->columns, MOST_ROWS_SPANNED, material->arena);
    struct group group = {.material = material, .row_count = rows.row_count, .cell_count = rows.place_count};
    group.is_header = table->row->row.is_header;
    group.cells = arena_allocate_array(material->arena, rows.place_count + 1, sizeof *group.cells);
    group.tops = arena_allocate_array(material->arena, group.row_count + 1, sizeof *group.tops);
    for (size_t i = 0; i < group.cell_count; i++) {
        group.cells[i].place = &rows.places[i];
        set_cell(table, &group, &group.cells[i]);
    }
    find_heights(table, &group);
    return group;
}

void table_group_free(struct group *group)
{
    for (size_t i = 0; i < group->cell_count; i++)
        box_list_free(&group->cells[i].boxes);
}
