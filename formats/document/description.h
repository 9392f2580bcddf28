/* What stands for a picture where it is not seen.
 *
 * Source: ISO 14289-1 §7.3 (figures), HTML (the alt attribute). */
#ifndef FORMATS_DOCUMENT_DESCRIPTION_H
#define FORMATS_DOCUMENT_DESCRIPTION_H

#include "formats/document/document.h"

/* Its description, else the caption of its figure; NULL: it has neither. In `arena`, or the document's. */
const char *description_find(struct arena *arena, const struct node *image);

/* True when its author says that it means nothing, and nothing else says what it is. */
bool description_is_needless(const struct node *image);

#endif
