/* The package document of a book under check: its metadata, what it lists, and the order of reading.
 *
 * Owner: what it lists is kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §5; OPF 2.0.1 §2. */
#ifndef FORMATS_EPUB_CHECK_CHECK_PACKAGE_H
#define FORMATS_EPUB_CHECK_CHECK_PACKAGE_H

#include "formats/epub/check/inspection.h"

/* Reads the package document, and sorts the files that it lists by path. False when it cannot be read. */
bool check_package(struct inspection *inspection);

#endif
