/* The style sheets of a book under check: the files that they name.
 *
 * Owner: links are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: CSS Syntax 3 §4.3.2 (comments), §4.3.6 (url); CSS Cascade 4 §2 (@import). */
#ifndef FORMATS_EPUB_CHECK_CHECK_STYLES_H
#define FORMATS_EPUB_CHECK_CHECK_STYLES_H

#include "formats/epub/check/inspection.h"

/* Reads the style sheets: the links in them. */
void check_styles(struct inspection *inspection);

#endif
