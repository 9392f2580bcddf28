#include "formats/layout/block/table_columns.h"

#include "formats/layout/block/table_grid.h"

static length sum_least(const struct intrinsic_width *asked, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += asked[i].least;
    return sum;
}

static length sum_most(const struct intrinsic_width *asked, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += asked[i].most;
    return sum;
}

void table_columns_widen(struct intrinsic_width *asked, size_t first, size_t span,
                         struct intrinsic_width cell)
{
    asked += first;
    length least = cell.least - sum_least(asked, span);
    length most = cell.most - sum_most(asked, span);
    for (size_t i = 0; i < span; i++) {
        if (least > 0)
            asked[i].least += (least + (length)i) / (length)span;
        if (most > 0)
            asked[i].most += (most + (length)i) / (length)span;
        if (asked[i].most < asked[i].least)
            asked[i].most = asked[i].least;
    }
}

length table_columns_share(const struct intrinsic_width *asked, size_t count, length available,
                           length *widths)
{
    length least = sum_least(asked, count), most = sum_most(asked, count), sum = 0;
    length spare = available - least, wanted = most - least;
    for (size_t i = 0; i < count; i++) {
        if (most <= available)
            widths[i] = asked[i].most;
        else if (spare < 0)
            widths[i] = asked[i].least * available / least;
        else
            widths[i] = asked[i].least + (asked[i].most - asked[i].least) * spare / wanted;
        sum += widths[i];
    }
    return sum;
}

/* The cells that span several columns, or those that do not. */
static void ask_cells(const struct node *table, size_t columns, cell_measure *measure, const void *context,
                      bool spanning, struct intrinsic_width *widths)
{
    const struct node *row = table_next_row(table->first_child);
    for (; row; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next) {
            size_t first = cell->cell.column, end = table_grid_cell_end(cell, columns);
            if (first < end && (end - first > 1) == spanning)
                table_columns_widen(widths, first, end - first, measure(context, cell, end - first));
        }
}

void table_columns_ask(const struct node *table, size_t columns, cell_measure *measure, const void *context,
                       struct intrinsic_width *widths)
{
    ask_cells(table, columns, measure, context, false, widths);
    ask_cells(table, columns, measure, context, true, widths);
}
