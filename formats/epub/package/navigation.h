/* The contents of a book: for readers of EPUB 3, and for older ones.
 *
 * Owner: appended to the given buffer.
 *
 * Source: EPUB 3.3 §7 (navigation document); OPF 2.0.1 §2.4 (NCX). */
#ifndef FORMATS_EPUB_PACKAGE_NAVIGATION_H
#define FORMATS_EPUB_PACKAGE_NAVIGATION_H

#include "formats/epub/package/book.h"

void navigation_write(const struct book *book, struct buffer *out);
void ncx_write(const struct book *book, struct buffer *out);

#endif
