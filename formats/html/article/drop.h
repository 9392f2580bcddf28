/* Leaves out the paragraphs that the user calls boilerplate: -O drop=REGEX.
 *
 * Owner: the document's. Errors: a pattern that is no regular expression is reported and passed over. Each
 * paragraph left out is reported as a note. Source: POSIX.1-2017 §9.4 (extended regular expressions). */
#ifndef FORMATS_HTML_DROP_H
#define FORMATS_HTML_DROP_H

#include "formats/html/article/pipeline.h"

void drop_blocks(struct article_context *context);

#endif
