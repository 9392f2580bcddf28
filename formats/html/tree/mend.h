/* What only the whole tree shows, after the last tag: spans of tables, tables that are mere layout, lists in
 * lists, pairs of ruby, preformatted prose, and nodes that turned out empty.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §4.9.12 (cells), §4.5.10 (ruby), §4.4.5 (lists). */
#ifndef FORMATS_HTML_TREE_MEND_H
#define FORMATS_HTML_TREE_MEND_H

#include "formats/document/document.h"

void mend_tree(struct document *document);

#endif
