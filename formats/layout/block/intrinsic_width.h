/* The least and the natural width of what a table's cell holds. Private to formats/layout.
 *
 * Source: CSS Sizing 3 (min-content and max-content). */
#ifndef FORMATS_LAYOUT_BLOCK_INTRINSIC_WIDTH_H
#define FORMATS_LAYOUT_BLOCK_INTRINSIC_WIDTH_H

#include "formats/layout/block/flow.h"
#include "formats/layout/block/table_columns.h"

/* Of the blocks of a flow, whatever its measure. */
struct intrinsic_width intrinsic_width_of_flow(const struct flow_setting *setting);

/* How wide the last `tail` bytes are of a cell that holds one short paragraph. */
length intrinsic_width_of_tail(const struct flow_setting *setting, size_t tail);

#endif
