/* What a drawing may hold: its elements, and the attributes that say nothing but how it looks.
 *
 * Shape: static rows.
 *
 * Owner: nobody's.
 *
 * Errors: what is not known is left out.
 *
 * Source: SVG 1.1 (2nd ed.) §5, §9 to §11, appendix J; HTML living standard §13.2.6.1 (names in mixed case). */
#ifndef FORMATS_HTML_SVG_SVG_RULES_H
#define FORMATS_HTML_SVG_SVG_RULES_H

#include <stdbool.h>

enum svg_kind {
    SVG_LEFT_OUT,
    SVG_GROUP,
    SVG_SHAPE,
    SVG_TEXT,
    SVG_USE,
    SVG_PICTURE,
    SVG_UNSEEN, /* what it holds is seen only where something refers to it */
    SVG_WORDS,  /* for readers that cannot see the drawing */
    SVG_STYLE
};

struct svg_rule {
    const char *name; /* as SVG spells it */
    enum svg_kind kind;
};

/* NULL: to be left out. Case is ignored. */
const struct svg_rule *svg_rule_find(const char *name);

/* The attribute's name as SVG spells it; NULL: it is to be left out. */
const char *svg_attribute_name(const char *name);

/* The value leads out of the drawing: to a file, the network, a script. */
bool svg_value_leads_out(const char *value);

#endif
