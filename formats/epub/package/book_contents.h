/* The levels of a book's contents: parts above articles, titles told apart; of a single article its own headings.
 *
 * Shape: rearranges the entries of the book once all articles are in. A part is the folders above an article,
 * as its document names them (metadata.part).
 *
 * Owner: new texts are in the book's arena. */
#ifndef FORMATS_EPUB_PACKAGE_BOOK_CONTENTS_H
#define FORMATS_EPUB_PACKAGE_BOOK_CONTENTS_H

#include "formats/epub/package/book.h"

void contents_arrange(struct book *book);

#endif
