/* The pages of a book under check: XHTML, SVG, contents, NCX and media overlays, one after the other.
 *
 * Owner: places, features and links are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §6, §7, §8, §9; NCX 2005-1. */
#ifndef FORMATS_EPUB_CHECK_CHECK_PAGES_H
#define FORMATS_EPUB_CHECK_CHECK_PAGES_H

#include "formats/epub/inspection/inspection.h"

/* Reads the pages: what they have, and their links. */
void check_pages(struct inspection *inspection);

/* What the manifest says of pages and of style sheets against what they have, when all are read. */
void check_features(struct inspection *inspection);

#endif
