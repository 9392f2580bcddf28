/* One article of a book: rendered, divided into files of a size that readers like, and entered into the
 * contents. */
#ifndef FORMATS_EPUB_ARTICLE_H
#define FORMATS_EPUB_ARTICLE_H

#include "formats/epub/package/book.h"

void article_add(struct book *book, const struct document *document);

#endif
