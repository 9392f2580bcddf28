/* Where titles and headings stand: for bookmarks and contents pages. */
#ifndef FORMATS_PDF_BOOKMARKS_H
#define FORMATS_PDF_BOOKMARKS_H

#include "base/typography.h"

#include <stddef.h>

struct bookmark {
    const char *title;
    unsigned level;     /* 0: an article, 1: its first headings, ... */
    size_t page;        /* of the text, from 0 */
    const char *number; /* what the contents say of it: 12, or 3-12, of an article and its page */
    length y;           /* from the paper's upper edge */
};

struct bookmarks {
    struct bookmark *entries;
    size_t count, capacity;
};

enum { MOST_BOOKMARKS = 1000000 };

/* Entries past the ceiling are left out. */
void bookmarks_add(struct bookmarks *bookmarks, struct bookmark bookmark);
void bookmarks_free(struct bookmarks *bookmarks);

#endif
