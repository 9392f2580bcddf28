/* The files of a book that are made from its records once all articles are in.
 *
 * Owner: each appends to the given buffer.
 * Source: EPUB 3.3 §5 (package document), §7 (navigation document); OPF 2.0.1 §2.4 (NCX), §2.6 (guide);
 *         EPUB Accessibility 1.1 §2; Open Container Format 3.3 §4.2.6.3.1 (container.xml). */
#ifndef FORMATS_EPUB_PACKAGE_PAGES_H
#define FORMATS_EPUB_PACKAGE_PAGES_H

#include "formats/epub/package/book.h"

void package_write(const struct book *book, struct buffer *out);
void container_write(struct buffer *out);
void title_page_write(const struct book *book, struct buffer *out);
void navigation_write(const struct book *book, struct buffer *out);
void ncx_write(const struct book *book, struct buffer *out);
void style_write(const struct book *book, struct buffer *out);

#endif
