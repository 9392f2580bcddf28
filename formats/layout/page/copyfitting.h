/* A short column is filled by setting one of its paragraphs, or the one that it should end in, in one line
 * more or less. Private to formats/layout/page.
 *
 * Source: §4.5, R4.6. */
#ifndef FORMATS_LAYOUT_PAGE_COPYFITTING_H
#define FORMATS_LAYOUT_PAGE_COPYFITTING_H

#include "formats/layout/page/column.h"

/* Fills a column from the first box that is on no page yet. */
struct column copyfitting_fill_column(struct layout *layout, struct column_limit limit);

/* Where the rest of the document is a line too long for the column, and its style closes up then: the column takes all,
 * and the lines must move together by what is returned; else 0. */
length copyfitting_close_up(struct layout *layout, struct column_limit limit, struct column *column);

#endif
