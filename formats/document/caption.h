/* What stands below a picture, and whether it says what the picture's description says.
 *
 * Shape: a caption follows the paragraph of its picture in a figure.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_DOCUMENT_CAPTION_H
#define FORMATS_DOCUMENT_CAPTION_H

#include "formats/document/document.h"

/* The same visible characters, four at least, stand in a block and in a text; blanks do not count. */
bool caption_repeats(const struct node *block, const char *text);

/* The caption below a picture repeats its description, which need not be printed twice. */
bool image_is_captioned(const struct node *image);

#endif
