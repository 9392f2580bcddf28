/* The container of a book under check: the archive, its names, and the files of META-INF.
 *
 * Errors: reported.
 *
 * Source: Open Container Format 3.3 (EPUB 3.3 §4.2). */
#ifndef FORMATS_EPUB_CHECK_CHECK_CONTAINER_H
#define FORMATS_EPUB_CHECK_CHECK_CONTAINER_H

#include "formats/epub/inspection/inspection.h"

/* The first entry says what the archive is. */
void check_media_type(struct inspection *inspection, const unsigned char *bytes, size_t size);

/* Finds the package document. False when there is none. */
bool check_container(struct inspection *inspection);

/* Names of entries, once the manifest is read. */
void check_names(struct inspection *inspection);

/* Marks the files that are encrypted, once the manifest is read. */
void check_encryption(struct inspection *inspection);

#endif
