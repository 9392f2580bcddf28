/* The region of a page that holds the text of its article.
 *
 * Shape: each region has the characters of running text and of links that it and the regions in it hold. From the page
 *        inward the way goes to the region that holds most of the running text, as long as one does.
 * Owner: all is in the article's scratch arena. Units: characters. Errors: none. Cost: linear in blocks and regions. */
#ifndef FORMATS_HTML_EXTENT_CONTAINER_H
#define FORMATS_HTML_EXTENT_CONTAINER_H

#include "formats/html/article/article.h"
#include "formats/html/tree/regions.h"

struct region_sum {
    uint32_t text, linked; /* characters, links in them */
    uint32_t worth;        /* characters of running text, less where names speak against it */
    uint32_t hints;        /* of its names and of those around it, below the container */
    bool is_inside;        /* the container, or in it */
};

struct container {
    struct region_sum *sums; /* one a region */
    uint32_t count;
    uint32_t region; /* that holds the text; 0: the page itself */
    bool is_scant;   /* hardly any text runs on: short lines and pictures are the article */
};

/* A paragraph right below a title that leads elsewhere: it says what one would read there. */
bool block_is_teaser(const struct article *article, size_t index);

struct container container_find(const struct article *article);

#endif
