/* Media overlays of a book under check: what is read aloud, and when.
 *
 * Owner: links are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §9.2 (documents), §9.3 (packaging); SMIL 3.0 §5.4.5. */
#ifndef FORMATS_EPUB_CHECK_CHECK_OVERLAYS_H
#define FORMATS_EPUB_CHECK_CHECK_OVERLAYS_H

#include "formats/epub/inspection/page.h"

void check_overlay(const struct page *page);

/* Pages and the overlays that read them name each other; when all are read. */
void check_overlay_pairs(struct inspection *inspection);

#endif
