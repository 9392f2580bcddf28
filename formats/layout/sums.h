/* Running sums over the items of a paragraph, so that the width of any line is one subtraction. */
#ifndef FORMATS_LAYOUT_SUMS_H
#define FORMATS_LAYOUT_SUMS_H

#include "formats/layout/fill.h"

/* Of all items before this one. */
struct sums {
    length width, body, shrink, ease, solid;
};

/* A place where a line may end. */
struct break_place {
    uint32_t item;  /* the next line begins with it */
    uint32_t start; /* ... of which this is the first that is seen */
    uint32_t stop;  /* behind the last that is seen of the line before */
    uint16_t penalty;
    bool forced;
};

/* item_count + 1 sums. */
struct sums *sums_make(const struct paragraph *paragraph);

/* The start, every place where a line may end, the end. */
struct break_place *sums_breaks(const struct paragraph *paragraph, uint32_t *count);

struct line_width sums_line(const struct paragraph *paragraph, const struct sums *sums, uint32_t start,
                            uint32_t stop, length measure);

/* Of items [start, stop): what no shrinking can take away. */
length sums_body(const struct sums *sums, uint32_t start, uint32_t stop);

#endif
