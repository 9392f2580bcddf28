/* The language of a document, and of the parts that are declared to be in another: what is declared, unless
 * the text itself plainly contradicts it.
 *
 * Source: cjk-layout rule R10.1; the weights are those of formats/html/lexicon/languages.def. */
#ifndef FORMATS_HTML_ARTICLE_LANGUAGE_H
#define FORMATS_HTML_ARTICLE_LANGUAGE_H

#include "formats/html/article/article.h"

/* The language of the document and of its parts: what is declared, unless the text plainly contradicts it
 * (R10.1). The first pass: what others look for depends on it. */
void pass_language(struct article *article);

#endif
