/* The lines of a block become boxes: on the grid, with the labels that hang before them, and kept together
 * where no page may end. Private to formats/layout.
 *
 * Source: R4.3 (grid), R4.4 (headings), widows and orphans of 2 (§4.5). */
#ifndef FORMATS_LAYOUT_BLOCK_LINE_BOXES_H
#define FORMATS_LAYOUT_BLOCK_LINE_BOXES_H

#include "formats/layout/block/flow_state.h"

struct block_lines {
    bool on_tint; /* an em of which the lines leave free at both sides */
    const struct node *node;
    struct placed_line *lines;
    size_t count;
    length space_before;
    bool keep_last;
    bool keep_all;                     /* lines that no page divides */
    const struct set_block *set_block; /* NULL: it cannot be set again */
};

void line_boxes_add(struct flow *flow, const struct place_of_block *place, const struct block_lines *block,
                    struct material *material, struct box_list *list);

#endif
