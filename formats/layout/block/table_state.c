#include "formats/layout/block/table_state.h"

length table_padding(const struct table *table)
{
    return table->cell.size * 3 / 8;
}

length table_side_padding(const struct table *table)
{
    return table->is_tight ? table->cell.size / 6 : table->cell.size / 2;
}

bool table_is_head(const struct node *cell)
{
    return cell->cell.is_header || cell->parent->row.is_header;
}

struct flow_setting table_cell_setting(const struct table *table, const struct node *cell, length measure,
                                       struct block_style *style)
{
    *style = table_is_head(cell) ? table->head : table->cell;
    if (cell->cell.alignment != ALIGNMENT_DEFAULT)
        style->alignment = cell->cell.alignment;
    return (struct flow_setting){.request = table->setting.request,
                                 .root = cell,
                                 .measure = measure,
                                 .style = style,
                                 .notes = table->setting.notes,
                                 .nesting = table->setting.nesting};
}
