/* The rules of <style> blocks whose selectors formats/html/css/selector.h can read. Others, and all that
 * is inside @media and the like, are passed over.
 *
 * Owner: the arena that is given.
 *
 * Errors: none; an element with thousands of candidates may miss some.
 *
 * Source: CSS 2.2 §6.4.3 (the more specific rule wins, then the later one). */
#ifndef FORMATS_HTML_CSS_CASCADE_H
#define FORMATS_HTML_CSS_CASCADE_H

#include "formats/html/css/properties.h"
#include "formats/html/css/selector.h"

enum { STYLESHEET_BUCKETS = 1024, MOST_STYLESHEET_BYTES = 1 << 20 };

struct rule;

struct stylesheet {
    struct rule *buckets[STYLESHEET_BUCKETS]; /* by the most telling name of the subject */
    uint32_t count;
};

void stylesheet_add(struct stylesheet *sheet, struct arena *arena, const char *css, size_t length);

/* Adds to `declared` what the rules say of an element inside its ancestors. */
void stylesheet_apply(const struct stylesheet *sheet, const struct ancestors *ancestors,
                      const struct subject *subject, struct declared *declared);

#endif
