/* Tables that are wider than the page, row by row: each cell with the head of its column. Without heads the cells
 * of a row follow each other. */
#ifndef FORMATS_TEXT_TABLE_RECORDS_H
#define FORMATS_TEXT_TABLE_RECORDS_H

#include "formats/text/article_state.h"

void table_records_write(struct article *article, const struct node *table, size_t start);

#endif
