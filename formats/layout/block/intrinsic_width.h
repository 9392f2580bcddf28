/* How wide a table's cell would like to be. Private to formats/layout.
 *
 * Source: CSS Sizing 3 (min-content and max-content). */
#ifndef FORMATS_LAYOUT_WISH_H
#define FORMATS_LAYOUT_WISH_H

#include "formats/layout/block/flow.h"
#include "formats/layout/block/table_columns.h"

/* Of the blocks of a flow, whatever its measure. */
struct intrinsic_width intrinsic_width_of_flow(const struct flow_setting *setting);

#endif
