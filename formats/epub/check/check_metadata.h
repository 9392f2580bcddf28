/* The metadata, guide and collections of a package under check.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §5.5 (metadata), §5.8 (collections), §8.2 (layout), §9.3.5 (media overlays), appendix D.3;
 * Open Packaging Format 2.0.1 §2.2, §2.6. */
#ifndef FORMATS_EPUB_CHECK_CHECK_METADATA_H
#define FORMATS_EPUB_CHECK_CHECK_METADATA_H

#include "formats/epub/inspection/inspection.h"

/* Once the manifest is read. */
void check_metadata(struct inspection *inspection, const struct xml_node *package);

#endif
