/* The invariants of a document, checked before it is given away. */
#ifndef FORMATS_DOCUMENT_FAULT_H
#define FORMATS_DOCUMENT_FAULT_H

#include "formats/document/document.h"

/* NULL, or what is wrong: a text that is not valid UTF-8 or has controls, a block inside a paragraph, an
 * empty text, a list that holds no item, ... For the builder, for tests and for fuzzing. */
const char *document_find_fault(const struct document *document);

#endif
