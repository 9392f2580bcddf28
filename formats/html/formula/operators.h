/* What an operator of a formula is: a relation, a sign between two values, a bracket, a sum.
 *
 * Owner: nobody's.
 *
 * Errors: none.
 *
 * Source: operators.def, accents.def. */
#ifndef FORMATS_HTML_FORMULA_OPERATORS_H
#define FORMATS_HTML_FORMULA_OPERATORS_H

enum operator_class {
    OPERATOR_SYMBOL,    /* no space around it: ∞, ∂, an unknown one */
    OPERATOR_RELATION,  /* a space on both sides, if it stands outside brackets of our own */
    OPERATOR_BINARY,    /* the same between two values; a sign before one */
    OPERATOR_DIVISION,  /* the same, and what follows it must hold together */
    OPERATOR_SLASH,     /* no spaces, and what follows it must hold together */
    OPERATOR_SEPARATOR, /* a space after it */
    OPERATOR_OPENING,
    OPERATOR_CLOSING, /* also what belongs to the value before it: n! */
    OPERATOR_LARGE,   /* takes limits: ∑ */
    OPERATOR_INTEGRAL,
    OPERATOR_INVISIBLE /* is not shown */
};

enum operator_class operator_class(const char *text);

/* The word for a mark that stands over or under a value: "vec" for →; NULL: it is none. */
const char *operator_accent(const char *text);

#endif
