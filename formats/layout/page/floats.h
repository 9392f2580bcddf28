/* Figures that do not fit where they are: text comes forward, and the figure goes to the top of the next column. Private
 * to formats/layout/page. */
#ifndef FORMATS_LAYOUT_PAGE_FLOATS_H
#define FORMATS_LAYOUT_PAGE_FLOATS_H

#include "formats/layout/page/column.h"

/* Fills a column as copyfitting_fill_column does. Figures before which more than a third of it would be blank, and
 * those behind them, wait. */
struct column floats_fill_column(struct layout *layout, struct column_limit limit);

/* Puts the figures that wait before what is on no page yet. */
void floats_return(struct layout *layout);

#endif
