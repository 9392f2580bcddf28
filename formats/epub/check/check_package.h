/* The package document of a book under check: its manifest and spine; its metadata are those of check_metadata.h.
 *
 * Owner: the files that it lists are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §5; Open Packaging Format 2.0.1. */
#ifndef FORMATS_EPUB_CHECK_CHECK_PACKAGE_H
#define FORMATS_EPUB_CHECK_CHECK_PACKAGE_H

#include "formats/epub/inspection/inspection.h"

/* Reads the package document, and sorts the files that it lists by path. False when it cannot be read. */
bool check_package(struct inspection *inspection);

#endif
