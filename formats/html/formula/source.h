/* Which element begins a formula, and what its tag says of it.
 *
 * Owner: the TeX is in the arena that the caller gives.
 *
 * Errors: none.
 *
 * Source: sources.def. */
#ifndef FORMATS_HTML_FORMULA_SOURCE_H
#define FORMATS_HTML_FORMULA_SOURCE_H

#include "base/arena.h"
#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"

#include <stdbool.h>

/* MathJax 2 puts up to three elements side by side for one formula: a preview, its output, the script that it read. */
enum formula_family { FORMULA_ALONE, FORMULA_PREVIEW, FORMULA_MATHJAX, FORMULA_SCRIPT };

struct formula_source {
    enum formula_family family;
    bool is_block;
    const char *tex;    /* NULL: the tag has none */
    const char *mathml; /* NULL: the tag has none */
};

/* False for most tags, at once: nothing could make them a formula. */
bool formula_source_may_be(const struct element *element, const char *name,
                           const struct attributes *attributes);

/* False: the element is no formula. */
bool formula_source_find(struct arena *arena, const struct element *element, const char *name,
                         const struct attributes *attributes, struct formula_source *source);

/* One of the classes of an element is `name`. */
bool formula_has_class(const struct attributes *attributes, const char *name);

#endif
