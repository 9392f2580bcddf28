/* Labels that hang before a line: the numbers and bullets of list items, the marks of notes. Private to
 * formats/layout. */
#ifndef FORMATS_LAYOUT_BLOCK_HANGING_LABEL_H
#define FORMATS_LAYOUT_BLOCK_HANGING_LABEL_H

#include "formats/layout/block/flow_state.h"

/* The line of a label in the face and size of the block that it hangs before, in `arena`. */
struct placed_line *hanging_label_set(const struct flow *flow, const struct label *label,
                                      const struct block_style *block_style, struct arena *arena,
                                      size_t *count);

/* How wide a label is. */
length hanging_label_width(const struct flow *flow, const struct label *label,
                           const struct block_style *style);

#endif
