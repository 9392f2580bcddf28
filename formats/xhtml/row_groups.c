#include "formats/xhtml/row_groups.h"

static bool reaches_beyond(const struct node *row, unsigned rows_left)
{
    for (const struct node *cell = row->first_child; cell; cell = cell->next)
        if (cell->cell.row_span > rows_left)
            return true;
    return false;
}

/* Rows in the head; none when a cell of one would reach into the body. */
static unsigned count_head(const struct node *table)
{
    const struct node *first = table_next_row(table->first_child);
    unsigned count = 0;
    for (const struct node *row = first; row && row->row.is_header && count <= ROW_GROUP_HEAD_MOST;
         row = row->next)
        count++;
    if (count > ROW_GROUP_HEAD_MOST)
        return 0;
    unsigned index = 0;
    for (const struct node *row = first; index < count; row = row->next, index++)
        if (reaches_beyond(row, count - index))
            return 0;
    return count;
}

enum row_group row_group_of(const struct node *row)
{
    unsigned head = count_head(row->parent), index = 0;
    for (const struct node *each = table_next_row(row->parent->first_child); index < head;
         each = each->next, index++)
        if (each == row)
            return ROW_GROUP_HEAD;
    return ROW_GROUP_BODY;
}

bool row_group_opens(const struct node *row)
{
    const struct node *previous = row->previous;
    return !previous || previous->kind != NODE_ROW || row_group_of(previous) != row_group_of(row);
}

bool row_group_closes(const struct node *row)
{
    return !row->next || row_group_of(row->next) != row_group_of(row);
}

bool row_group_cell_is_header(const struct node *cell)
{
    return cell->cell.is_header || cell->parent->row.is_header;
}
