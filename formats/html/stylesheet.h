/* The rules of <style> blocks, as far as they are simple: `p`, `.note`, `p.note`, and lists of these. Others,
 * and all that stands in @media and the like, are passed over.
 *
 * Owner: the arena that is given. Errors: none.
 * Source: CSS 2.2 §5 (selectors), §6.4 (an element, then a class, then both: the later one wins). */
#ifndef FORMATS_HTML_STYLESHEET_H
#define FORMATS_HTML_STYLESHEET_H

#include "formats/html/style.h"

enum { STYLESHEET_BUCKETS = 1024, MOST_CLASSES = 32, MOST_STYLESHEET_BYTES = 1 << 20 };

struct rule;

struct stylesheet {
    struct rule *buckets[STYLESHEET_BUCKETS];
    size_t count;
};

void stylesheet_add(struct stylesheet *sheet, struct arena *arena, const char *css, size_t length);

/* Adds what the rules say of an element with these classes (NULL: none) to `declared`. */
void stylesheet_apply(const struct stylesheet *sheet, const char *element, const char *classes,
                      struct declared *declared);

#endif
