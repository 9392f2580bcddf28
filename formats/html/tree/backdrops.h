/* Pictures behind elements. One that stands behind nothing, or behind a caption with room for the picture, is a picture of
 * the article, above the caption. Behind any other text it is paper, which no output has.
 *
 * Shape: the places of papers are noted; backdrops_report counts those that are still in the article.
 *
 * Errors: none; a note says how many were left out. */
#ifndef FORMATS_HTML_TREE_BACKDROPS_H
#define FORMATS_HTML_TREE_BACKDROPS_H

#include "base/diag.h"
#include "formats/html/tree/content.h"
#include "formats/html/tree/open_elements.h"

/* Where papers lie: the first blocks on them. */
struct backdrops {
    const struct node **papers;
    size_t count, capacity;
};

/* The address of the picture that an element shows, as it ends; NULL: it shows none. `is_bare`: nothing else is in it. Ends
 * its last block when there is one. */
const char *backdrops_take(struct backdrops *backdrops, struct content *content,
                           const struct open_element *element, bool is_bare);

/* The first block of an element; NULL: there is none, or none that stands beside it. */
struct node *backdrop_first_block(const struct content *content, const struct open_element *element);

/* The words of a block that stands alone below its picture; NULL: it does not. */
const char *backdrop_description(struct arena *arena, const struct node *first);

/* Puts the last block, which holds the picture, above the first one; nothing when that is NULL. */
void backdrop_lift(const struct content *content, struct node *first);

/* After all passes. */
void backdrops_report(const struct backdrops *backdrops, const struct document *document, struct diag *diag);

void backdrops_free(struct backdrops *backdrops);

#endif
