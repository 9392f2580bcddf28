#include "formats/layout/block/table_columns.h"

static length sum_least(const struct intrinsic_width *wishes, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += wishes[i].least;
    return sum;
}

static length sum_most(const struct intrinsic_width *wishes, size_t count)
{
    length sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += wishes[i].most;
    return sum;
}

void table_columns_widen(struct intrinsic_width *wishes, size_t first, size_t span,
                         struct intrinsic_width cell)
{
    wishes += first;
    length least = cell.least - sum_least(wishes, span);
    length most = cell.most - sum_most(wishes, span);
    for (size_t i = 0; i < span; i++) {
        if (least > 0)
            wishes[i].least += (least + (length)i) / (length)span;
        if (most > 0)
            wishes[i].most += (most + (length)i) / (length)span;
        if (wishes[i].most < wishes[i].least)
            wishes[i].most = wishes[i].least;
    }
}

length table_columns_share(const struct intrinsic_width *wishes, size_t count, length available,
                           length *widths)
{
    length least = sum_least(wishes, count), most = sum_most(wishes, count), sum = 0;
    length spare = available - least, wanted = most - least;
    for (size_t i = 0; i < count; i++) {
        if (most <= available)
            widths[i] = wishes[i].most;
        else if (spare < 0)
            widths[i] = wishes[i].least * available / least;
        else
            widths[i] = wishes[i].least + (wishes[i].most - wishes[i].least) * spare / wanted;
        sum += widths[i];
    }
    return sum;
}
