/* The spine of a package under check: the order of reading.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §5.7, §8.2 (properties of layout), §3.5 (fallbacks); Open Packaging Format 2.0.1 §2.4. */
#ifndef FORMATS_EPUB_CHECK_CHECK_SPINE_H
#define FORMATS_EPUB_CHECK_CHECK_SPINE_H

#include "formats/epub/inspection/inspection.h"

/* Once the manifest is read. */
void check_spine(struct inspection *inspection, const struct xml_node *package);

#endif
