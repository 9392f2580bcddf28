/* Levels: a book's units by their rank, 卷 above 章 above 节 whichever comes first; all others by nesting: a
 * family that is met inside another's section is one level below it, whatever its numbers look like. */
#ifndef FORMATS_HTML_LEVELS_H
#define FORMATS_HTML_LEVELS_H

#include "formats/html/outline/outline.h"

/* The level of each heading, from 1, in the order of the lines; 0: no heading. */
void levels_give(struct outline *outline, uint8_t *levels);

#endif
