/* The links of a note that lead back to its mark: ↩, ↑, ^, 返回. They are tools of a screen; writers make their
 * own.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: what kramdown, Pandoc, MediaWiki and WordPress write. */
#ifndef FORMATS_HTML_BACK_LINKS_H
#define FORMATS_HTML_BACK_LINKS_H

#include "formats/document/document.h"

/* Takes them out of a note; an arrow that is no link is text. */
void back_links_remove(struct document *document, struct node *note);

#endif
