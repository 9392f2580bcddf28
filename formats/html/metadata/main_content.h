/* The article of a saved page, without its navigation and lists of other pages: -O content=article.
 *
 * Shape: from the title, or the lines right above the text, to the last text and what signs it, as
 *        formats/html/metadata/zones.h finds them; between the title and the text the page's tools go too.
 * Errors: none. What was left out is reported with a count and its first words. */
#ifndef FORMATS_HTML_MAIN_CONTENT_H
#define FORMATS_HTML_MAIN_CONTENT_H

#include "formats/html/article/article.h"

/* Leaves out what is not of the article, where the user asks for the article alone. */
void pass_content(struct article *article);

#endif
