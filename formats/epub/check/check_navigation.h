/* The contents of a book under check: the navigation document and the NCX.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §7 (navigation documents); NCX 2005-1 (ANSI/NISO Z39.86 §8). */
#ifndef FORMATS_EPUB_CHECK_CHECK_NAVIGATION_H
#define FORMATS_EPUB_CHECK_CHECK_NAVIGATION_H

#include "formats/epub/inspection/page.h"

void check_navigation(const struct page *page);
void check_ncx(const struct page *page);

#endif
