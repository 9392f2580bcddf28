#include "formats/layout/block/table_columns.h"

#include "formats/layout/block/table_grid.h"

/* Of all columns, each side of what they ask for. */
static struct intrinsic_width sum_of(const struct intrinsic_width *asked, size_t count)
{
    struct intrinsic_width sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum.firm += asked[i].firm;
        sum.least += asked[i].least;
        sum.most += asked[i].most;
    }
    return sum;
}

static void widen(length *side, length missing, size_t index, size_t span)
{
    if (missing > 0)
        *side += (missing + (length)index) / (length)span;
}

void table_columns_widen(struct intrinsic_width *asked, size_t first, size_t span,
                         struct intrinsic_width cell)
{
    asked += first;
    struct intrinsic_width sum = sum_of(asked, span);
    for (size_t i = 0; i < span; i++) {
        widen(&asked[i].firm, cell.firm - sum.firm, i, span);
        widen(&asked[i].least, cell.least - sum.least, i, span);
        widen(&asked[i].most, cell.most - sum.most, i, span);
        if (asked[i].least < asked[i].firm)
            asked[i].least = asked[i].firm;
        if (asked[i].most < asked[i].least)
            asked[i].most = asked[i].least;
    }
}

/* `from` and a share of what is left, up to `to`. */
static length share(length from, length to, length sum_from, length sum_to, length available)
{
    length wanted = sum_to - sum_from;
    return wanted > 0 ? from + (to - from) * (available - sum_from) / wanted : from;
}

static length share_of(const struct intrinsic_width *asked, const struct intrinsic_width *sum,
                       length available)
{
    if (sum->most <= available)
        return asked->most;
    if (sum->least <= available)
        return share(asked->least, asked->most, sum->least, sum->most, available);
    if (sum->firm <= available)
        return share(asked->firm, asked->least, sum->firm, sum->least, available);
    return asked->firm * available / sum->firm;
}

length table_columns_share(const struct intrinsic_width *asked, size_t count, length available,
                           length *widths)
{
    struct intrinsic_width sum = sum_of(asked, count);
    length total = 0;
    for (size_t i = 0; i < count; i++)
        total += widths[i] = share_of(&asked[i], &sum, available);
    return total;
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
