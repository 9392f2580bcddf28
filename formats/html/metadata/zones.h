/* Where the head, the text and the end of an article stand among the blocks.
 *
 * Shape: blocks from `head` to before `text` may say who wrote and when, as may those from behind `last` to before
 *        `end`; `last` is the last of the text. Without a saved page the article is all there is.
 * Source: formats/html/outline/run.c finds the article of a saved page. */
#ifndef FORMATS_HTML_ZONES_H
#define FORMATS_HTML_ZONES_H

#include "formats/html/article/article.h"

enum zone { ZONE_HEAD, ZONE_TEXT, ZONE_END, ZONE_OUTSIDE };

struct zones {
    size_t title; /* SIZE_MAX: no block is the title */
    size_t head, text, last, end;
    bool is_page;
};

struct zones zones_find(const struct article *article);
enum zone zone_of(const struct zones *zones, size_t block);

#endif
