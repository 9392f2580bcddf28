/* The order number that archives put before a title: 62牢牢把握….txt is article 62.
 *
 * Shape: an order is the digits as typed. In doubt there is no order and the digits stay in the title.
 * Owner: texts are copied into the arena. */
#ifndef FORMATS_HTML_ORDER_H
#define FORMATS_HTML_ORDER_H

#include "base/arena.h"

struct title_order {
    const char *title; /* never NULL */
    const char *order; /* NULL: none */
};

/* Takes line 1 apart. `stem` is the file's name without folder and extension.
 * Line 1 that ends in ".txt" or equals the stem gives its leading digits away, unless they count something
 * (2019年, 3个, 5G) or make a year; a stem of digits + line 1 gives the order and leaves line 1 whole. */
struct title_order order_number_from_title_line(struct arena *arena, const char *line, const char *stem);

/* The same for a title that is taken from the file's name itself. */
struct title_order order_number_from_stem(struct arena *arena, const char *stem);

#endif
