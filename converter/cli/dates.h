/* Dates as people type them.
 *
 * Shape: 2019-06-05, 2019-06, 2019; 2019/6/5, 2019.6.5, 20190605, 2019年6月5日 and 2019年6月5号 are the same.
 *
 * Source: ISO 8601-1:2019 §5.2.2; GB/T 7408-2005. */
#ifndef CONVERTER_CLI_DATES_H
#define CONVERTER_CLI_DATES_H

#include "base/arena.h"

#include <stdbool.h>
#include <time.h>

/* The date as the metadata of documents have it, "2019-06-05", "2019-06" or "2019"; NULL: it is none. */
const char *date_normalise(struct arena *arena, const char *text);

/* True when it is one. */
bool date_is_allowed(const char *text);

/* When the date begins, in the zone of the user. */
bool date_begins(const char *text, time_t *time);

#endif
