/* The title and its order number: line 1, else the block of the page that weighs most, else <title> without the
 * site's name, else the file's name. A title that stands in the body too is printed once. */
#ifndef FORMATS_HTML_TITLE_H
#define FORMATS_HTML_TITLE_H

#include "formats/html/article/article.h"

/* Title and order from line 1, <h1>, <title> or the file's name; a title repeated in the body goes. */
void pass_title(struct article *article);

#endif
