/* A formula in one line, which cannot be read in two ways: (a+b)/(2x), x², √(…), ∑ with its limits, matrices as rows.
 *
 * Shape: pieces of text, each in one style: STYLE_VARIABLE, STYLE_SUPERSCRIPT, STYLE_SUBSCRIPT or none. A script in a
 * script is written out, as ^(…) and _(…).
 *
 * Owner: linear_free frees the pieces.
 *
 * Errors: none.
 *
 * Source: cjk-layout R9.5a; Unicode Technical Note 28 (linear format). */
#ifndef FORMATS_HTML_FORMULA_LINEAR_H
#define FORMATS_HTML_FORMULA_LINEAR_H

#include "base/buffer.h"
#include "formats/html/formula/formula.h"

struct linear_piece {
    unsigned styles; /* of enum inline_style */
    size_t end;      /* in `text`; it begins where the one before ends */
};

struct linear {
    struct buffer text;
    struct linear_piece *pieces;
    size_t count, capacity;
};

void linear_make(struct formula *root, struct linear *linear);
void linear_free(struct linear *linear);

/* The same as text alone, scripts written out. */
void linear_append_text(const struct linear *linear, struct buffer *text);

#endif
