/* Ruby whose tags are all there: bases and texts in pairs.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §4.5.10 (ruby). */
#ifndef FORMATS_HTML_TREE_RUBY_PAIRS_H
#define FORMATS_HTML_TREE_RUBY_PAIRS_H

#include "formats/document/document.h"

void ruby_mend(struct node *ruby);

#endif
