/* Follows the references of a book under check.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §3.2 to §3.6 (core and foreign resources, fallbacks, what may lie elsewhere), §5.7.2 (what can be
 * reached), §7.3 (order of contents); EPUB Canonical Fragment Identifiers; Media Fragments URI 1.0. */
#ifndef FORMATS_EPUB_CHECK_CHECK_LINKS_H
#define FORMATS_EPUB_CHECK_CHECK_LINKS_H

#include "formats/epub/inspection/inspection.h"

/* When all pages and style sheets are read. */
void check_links(struct inspection *inspection);

#endif
