/* CSS selectors of elements, classes and ids, inside others: `p`, `.note`, `p.note`, `#text p`, `.a.b li`.
 *
 * Shape: a selector is a list of compounds, the subject's first, then outwards. `a > b` counts as `a b`:
 * which open elements a start tag closes is known only after its style. `html` and `body` around others say
 * nothing, since they hold the fragment. Names compare without case, as in documents without a doctype.
 *
 * Owner: pieces borrow the text of the style sheet; compounds live in the arena that is given.
 *
 * Errors: a selector that asks for more (attributes, states, siblings) is refused here.
 *
 * Source: Selectors 3 §4 to §8, §9 (specificity); HTML living standard §15.3 (quirks). */
#ifndef FORMATS_HTML_CSS_SELECTOR_H
#define FORMATS_HTML_CSS_SELECTOR_H

#include "base/arena.h"
#include "formats/html/css/css_value.h"

#include <stdbool.h>
#include <stdint.h>

enum { MOST_COMPOUNDS = 8 };

/* A length of 0 stands for any element, no id, no class. */
struct compound {
    struct piece element, id;
    struct piece classes; /* as written: `a.b` */
};

struct selector {
    const struct compound *compounds;
    uint32_t count;
    uint32_t specificity; /* ids, classes, elements, a byte each */
};

/* What a compound can tell of an element; NULL: it has none. */
struct subject {
    const char *element, *id, *classes;
};

/* The elements that are open around one, as the cascade asks for them. */
struct ancestors {
    const void *context;
    size_t count; /* 0: the outermost */
    const struct subject *(*at)(const void *context, size_t index);
};

bool selector_read(struct arena *arena, struct piece text, struct selector *selector);

bool compound_matches(const struct compound *compound, const struct subject *subject);

#endif
