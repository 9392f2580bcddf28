/* A list whose tags are all there.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §4.4.5 (lists). */
#ifndef FORMATS_HTML_TREE_LISTS_H
#define FORMATS_HTML_TREE_LISTS_H

#include "formats/document/document.h"

void list_mend(struct document *document, struct node *list);

#endif
