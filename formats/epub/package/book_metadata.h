/* What a book says of itself, from what its articles say.
 *
 * Owner: texts are copied into the book. */
#ifndef FORMATS_EPUB_PACKAGE_BOOK_METADATA_H
#define FORMATS_EPUB_PACKAGE_BOOK_METADATA_H

#include "formats/epub/package/book.h"

/* Takes what the first article says, and of those after it only what they say too; counts the article. */
void book_take_metadata(struct book *book, const struct document *document);

#endif
