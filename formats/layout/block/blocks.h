/* The blocks that are set: paragraphs and their kin, pictures, separators, the title. Private to
 * formats/layout. */
#ifndef FORMATS_LAYOUT_BLOCK_BLOCKS_H
#define FORMATS_LAYOUT_BLOCK_BLOCKS_H

#include "formats/layout/block/flow_state.h"

/* A block of inlines: its text, then its pictures. */
void blocks_add(struct flow *flow, const struct node *block, struct box_list *list);

/* A paragraph that was set before, in `looseness` lines more; false when that cannot be had. `opening` becomes the most
 * that a gap of it is opened. */
bool blocks_set_again(struct flow *flow, const struct set_block *block, int looseness, struct box_list *list,
                      length *opening);

/* A rule of a third of the measure, in the middle of a line of its own. */
void blocks_add_separator(struct flow *flow, const struct node *node, struct box_list *list);

/* The title of the document's metadata. */
void blocks_add_title(struct flow *flow, struct box_list *list);

#endif
