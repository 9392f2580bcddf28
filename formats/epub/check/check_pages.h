/* The pages of a book under check: their ids, their links, and where these lead.
 *
 * Owner: ids and links are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §3.6 (what may lie outside the book), §6; NCX 2005-1. */
#ifndef FORMATS_EPUB_CHECK_CHECK_PAGES_H
#define FORMATS_EPUB_CHECK_CHECK_PAGES_H

#include "formats/epub/check/inspection.h"

/* Reads the XHTML and NCX files: their ids and links. */
void check_pages(struct inspection *inspection);

/* Follows the links of all files, when the pages and the style sheets are read. */
void check_links(struct inspection *inspection);

#endif
