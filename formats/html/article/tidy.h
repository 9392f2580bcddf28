/* What the passes have left behind that says nothing: spans without a style, neighbours that say the same, a language that
 * holds already, the size of a picture that is not there.
 *
 * Shape: two documents that say the same have the same nodes, so that a book read back is the article it was made of.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_HTML_ARTICLE_TIDY_H
#define FORMATS_HTML_ARTICLE_TIDY_H

#include "formats/html/article/article.h"

/* After the last pass, when it is known which anchors links lead to. */
void tidy_document(struct document *document);

#endif
