/* The ids of a book's pages in one article: those of pages that do not have theirs in common are told apart.
 *
 * Shape: "a" of the second page becomes "f2-a"; in a book of one page ids stay as they are.
 *
 * Owner: all texts are in the given arena. */
#ifndef FORMATS_EPUB_READ_ID_SPACES_H
#define FORMATS_EPUB_READ_ID_SPACES_H

#include "formats/epub/read/package_reader.h"

struct id_spaces {
    const struct opened_book *book;
    size_t *numbers; /* one a page, from 1; 0: not a page of the text */
    size_t count;
};

struct id_spaces id_spaces_make(const struct opened_book *book);

const char *id_spaces_id(const struct id_spaces *spaces, struct arena *arena, size_t page, const char *id);

/* The address in the article that `href` on `page` means; itself when it leads elsewhere. */
const char *id_spaces_link(const struct id_spaces *spaces, struct arena *arena, size_t page,
                           const char *href);

#endif
