/* Which block of a page is the title of its article.
 *
 * Shape: <title> holds the article's title and the site's name; a block that it begins with says where the site
 *        begins. What speaks for a block is weighed by formats/html/roles/statements.def.
 *
 * Owner: texts belong to the article.
 *
 * Errors: none; NULL where no block weighs enough.
 *
 * Source: the habits of saved pages; formats/html/roles/statements.def. */
#ifndef FORMATS_HTML_PAGE_TITLE_H
#define FORMATS_HTML_PAGE_TITLE_H

#include "formats/html/article/article.h"

/* <title> without the names of sites behind it. */
struct text_view page_title_cut_site(struct text_view title);

/* The block that weighs most as the title; NULL: none weighs enough. */
struct article_block *page_title_find(struct article *article, struct text_view page_title);

/* The words of a title, without a count that stands behind them in an element of its own. */
struct text_view page_title_words(const struct article_block *block);

#endif
