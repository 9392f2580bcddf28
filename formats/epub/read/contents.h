/* The contents of a book: its navigation, or the NCX of one that has none.
 *
 * Shape: a flat list in the order of the contents; `depth` says what stands below what.
 *
 * Owner: contents_read is undone by contents_free; texts are in the book's arena.
 *
 * Errors: none; contents that cannot be read are empty.
 *
 * Source: EPUB 3.3 §7 (nav), OPF 2.0.1 §2.4.1 (NCX). */
#ifndef FORMATS_EPUB_READ_CONTENTS_H
#define FORMATS_EPUB_READ_CONTENTS_H

#include "formats/epub/read/package_reader.h"

struct contents_entry {
    const char *title;
    const char *fragment; /* NULL: the whole page */
    size_t page;          /* of the book; page_count: none of them */
    unsigned depth;       /* from 0 */
};

struct contents {
    struct contents_entry *entries;
    size_t count;
};

struct contents contents_read(const struct opened_book *book);
void contents_free(struct contents *contents);

#endif
