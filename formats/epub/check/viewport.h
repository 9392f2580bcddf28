/* The size of a page that is laid out in advance.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §8.2.2.6 (viewport of XHTML, viewBox of SVG). */
#ifndef FORMATS_EPUB_CHECK_VIEWPORT_H
#define FORMATS_EPUB_CHECK_VIEWPORT_H

#include "formats/epub/inspection/page.h"

void viewport_check(const struct page *page);

#endif
