/* Whether a line heads nothing but links. Shape: looks at the blocks right behind it. Errors: none. */
#ifndef FORMATS_HTML_EXTENT_LINKS_AFTER_H
#define FORMATS_HTML_EXTENT_LINKS_AFTER_H

#include "formats/html/article/article.h"

/* Nothing but links follows a block: it heads what others read. */
bool links_after(const struct article *article, size_t index);

#endif
