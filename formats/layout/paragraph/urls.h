/* URLs and paths in running text: where they begin and end, and where they may be broken (R1.20). */
#ifndef FORMATS_LAYOUT_PARAGRAPH_URLS_H
#define FORMATS_LAYOUT_PARAGRAPH_URLS_H

#include "formats/layout/paragraph/paragraph.h"

/* Looks at the word that holds character `index` at its start or later: [start, end) is the URL in it, or
 * both are the end of the word when there is none. */
void url_find(const struct paragraph *paragraph, uint32_t index, uint32_t *start, uint32_t *end);

/* May a URL break between `left` and `right`? */
bool url_may_break(uint32_t left, uint32_t right);

#endif
