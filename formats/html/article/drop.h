/* Leaves out the paragraphs that the user calls boilerplate: -O drop=REGEX.
 *
 * Owner: the document's. Errors: as base/patterns/patterns.h says; with a wrong expression nothing is left
 * out. Each paragraph left out is reported as a note. */
#ifndef FORMATS_HTML_DROP_H
#define FORMATS_HTML_DROP_H

#include "formats/html/article/article_context.h"

void drop_blocks(struct article_context *context);

#endif
