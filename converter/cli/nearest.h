/* The name that was probably meant by one that does not exist.
 *
 * Shape: names are offered one by one; the nearest by the number of letters that are wrong, missing, too many
 * or in the wrong order is kept, if few are.
 *
 * Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964),
 * restricted to one change of each place. */
#ifndef CONVERTER_CLI_NEAREST_H
#define CONVERTER_CLI_NEAREST_H

#include "base/option.h"

struct nearest {
    const char *typed;
    const char *name; /* NULL: none is near */
    unsigned distance;
};

void nearest_offer(struct nearest *nearest, const char *name);
void nearest_offer_table(struct nearest *nearest, const struct option_table *table);

#endif
