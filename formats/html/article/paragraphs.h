/* One block of the source may hold several paragraphs, parted by <br> or by a line feed and an indent. The
 * lines of a poem, a letterhead or a title in several lines stay together. */
#ifndef FORMATS_HTML_PARAGRAPHS_H
#define FORMATS_HTML_PARAGRAPHS_H

#include "formats/html/article/article.h"

/* Splits a block at <br><br>, <br> or line feed + indent; keeps breaks between short lines as line breaks. */
void pass_paragraphs(struct article *article);

#endif
