#include "formats/layout/block/table_columns.h"

#include "formats/layout/block/table_grid.h"

/* Of all columns, each side of what they ask for. */
static struct intrinsic_width sum_of(const struct intrinsic_width *asked, size_t count)
{
    struct intrinsic_width sum = {0};
    for (size_t i = 0; i < count; i++) {
        sum.firm += asked[i].firm;
        sum.least += asked[i].least;
        sum.whole += asked[i].whole;
        sum.most += asked[i].most;
    }
    return sum;
}

static void widen(length *side, length missing, size_t index, size_t span)
{
    if (missing > 0)
        *side += (missing + (length)index) / (length)span;
}

static void lift(length *side, length least)
{
    if (*side < least)
        *side = least;
}

void table_columns_widen(struct intrinsic_width *asked, size_t first, size_t span,
                         struct intrinsic_width cell)
{
    asked += first;
    struct intrinsic_width sum = sum_of(asked, span);
    for (size_t i = 0; i < span; i++) {
        widen(&asked[i].firm, cell.firm - sum.firm, i, span);
        widen(&asked[i].least, cell.least - sum.least, i, span);
        widen(&asked[i].whole, cell.whole - sum.whole, i, span);
        widen(&asked[i].most, cell.most - sum.most, i, span);
        lift(&asked[i].least, asked[i].firm);
        lift(&asked[i].whole, asked[i].least);
        lift(&asked[i].most, asked[i].whole);
    }
}

/* `from` and a share of what is left, up to `to`. */
static length share(length from, length to, length sum_from, length sum_to, length available)
{
    length wanted = sum_to - sum_from;
    return wanted > 0 ? from + (to - from) * (available - sum_from) / wanted : from;
}

/* A column that is no wider than this takes all that it wants. */
static length levelled(const struct intrinsic_width *asked, length level)
{
    length wanted = asked->most < level ? asked->most : level;
    return wanted > asked->whole ? wanted : asked->whole;
}

/* The equal share of columns of which the narrower ones leave room to the others. */
static length find_level(const struct intrinsic_width *asked, size_t count, length available)
{
    length low = 0, high = available;
    while (high - low > 1) {
        length middle = (low + high) / 2, sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += levelled(&asked[i], middle);
        if (sum <= available)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Long content is the better divided the wider its column is; but none is a strip beside another. */
static void share_by_length(const struct intrinsic_width *asked, size_t count, length available,
                            length *widths)
{
    length level = find_level(asked, count, available), sum = 0, sum_most = 0;
    for (size_t i = 0; i < count; i++) {
        widths[i] = levelled(&asked[i], asked[i].most > level ? level / 2 : level);
        sum += widths[i];
        sum_most += asked[i].most;
    }
    for (size_t i = 0; i < count; i++)
        widths[i] = share(widths[i], asked[i].most, sum, sum_most, available);
}

/* The column that can be made whole at the least cost; `count`: none can. */
static size_t cheapest(const struct intrinsic_width *asked, const length *widths, size_t count, length room)
{
    size_t best = count;
    length least = room + 1;
    for (size_t i = 0; i < count; i++) {
        length missing = asked[i].whole - widths[i];
        if (missing <= 0 || missing >= least)
            continue;
        best = i;
        least = missing;
    }
    return best;
}

enum { ALIKE_OF = 8 /* columns that miss about the same, by an eighth */ };

/* Columns that ask for about the same are whole together, or none of them is. */
static bool has_room_for_like(const struct intrinsic_width *asked, const length *widths, size_t count,
                              size_t column, length room)
{
    length least = asked[column].whole - widths[column], sum = 0;
    for (size_t i = 0; i < count; i++) {
        length missing = asked[i].whole - widths[i];
        if (missing >= least && missing - least <= least / ALIKE_OF)
            sum += missing;
    }
    return sum <= room;
}

/* Where not all columns can be whole, as many are as there is room for. */
static void make_whole(const struct intrinsic_width *asked, size_t count, length room, length *widths)
{
    for (size_t i = 0; i < count; i++)
        widths[i] = asked[i].least;
    for (size_t i; (i = cheapest(asked, widths, count, room)) < count; widths[i] = asked[i].whole) {
        if (!has_room_for_like(asked, widths, count, i, room))
            break;
        room -= asked[i].whole - widths[i];
    }
    length sum = 0, sum_whole = 0;
    for (size_t i = 0; i < count; i++) {
        sum += widths[i];
        sum_whole += asked[i].whole;
    }
    for (size_t i = 0; i < count; i++)
        widths[i] = share(widths[i], asked[i].whole, sum, sum_whole, sum + room);
}

static length share_of(const struct intrinsic_width *asked, const struct intrinsic_width *sum,
                       length available)
{
    if (sum->most <= available)
        return asked->most;
    if (sum->firm <= available)
        return share(asked->firm, asked->least, sum->firm, sum->least, available);
    return asked->firm * available / sum->firm;
}

length table_columns_share(const struct intrinsic_width *asked, size_t count, length available,
                           length *widths)
{
    struct intrinsic_width sum = sum_of(asked, count);
    for (size_t i = 0; i < count; i++)
        widths[i] = share_of(&asked[i], &sum, available);
    if (sum.most > available && sum.whole <= available)
        share_by_length(asked, count, available, widths);
    else if (sum.most > available && sum.least <= available)
        make_whole(asked, count, available - sum.least, widths);
    length total = 0;
    for (size_t i = 0; i < count; i++)
        total += widths[i];
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
