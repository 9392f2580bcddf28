/* How wide the columns of a table are: by their content, within the measure.
 *
 * Source: CSS 2.1 §17.5.2.2 (automatic table layout). */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_COLUMNS_H
#define FORMATS_LAYOUT_BLOCK_TABLE_COLUMNS_H

#include "base/typography.h"
#include "formats/document/document.h"

/* What a column asks for: `least` holds its longest unbreakable piece, `whole` its longest content that is too short to
 * be divided, `most` its longest content on one line, `firm` what it gives last of all: its longest number. */
struct intrinsic_width {
    length least, whole, most, firm;
};

/* Makes the columns [first, first + span) wide enough for a cell that covers them. */
void table_columns_widen(struct intrinsic_width *asked, size_t first, size_t span,
                         struct intrinsic_width cell);

/* What a cell asks of the `span` columns that it covers. */
typedef struct intrinsic_width cell_measure(const void *context, const struct node *cell, size_t span);

/* What the columns of a table are asked for. Cells of one column come first: a spanning cell asks only for
 * what they leave. */
void table_columns_ask(const struct node *table, size_t columns, cell_measure *measure, const void *context,
                       struct intrinsic_width *widths);

/* Gives each column a width: `most` when all of that fits into `available`, and to those of the others that are no
 * wider than an equal share; else `whole` or half of an equal share, and a part of what is left by how much more each
 * could use. When `whole` does not fit, it is given to the columns that it costs least, and `least` to the others; when
 * not even `least` fits, `firm` and a share of what is left; when not even that fits, less in proportion. Gives their
 * sum. */
length table_columns_share(const struct intrinsic_width *asked, size_t count, length available,
                           length *widths);

#endif
