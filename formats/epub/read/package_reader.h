/* A book opened for reading: its package, as far as a reader of text needs it.
 *
 * Owner: package_reader_open is undone by package_reader_close, which also frees all texts. The bytes are
 * borrowed until then.
 *
 * Errors: reported; STATUS_FAILED when the book cannot be read at all. */
#ifndef FORMATS_EPUB_READ_PACKAGE_READER_H
#define FORMATS_EPUB_READ_PACKAGE_READER_H

#include "base/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct opened_page {
    const char *path;
    bool is_apparatus; /* contents, cover: nothing of the text */
};

struct opened_book {
    struct arena *arena;
    struct archive *archive;
    struct diag *diag;
    struct place place;
    const char *package;         /* its path */
    const char *navigation;      /* its path; NULL: none */
    const char *ncx;             /* the same of older books */
    struct opened_page *pages;   /* in the order of reading */
    struct opened_page **sorted; /* the same by path */
    size_t page_count;
    const char *title, *author, *contributors, *source, *date, *language, *publisher, *summary, *keywords,
        *series, *series_index;
    bool is_ours; /* written by this program: its classes mean what our style sheet says */
};

enum status package_reader_open(const void *bytes, size_t size, struct diag *diag, struct place place,
                                struct opened_book **book);
void package_reader_close(struct opened_book *book);

/* The place of a page in the order of reading; page_count: the path is that of none. */
size_t package_reader_find_page(const struct opened_book *book, const char *path);

/* The bytes of a file; false when it is not there or broken. */
bool package_reader_read(const struct opened_book *book, const char *path, struct buffer *bytes);

#endif
