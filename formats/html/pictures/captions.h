/* Captions that a page repeats as the description of their picture.
 *
 * Shape: a paragraph of one picture and its description is a figure, and so is a paragraph of one picture alone with the one
 * behind it, when that says what the description says.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_HTML_CAPTIONS_H
#define FORMATS_HTML_CAPTIONS_H

#include "formats/document/document.h"

/* True when a paragraph was made the caption of its picture, or of the one before it; looks at no other. */
bool caption_make(struct document *document, struct node *paragraph);

#endif
