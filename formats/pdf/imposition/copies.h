/* Numbers of copies: a work that is handed out in copies with a number each (份号).
 *
 * Source: GB/T 9704-2012 7.2.1 (six digits). */
#ifndef FORMATS_PDF_IMPOSITION_COPIES_H
#define FORMATS_PDF_IMPOSITION_COPIES_H

#include "base/arena.h"

#include <stdbool.h>

#define COPIES_FIRST_NUMBER "000001"

/* True when a number can be counted on: it ends with a digit, and not with too many. */
bool copies_can_count(const char *number);

/* The number `index` copies behind the first one, with as many digits: 000009 and 1 give 000010. */
char *copies_number(struct arena *arena, const char *first, unsigned index);

#endif
