/* The rows of a picture as those of a smaller one: each new pixel is the mean of the area that it covers.
 *
 * Shape: rows go in from above, and come out as soon as they are whole. Of two or four channels the last one is the
 * alpha, by which the colours of a pixel are weighed.
 *
 * Units: pixels; channels of eight bits. Neither side may grow, and none is longer than 65,535.
 *
 * Owner: row_reducer_close frees what row_reducer_open allocated. */
#ifndef FORMATS_IMAGE_ROW_REDUCER_H
#define FORMATS_IMAGE_ROW_REDUCER_H

#include <stdbool.h>
#include <stdint.h>

struct row_reducer {
    uint32_t from_width, from_height, width, height;
    unsigned channels;
    uint64_t *line, *sums; /* a row that came in, at its new width; the rows so far of the next one */
    uint64_t top, end;     /* of the next row that comes in, and of the next that goes out */
};

/* `reducer` holds sizes and channels, and nothing else. */
void row_reducer_open(struct row_reducer *reducer);
void row_reducer_close(struct row_reducer *reducer);

/* True when `out` was filled. */
bool row_reducer_add(struct row_reducer *reducer, const unsigned char *row, unsigned char *out);

#endif
