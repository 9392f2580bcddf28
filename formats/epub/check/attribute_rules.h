/* What attributes of a page say that the tables of markup cannot judge: languages, roles, semantics, handlers, readings.
 *
 * Errors: reported.
 *
 * Source: HTML living standard §3.2.6, §8.1.8; EPUB 3.3 §6.1.3 (epub:type), §6.2.3; EPUB 3 Text-to-Speech 1.0 §3;
 * WAI-ARIA 1.2 §5. */
#ifndef FORMATS_EPUB_CHECK_ATTRIBUTE_RULES_H
#define FORMATS_EPUB_CHECK_ATTRIBUTE_RULES_H

#include "formats/epub/inspection/page.h"

/* `prefixes`: what the page declares; NULL: nothing. */
void attribute_rules_check(const struct page *page, const struct xml_node *node, const char *prefixes);

#endif
