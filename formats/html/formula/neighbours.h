/* What stands beside a part of a formula, and what holds together without brackets.
 *
 * Owner: nobody's.
 *
 * Errors: none. */
#ifndef FORMATS_HTML_FORMULA_NEIGHBOURS_H
#define FORMATS_HTML_FORMULA_NEIGHBOURS_H

#include "formats/html/formula/formula.h"
#include "formats/html/formula/operators.h"

/* The part before it in its row, past what is not seen; NULL: none. */
const struct formula *neighbour_before(const struct formula *part);

/* An operator of this class, also alone in rows. */
bool part_is_operator(const struct formula *part, enum operator_class class);

/* The mark over or under a value, as a word; NULL: the part is no value with a mark. */
const char *part_accent(const struct formula *part);

/* Scripts of it are limits: a sum, an integral, lim. */
bool part_takes_limits(const struct formula *part);

/* Needs no brackets above or below a fraction line. */
bool part_holds_together(const struct formula *part);

/* Needs no brackets before a script. */
bool part_is_base(const struct formula *part);

/* A fraction beside what it could be read with: x before 1/2. */
bool fraction_is_beside_value(const struct formula *fraction);

/* A sign, with no value before it to join to the one after. */
bool operator_is_prefix(const struct formula *operator);

#endif
