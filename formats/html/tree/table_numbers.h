/* Columns of numbers: their units stand below each other, whatever follows the point.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: GB/T 7713.2-2022 (tables: numbers in a column are aligned at the units). */
#ifndef FORMATS_HTML_TREE_TABLE_NUMBERS_H
#define FORMATS_HTML_TREE_TABLE_NUMBERS_H

#include "formats/document/document.h"

/* After spans are resolved: marks the cells of columns that are mostly numbers. What the source aligns stays. */
void table_numbers_align(struct node *table, unsigned columns);

#endif
