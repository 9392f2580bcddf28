/* Tables drawn with + - and |, whatever cells span. Column widths are by content, within the width of the
 * text. A table of more columns than the width has room for is written row by row. */
#ifndef FORMATS_TEXT_TABLE_H
#define FORMATS_TEXT_TABLE_H

#include "formats/text/article_state.h"

/* Draws a table behind `start` columns. */
void table_write(struct article *article, const struct node *table, size_t start);

#endif
