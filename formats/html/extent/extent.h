/* Where the article of a saved page stands among the blocks, and what in it is furniture.
 *
 * Shape: extent_find weighs the blocks of a page by formats/html/extent/extent_evidence.def and marks those of the article
 *        (`in_article`, `is_running`, `is_furniture`); extent_settle turns the marks into indices, and is called again when
 *        blocks were removed. Where no page is, the article is all there is.
 * Units: blocks. Owner: the article's scratch arena. Errors: none. Cost: linear in blocks and elements.
 * Source: measures of text and links by element, as in published work on main content. */
#ifndef FORMATS_HTML_EXTENT_EXTENT_H
#define FORMATS_HTML_EXTENT_EXTENT_H

#include "formats/html/article/article.h"

struct extent {
    size_t title; /* SIZE_MAX: no block is the title */
    size_t first; /* of the article, with the lines above its text */
    size_t text, last;
    size_t end;          /* behind the last block of the article */
    size_t head, beyond; /* credits may stand from `head`, and before `beyond` */
    bool is_page;
};

enum zone { ZONE_HEAD, ZONE_TEXT, ZONE_END, ZONE_OUTSIDE };

/* Weighs the blocks and marks those of the article. */
void extent_find(struct article *article);

/* The indices, by the marks and by the title, if it is known. */
struct extent extent_settle(const struct article *article);

/* Where a block stands. */
enum zone zone_of(const struct extent *extent, size_t block);

#endif
