/* What stands around the current blocks: lists, items, quotes, figures; what they take off the measure, and
 * the labels that they hang before the next line. Private to formats/layout. */
#ifndef FORMATS_LAYOUT_BLOCK_CONTAINING_BLOCK_H
#define FORMATS_LAYOUT_BLOCK_CONTAINING_BLOCK_H

#include "formats/layout/block/flow_state.h"

/* The innermost one. */
struct context *containing_block_now(const struct flow *flow);

/* Where a block of `style` is set: the indents of what stands around it, and its own, are taken off the
 * measure. */
struct place_of_block containing_block_place(const struct flow *flow, const struct block_style *style);

/* Opens one like the innermost, for `node`. */
struct context *containing_block_push(struct flow *flow, const struct node *node);
void containing_block_push_quote(struct flow *flow, const struct node *node);
void containing_block_push_list(struct flow *flow, const struct node *node);
void containing_block_push_item(struct flow *flow, const struct node *item);

/* Closes the innermost one when it was opened for `node`. */
void containing_block_pop(struct flow *flow, const struct node *node);

#endif
