/* Which rows of a table are its head, in HTML's sense: whole rows at the top that no cell reaches out of.
 *
 * Source: HTML Living Standard §4.9.12 (forming a table: a cell does not reach out of its row group). */
#ifndef FORMATS_EPUB_TABLE_H
#define FORMATS_EPUB_TABLE_H

#include "formats/document/document.h"

#include <stdbool.h>

enum table_group { TABLE_HEAD, TABLE_BODY };

enum { TABLE_HEAD_MOST = 8 /* rows */ };

enum table_group table_row_group(const struct node *row);
bool table_row_opens_group(const struct node *row);
bool table_row_closes_group(const struct node *row);

/* A cell of a header row, or a header of its own row. */
bool table_cell_is_header(const struct node *cell);

#endif
