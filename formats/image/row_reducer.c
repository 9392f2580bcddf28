#include "formats/image/row_reducer.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* Both sides are measured in parts of which an old pixel has as many as the new picture has pixels, so that old and
 * new pixels end at whole numbers: widths and heights of the other picture. */

static size_t count_values(const struct row_reducer *reducer)
{
    return (size_t)reducer->width * reducer->channels;
}

void row_reducer_open(struct row_reducer *reducer)
{
    reducer->line = memory_allocate(count_values(reducer) * sizeof *reducer->line);
    reducer->sums = memory_allocate(count_values(reducer) * sizeof *reducer->sums);
    memset(reducer->sums, 0, count_values(reducer) * sizeof *reducer->sums);
    reducer->top = 0;
    reducer->end = reducer->from_height;
}

void row_reducer_close(struct row_reducer *reducer)
{
    free(reducer->line);
    free(reducer->sums);
    reducer->line = reducer->sums = NULL;
}

static bool has_alpha(const struct row_reducer *reducer)
{
    return reducer->channels % 2 == 0;
}

static void add_pixel(const struct row_reducer *reducer, const unsigned char *pixel, uint64_t *sums,
                      uint64_t weight)
{
    unsigned colors = has_alpha(reducer) ? reducer->channels - 1 : reducer->channels;
    unsigned alpha = has_alpha(reducer) ? pixel[colors] : 1;
    for (unsigned i = 0; i < colors; i++)
        sums[i] += weight * pixel[i] * alpha;
    if (has_alpha(reducer))
        sums[colors] += weight * alpha;
}

/* Each old pixel lies in one new pixel or in two. */
static void narrow(const struct row_reducer *reducer, const unsigned char *row)
{
    uint64_t *sums = reducer->line, left = 0, end = reducer->from_width;
    memset(sums, 0, count_values(reducer) * sizeof *sums);
    for (uint32_t x = 0; x < reducer->from_width; x++, row += reducer->channels) {
        uint64_t right = left + reducer->width;
        add_pixel(reducer, row, sums, (right < end ? right : end) - left);
        if (right >= end) {
            sums += reducer->channels;
            if (right > end)
                add_pixel(reducer, row, sums, right - end);
            end += reducer->from_width;
        }
        left = right;
    }
}

static void add_line(const struct row_reducer *reducer, uint64_t weight)
{
    for (size_t i = 0, count = count_values(reducer); i < count; i++)
        reducer->sums[i] += weight * reducer->line[i];
}

static unsigned char divide(uint64_t sum, uint64_t whole)
{
    return whole ? (unsigned char)((sum + whole / 2) / whole) : 0;
}

static void take_row(const struct row_reducer *reducer, unsigned char *out)
{
    uint64_t area = (uint64_t)reducer->from_width * reducer->from_height;
    const uint64_t *sums = reducer->sums;
    for (uint32_t x = 0; x < reducer->width; x++, sums += reducer->channels) {
        unsigned colors = has_alpha(reducer) ? reducer->channels - 1 : reducer->channels;
        for (unsigned i = 0; i < colors; i++)
            *out++ = divide(sums[i], has_alpha(reducer) ? sums[colors] : area);
        if (has_alpha(reducer))
            *out++ = divide(sums[colors], area);
    }
    memset(reducer->sums, 0, count_values(reducer) * sizeof *reducer->sums);
}

bool row_reducer_add(struct row_reducer *reducer, const unsigned char *row, unsigned char *out)
{
    uint64_t bottom = reducer->top + reducer->height;
    bool is_whole = bottom >= reducer->end;
    narrow(reducer, row);
    add_line(reducer, (is_whole ? reducer->end : bottom) - reducer->top);
    if (is_whole) {
        take_row(reducer, out);
        add_line(reducer, bottom - reducer->end);
        reducer->end += reducer->from_height;
    }
    reducer->top = bottom;
    return is_whole;
}
