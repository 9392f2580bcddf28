/* The words of a table's cell, in the article's arena; a line feed stands between its blocks. */
#ifndef FORMATS_TEXT_CELL_WORDS_H
#define FORMATS_TEXT_CELL_WORDS_H

#include "formats/text/article_state.h"

const char *cell_words(struct article *article, const struct node *cell);

#endif
