/* Lines in which a site speaks of rights, of its account or of itself.
 *
 * Shape: a line that is no longer than such lines are. Source: formats/html/extent/site_words.def. Errors: none. */
#ifndef FORMATS_HTML_EXTENT_SITE_WORDS_H
#define FORMATS_HTML_EXTENT_SITE_WORDS_H

#include "formats/html/article/article.h"

bool block_speaks_for_site(const struct article_block *block);

#endif
