/* Which style of the sheet a block of inlines is set in. Private to formats/layout. */
#ifndef FORMATS_LAYOUT_BLOCK_STYLES_H
#define FORMATS_LAYOUT_BLOCK_STYLES_H

#include "formats/layout/paragraph/request.h"

/* `plain` is the style of ordinary paragraphs where the block stands: body, quote, cell, note. */
struct block_style styles_of_block(const struct style_sheet *styles, const struct block_style *plain,
                                   const struct node *block);

#endif
