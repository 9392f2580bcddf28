/* The blocks of a tree as boxes, one block after the other. Private to formats/layout.
 *
 * Shape: a flow walks the blocks below one node: the whole document, a table cell, a note. The flow of the
 * document attaches the notes that its lines refer to; the others leave that to it.
 *
 * Owner: flow_new is undone by flow_free; boxes hold their own memory. */
#ifndef FORMATS_LAYOUT_BLOCK_FLOW_H
#define FORMATS_LAYOUT_BLOCK_FLOW_H

#include "formats/layout/block/flow_setting.h"

struct flow;

struct flow *flow_new(const struct flow_setting *setting);
void flow_free(struct flow *flow);

/* Adds the boxes of the next block; false when there is none. */
bool flow_next(struct flow *flow, struct box_list *list);

/* Sets the paragraph that `box` is a line of again, in `looseness` lines more than before; false when that
 * leaves it with loose lines, or with one line. `opening` becomes the most that a gap of it is opened. */
bool flow_set_again(struct flow *flow, const struct box *box, int looseness, struct box_list *list,
                    length *opening);

/* All boxes of a small flow. */
void flow_set_all(const struct flow_setting *setting, struct box_list *list);

#endif
