/* Which rows of a table are its head, in HTML's sense: whole rows at the top that no cell reaches out of.
 *
 * Source: HTML Living Standard §4.9.12 (forming a table: a cell does not reach out of its row group). */
#ifndef FORMATS_XHTML_ROW_GROUPS_H
#define FORMATS_XHTML_ROW_GROUPS_H

#include "formats/document/document.h"

#include <stdbool.h>

enum row_group { ROW_GROUP_HEAD, ROW_GROUP_BODY };

enum { ROW_GROUP_HEAD_MOST = 8 /* rows */ };

enum row_group row_group_of(const struct node *row);
bool row_group_opens(const struct node *row);
bool row_group_closes(const struct node *row);

/* A cell of a header row, or a header of its own row. */
bool row_group_cell_is_header(const struct node *cell);

#endif
