/* Walks the blocks below a node and writes them: lists, items, quotes and figures stand around others.
 * Private to formats/text. */
#ifndef FORMATS_TEXT_BLOCK_WALK_H
#define FORMATS_TEXT_BLOCK_WALK_H

#include "formats/text/walker.h"

void block_walk(struct walker *walker, const struct node *root);

/* Writes the notes that were kept so far, in the order of their marks. */
void block_walk_notes(struct walker *walker);

#endif
