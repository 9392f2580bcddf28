/* The contents of a book of several articles: folders above articles, titles told apart.
 *
 * Shape: rearranges the entries of the book once all articles are in. The folders that all articles share are
 * left out; the names of deeper ones join ("财经新闻 · 10月23日"); a folder with one article is no level.
 * Owner: new texts are in the book's arena. */
#ifndef FORMATS_EPUB_CONTENTS_H
#define FORMATS_EPUB_CONTENTS_H

#include "formats/epub/book.h"

void contents_arrange(struct book *book);

#endif
