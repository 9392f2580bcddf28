/* Where pictures stand, when all passes have seen that they were there.
 *
 * Shape: a paragraph of pictures alone is a figure. A picture at an edge of a paragraph that is larger than a
 * line stands in a paragraph of its own, so that the line beside it is set as any other.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_HTML_FIGURES_H
#define FORMATS_HTML_FIGURES_H

#include "formats/document/document.h"

/* Takes pictures away that have neither bytes nor text, too. */
void figures_settle(struct document *document);

#endif
