/* A table whose tags are all there: spans, its header, its caption; a table that is mere layout is dissolved.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §4.9.12 (forming a table); CSS 2.2 §17.2 (a head above, a foot below). */
#ifndef FORMATS_HTML_TREE_TABLE_MODEL_H
#define FORMATS_HTML_TREE_TABLE_MODEL_H

#include "formats/document/document.h"

void table_mend(struct document *document, struct node *table);

#endif
