/* Ruby whose tags are all there: bases and texts in pairs, each base with a reading, each reading with a base.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §4.5.10 (ruby). */
#ifndef FORMATS_HTML_TREE_RUBY_PAIRS_H
#define FORMATS_HTML_TREE_RUBY_PAIRS_H

#include "formats/document/document.h"

/* Several readings of one base stand in one text, a space between them. A base without a reading is text beside
 * the ruby. The reading of a ruby in which another one stood belongs to the base before that one; where there
 * is none, it is text in brackets. */
void ruby_mend(struct document *document, struct node *ruby);

#endif
