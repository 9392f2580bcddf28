/* What the meta elements of a package say, and of what: rows of a table.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §5.5.3.2 (refines), §5.5.5 (dcterms:modified), §8.2 (rendition), §9.3.5 (media overlays), appendix
 * D.3. */
#ifndef FORMATS_EPUB_CHECK_META_RULES_H
#define FORMATS_EPUB_CHECK_META_RULES_H

#include "formats/epub/inspection/inspection.h"

void meta_rules_check(struct inspection *inspection, const struct xml_node *package);

#endif
