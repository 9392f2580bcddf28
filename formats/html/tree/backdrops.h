/* Pictures behind elements. One that stands behind nothing, or behind a caption with room for the picture, is a picture of
 * the article, above the caption. Behind any other text it is paper, which no output has.
 *
 * Shape: the places of papers are noted; backdrops_report counts those that are still in the article.
 *
 * Errors: none; a note says how many were left out. */
#ifndef FORMATS_HTML_TREE_BACKDROPS_H
#define FORMATS_HTML_TREE_BACKDROPS_H

#include "formats/html/tree/insertion.h"

/* The address of the picture that the element on top shows, as it ends; NULL: it shows none. Ends its last block when
 * there is one. */
const char *backdrops_take(struct insertion *insertion);

/* Adds it: above what stands in the element on top. */
void backdrops_put(struct insertion *insertion, const char *address);

/* After all passes. */
void backdrops_report(const struct backdrops *backdrops, const struct document *document, struct diag *diag);

void backdrops_free(struct backdrops *backdrops);

#endif
