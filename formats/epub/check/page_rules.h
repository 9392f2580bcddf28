/* What a page must not have beside what its grammar says: rules of whole pages.
 *
 * Errors: reported.
 *
 * Source: HTML living standard §3.2.6, §4 (what may not be within what, references to ids); EPUB 3.3 §6.1 (titles,
 * extensions, attributes of others), appendix B (what is outdated); DPUB-ARIA 1.1. */
#ifndef FORMATS_EPUB_CHECK_PAGE_RULES_H
#define FORMATS_EPUB_CHECK_PAGE_RULES_H

#include "formats/epub/inspection/page.h"

void page_rules_check(const struct page *page);

#endif
