/* The pictures of a book under check: that they are what the manifest says, and can be shown.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §3.2; Apple Books Asset Guide 5.3 (pixels). */
#ifndef FORMATS_EPUB_CHECK_CHECK_PICTURES_H
#define FORMATS_EPUB_CHECK_CHECK_PICTURES_H

#include "formats/epub/inspection/inspection.h"

void check_pictures(struct inspection *inspection);

#endif
