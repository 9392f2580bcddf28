/* How many columns a table has and how wide they are, and what that makes of it. */
#ifndef FORMATS_XHTML_RECORDS_H
#define FORMATS_XHTML_RECORDS_H

#include "formats/xhtml/state.h"

/* The class of a table with many columns, whose type is smaller; NULL: it has few. */
const char *xhtml_columns_class(struct xhtml *xhtml, const struct node *table);

/* It has more columns, or wider ones, than a telephone shows. */
bool xhtml_is_records(struct xhtml *xhtml, const struct node *table);

/* A row whose cells are the heads of the columns of records. */
bool xhtml_heads_records(const struct node *row);

#endif
