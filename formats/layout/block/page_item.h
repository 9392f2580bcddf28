/* What stands at a place of a page: a line, a rule, a picture, the tint below code.
 *
 * Units: `length`, as the measure defines it; x grows along the line, y from line to line, both from the
 * corner where the first line begins (vertical text: x downwards, y to the left). */
#ifndef FORMATS_LAYOUT_BLOCK_PAGE_ITEM_H
#define FORMATS_LAYOUT_BLOCK_PAGE_ITEM_H

#include "formats/layout/inline/placed_line.h"

enum page_item_kind { ITEM_LINE, ITEM_RULE, ITEM_IMAGE, ITEM_TINT };

struct page_item {
    enum page_item_kind kind;
    length x, y; /* a line: where its baseline begins (vertical text: its axis); others: the corner nearest
                    the origin */
    length width, height; /* of rules, images and tints */
    const struct placed_line *line;
    const struct node *node; /* the block or image it comes from */
    bool repeated;           /* a table head on a further page, the rule over notes: no new content */
};

#endif
