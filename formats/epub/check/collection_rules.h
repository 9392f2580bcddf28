/* What the collections of a package hold: indexes, previews, dictionaries, objects to hand on, and their manifests.
 *
 * Owner: nothing is kept but links, which the inspection follows.
 *
 * Errors: reported.
 *
 * Source: EPUB 3.3 §5.8; EPUB Indexes 1.0 §3; EPUB Previews 1.0 §2; EPUB Dictionaries and Glossaries 1.0 §2.5; EPUB
 * Distributable Objects 1.0 §2. */
#ifndef FORMATS_EPUB_CHECK_COLLECTION_RULES_H
#define FORMATS_EPUB_CHECK_COLLECTION_RULES_H

#include "formats/epub/inspection/inspection.h"

/* `package`: the root of the package document. */
void collection_rules_check(struct inspection *inspection, const struct xml_node *package);

#endif
