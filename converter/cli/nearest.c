#include "converter/cli/nearest.h"

#include <string.h>

enum { LONGEST = 32 };

static unsigned least(unsigned one, unsigned other)
{
    return one < other ? one : other;
}

/* The three latest rows of the table of distances, of which each is made of the two before it. */
struct rows {
    unsigned before[LONGEST + 1], last[LONGEST + 1], now[LONGEST + 1];
};

static void fill_row(struct rows *rows, const char *left, const char *right, size_t i, size_t right_length)
{
    rows->now[0] = (unsigned)i;
    for (size_t j = 1; j <= right_length; j++) {
        unsigned changed = rows->last[j - 1] + (left[i - 1] != right[j - 1]);
        rows->now[j] = least(changed, least(rows->last[j], rows->now[j - 1]) + 1);
        bool is_swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        if (is_swapped)
            rows->now[j] = least(rows->now[j], rows->before[j - 2] + 1);
    }
    memcpy(rows->before, rows->last, sizeof rows->last);
    memcpy(rows->last, rows->now, sizeof rows->now);
}

static unsigned measure(const char *left, const char *right)
{
    size_t left_length = strlen(left), right_length = strlen(right);
    struct rows rows = {0};
    if (left_length > LONGEST || right_length > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= right_length; j++)
        rows.last[j] = (unsigned)j;
    for (size_t i = 1; i <= left_length; i++)
        fill_row(&rows, left, right, i, right_length);
    return rows.last[right_length];
}

void nearest_offer(struct nearest *nearest, const char *name)
{
    unsigned distance = measure(nearest->typed, name);
    unsigned most = strlen(nearest->typed) < 5 ? 1 : 2;
    bool is_better = distance <= most && (!nearest->name || distance < nearest->distance);
    if (!is_better)
        return;
    nearest->name = name;
    nearest->distance = distance;
}

void nearest_offer_table(struct nearest *nearest, const struct option_table *table)
{
    for (size_t i = 0; table && i < table->count; i++)
        nearest_offer(nearest, table->rows[i].name);
}
