/* How wide the columns of a table are: by their content, within the measure.
 *
 * Source: CSS 2.1 §17.5.2.2 (automatic table layout). */
#ifndef FORMATS_LAYOUT_COLUMNS_H
#define FORMATS_LAYOUT_COLUMNS_H

#include "base/typography.h"

#include <stddef.h>

/* What a column asks for: `least` holds its longest unbreakable piece, `most` its longest content on one
 * line. */
struct intrinsic_width {
    length least, most;
};

/* Makes the columns [first, first + span) wide enough for a cell that covers them. */
void table_columns_widen(struct intrinsic_width *wishes, size_t first, size_t span,
                         struct intrinsic_width cell);

/* Gives each column a width: `most` when all of that fits into `available`, else `least` and a share of what
 * is left by how much more each could use; when not even `least` fits, less in proportion. Gives their sum.
 */
length table_columns_share(const struct intrinsic_width *wishes, size_t count, length available,
                           length *widths);

#endif
