/* The headings and the title of a source whose blocks say what they are: nothing is weighed.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_HTML_OUTLINE_SETTLED_H
#define FORMATS_HTML_OUTLINE_SETTLED_H

#include "formats/html/article/article.h"

/* A pass: takes the title of the source, the language it declares, and the levels of its tags. */
void pass_settled(struct article *article);

#endif
