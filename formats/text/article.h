/* One article as lines of plain text.
 *
 * Shape: block_walk.c walks the blocks, lines.c wraps their words, table.c draws tables. */
#ifndef FORMATS_TEXT_ARTICLE_H
#define FORMATS_TEXT_ARTICLE_H

#include "formats/text/article_state.h"

/* Writes a whole article. */
size_t article_write(const struct text_setting *setting, const struct document *document,
                     struct output *output);

#endif
