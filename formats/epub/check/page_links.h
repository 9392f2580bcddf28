/* Where a page leads, what it shows, and what it must say of itself in the manifest.
 *
 * Owner: links and features are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §3.6 (what may lie elsewhere), §5.6.2 with D.4 (properties), §6.1, §6.2; HTML living standard §4.8.4
 * (srcset). */
#ifndef FORMATS_EPUB_CHECK_PAGE_LINKS_H
#define FORMATS_EPUB_CHECK_PAGE_LINKS_H

#include "formats/epub/inspection/page.h"

void page_links_collect(const struct page *page);

#endif
