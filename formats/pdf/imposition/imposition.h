/* Imposition: which page stands where on which sheet.
 *
 * Shape: a sheet is a side of paper that holds one page, or two beside each other. A booklet is folded in the
 * middle and stitched there (骑马订): the first sheet holds the last page and the first one.
 *
 * Owner: sheets are in the given arena. */
#ifndef FORMATS_PDF_IMPOSITION_IMPOSITION_H
#define FORMATS_PDF_IMPOSITION_IMPOSITION_H

#include "base/arena.h"
#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum imposition { IMPOSE_SINGLE, IMPOSE_TWO_UP, IMPOSE_BOOKLET };

enum { MOST_PAGES_OF_SHEET = 2 };

struct imposed_page {
    size_t page; /* from 0; NO_PAGE: blank */
    length x, y;
    double scale;
};

#define NO_PAGE SIZE_MAX

struct sheet {
    length width, height;
    struct imposed_page pages[MOST_PAGES_OF_SHEET];
    size_t page_count;
};

/* Two-up shrinks two pages onto a sheet of the pages' own paper, turned; a booklet keeps the size of the
 * pages, on the sheets that they are halves of. `right_to_left`: a vertical book, whose first page is a left one. */
struct sheet *impose(struct arena *arena, enum imposition imposition, size_t page_count, length width,
                     length height, bool right_to_left, size_t *sheet_count);

#endif
