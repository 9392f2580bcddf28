/* A formula as MathML that a book may hold: elements of MathML Core alone.
 *
 * Source: MathML Core; EPUB 3.3 §6.2.3 (alttext). */
#ifndef FORMATS_HTML_FORMULA_MATHML_WRITER_H
#define FORMATS_HTML_FORMULA_MATHML_WRITER_H

#include "base/buffer.h"
#include "formats/html/formula/formula.h"

/* Appends a math element. `alternative` is what it is read out as. */
void mathml_write(struct formula *root, const char *alternative, bool is_block, struct buffer *out);

#endif
