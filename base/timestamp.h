/* The moment that an output carries: the same input gives the same bytes, whatever the clock says.
 *
 * Shape: ISO 8601 in universal time, as 2019-06-05T00:00:00Z.
 *
 * Source: reproducible-builds.org (SOURCE_DATE_EPOCH). */
#ifndef BASE_TIMESTAMP_H
#define BASE_TIMESTAMP_H

#include "base/arena.h"

/* SOURCE_DATE_EPOCH when it is set and a moment up to the year 9999; else `date`, which is 2019, 2019-06,
 * 2019-06-05 or NULL; else 1980-01-01. */
const char *timestamp_make(struct arena *arena, const char *date);

#endif
