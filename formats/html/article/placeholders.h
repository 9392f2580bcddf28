/* The crawler left three lines where a picture stood: dashes, dashes around 这里有图片, dashes. They are one
 * figure, and a line that names its photographer below them is its caption. */
#ifndef FORMATS_HTML_PLACEHOLDERS_H
#define FORMATS_HTML_PLACEHOLDERS_H

#include "formats/html/article/article.h"

/* The crawler's three lines of dashes become a figure, a following `…摄` line its caption. */
void pass_placeholders(struct article *article);

#endif
