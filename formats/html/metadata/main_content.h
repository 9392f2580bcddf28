/* The article of a saved page, without its navigation and lists of other pages: -O content=article.
 *
 * Shape: the title, what holds the text and what signs it, as formats/html/extent/extent.h finds them. Furniture in
 *        their midst goes too, and tables that only laid out the page. A summary becomes that of the document.
 * Errors: none. What was left out before, in and behind the article is reported with a count and its first words.
 * Words of links stay; writers that print addresses leave those of such a document out (`is_alone`). */
#ifndef FORMATS_HTML_MAIN_CONTENT_H
#define FORMATS_HTML_MAIN_CONTENT_H

#include "formats/html/article/article.h"

/* Leaves out what is not of the article, where the user asks for the article alone. */
void pass_content(struct article *article);

#endif
