/* What the package of a book of a kind says besides: of a dictionary, an index, a preview, a schoolbook, by its dc:type.
 *
 * Owner: nothing is kept but the kinds, in the inspection.
 *
 * Errors: reported.
 *
 * Source: EPUB Dictionaries and Glossaries 1.0 §2; EPUB Indexes 1.0 §2; EPUB Previews 1.0 §3; EDUPUB 1.0 §2. */
#ifndef FORMATS_EPUB_CHECK_KIND_RULES_H
#define FORMATS_EPUB_CHECK_KIND_RULES_H

#include "formats/epub/inspection/inspection.h"

/* `package`: the root of the package document; before pages are read. */
void kind_rules_check(struct inspection *inspection, const struct xml_node *package);

/* When they are: an index has one on its pages, a dictionary has entries, and says that it is one. */
void kind_rules_check_pages(struct inspection *inspection);

#endif
