/* The style sheets of a book under check: how they are written, and the files that they name.
 *
 * Owner: links are kept in the inspection.
 *
 * Errors: reported.
 *
 * Source: CSS Syntax 3 §4, §5 (tokens, rules, declarations); CSS Cascade 4 §2 (@import); EPUB 3.3 §6.3.1 (properties that
 * are the page's own). */
#ifndef FORMATS_EPUB_CHECK_CHECK_STYLES_H
#define FORMATS_EPUB_CHECK_CHECK_STYLES_H

#include "formats/epub/inspection/inspection.h"

/* Reads the style sheets. */
void check_styles(struct inspection *inspection);

/* Reads a text of style: what stands in a style element, or only declarations, as in a style attribute. */
void check_style_text(struct inspection *inspection, struct listed_file *file, const char *where,
                      const char *text, bool is_attribute);

#endif
