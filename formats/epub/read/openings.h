/* The headings that the contents of a book have and its pages do not: parts, which are the folders of a merged
 * book.
 *
 * Shape: a list in the order of the pages; the headings of a page below such a part stand one level lower.
 *
 * Owner: the book's arena.
 *
 * Errors: none. */
#ifndef FORMATS_EPUB_READ_OPENINGS_H
#define FORMATS_EPUB_READ_OPENINGS_H

#include "formats/epub/read/contents.h"

struct opening {
    const char *title;
    size_t page; /* that it stands before */
    unsigned level;
};

struct openings {
    const struct opening *list;
    size_t count;
    const unsigned char *shifts; /* one a page: how many levels lower its own headings stand */
};

struct openings openings_make(const struct opened_book *book);

/* The first opening of a page, or where it would stand. */
const struct opening *openings_find(const struct openings *openings, size_t page);

#endif
