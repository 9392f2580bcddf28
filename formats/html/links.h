/* Links inside the document: which anchors they name, and which are left.
 *
 * Owner: the document's. Errors: none; a link to an anchor that is not there becomes plain text.
 * Source: HTML living standard §7.4.6.4 (fragments). */
#ifndef FORMATS_HTML_LINKS_H
#define FORMATS_HTML_LINKS_H

#include "formats/html/content.h"

void links_resolve(struct document *document, const struct anchor *anchors);

#endif
