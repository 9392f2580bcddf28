/* White space as HTML collapses it, but for one thing: a line feed between two Chinese characters is nothing.
 *
 * Source: CSS Text 3 §4.1 (collapsing, segment breaks); cjk-layout rule R5.7. */
#ifndef FORMATS_HTML_SPACE_H
#define FORMATS_HTML_SPACE_H

#include "formats/html/article/article.h"

/* Collapses white space; a line feed between two Chinese characters is nothing, else a space. Empty texts go.
 */
void pass_space(struct article *article);

#endif
