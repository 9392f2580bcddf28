/* The title page of a book of several articles. */
#ifndef FORMATS_EPUB_PACKAGE_TITLE_PAGE_H
#define FORMATS_EPUB_PACKAGE_TITLE_PAGE_H

#include "formats/epub/package/book.h"

void title_page_write(const struct book *book, struct buffer *out);

#endif
