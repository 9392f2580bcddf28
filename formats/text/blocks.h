/* The blocks that hold words, separators and tables. Private to formats/text. */
#ifndef FORMATS_TEXT_BLOCKS_H
#define FORMATS_TEXT_BLOCKS_H

#include "formats/text/walker.h"

void block_write(struct walker *walker, const struct node *block);
void block_write_separator(struct walker *walker, const struct node *node);
void block_write_table(struct walker *walker, const struct node *table);

#endif
