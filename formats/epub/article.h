/* One article of a book: rendered, split into files of a size that readers like, and entered into the
 * contents. */
#ifndef FORMATS_EPUB_ARTICLE_H
#define FORMATS_EPUB_ARTICLE_H

#include "formats/epub/package/book.h"

/* A part is cut before a heading, or at the nearest block, when it would pass this many bytes. */
enum { ARTICLE_PART_SIZE = 280 * 1000 };

void article_add(struct book *book, const struct document *document);

#endif
