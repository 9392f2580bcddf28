/* The style sheet of a book.
 *
 * Owner: appended to the given buffer. */
#ifndef FORMATS_EPUB_PACKAGE_STYLE_SHEET_H
#define FORMATS_EPUB_PACKAGE_STYLE_SHEET_H

#include "formats/epub/package/book.h"

void style_write(const struct book *book, struct buffer *out);

#endif
