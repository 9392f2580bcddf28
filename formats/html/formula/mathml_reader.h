/* Reads the elements of MathML into a formula, whatever stands in them.
 *
 * Shape: the caller keeps one place for each open element; a place says where what comes next goes.
 *
 * Owner: the tree's arena.
 *
 * Errors: none; an element that is not known is a row.
 *
 * Source: MathML 3 §3 (presentation, with mfenced and mmultiscripts, which Core has no more), §5 (annotations). */
#ifndef FORMATS_HTML_FORMULA_MATHML_READER_H
#define FORMATS_HTML_FORMULA_MATHML_READER_H

#include "base/buffer.h"
#include "formats/html/formula/formula.h"
#include "formats/html/tokenizer/attribute.h"

enum mathml_content {
    MATHML_PARTS,
    MATHML_TOKEN,      /* text alone */
    MATHML_ANNOTATION, /* the TeX that the formula was made of */
    MATHML_PASSED_OVER
};

struct mathml_place {
    enum mathml_content content;
    struct formula *part;   /* the open part */
    const char *closing;    /* of mfenced; NULL: it is none */
    const char *separators; /* of mfenced */
    bool has_pairs;         /* mmultiscripts: its children are scripts, two by two */
    bool is_token;          /* the text of the token ends with this element */
};

/* Opens an element in a place; `name` is in lower case. */
struct mathml_place mathml_open(struct formula_tree *tree, const struct mathml_place *outer, const char *name,
                                const struct attributes *attributes);

/* `token` is the text of the open token, which mathml_close empties. */
void mathml_text(struct formula_tree *tree, const struct mathml_place *place, const char *text, size_t length,
                 struct buffer *token);
void mathml_close(struct formula_tree *tree, const struct mathml_place *place, struct buffer *token);

#endif
