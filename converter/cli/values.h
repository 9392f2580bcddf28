/* The values that options of the program may have.
 *
 * Errors: NULL, or what the option takes instead. */
#ifndef CONVERTER_CLI_VALUES_H
#define CONVERTER_CLI_VALUES_H

#include "base/arena.h"

/* UTF-8 without control characters: an author. */
const char *plain_text_find_fault(const char *text);

/* The same with line feeds, which end lines of it. */
const char *title_find_fault(const char *text);

/* A date as converter/cli/dates.h reads it. */
const char *date_find_fault(const char *text);

/* BCP 47. */
const char *language_find_fault(const char *text);

/* The place in a series: numbers separated by dots. */
const char *series_index_find_fault(const char *text);

/* NAME=VALUE, or NAME, which is NAME=yes. */
struct assignment {
    const char *name, *value;
};
const char *assignment_find_fault(const char *text);

/* The name lives in the arena; the value is borrowed. */
struct assignment assignment_read(struct arena *arena, const char *text);

/* A share of the inputs: "1/4". 0 of 0 was not given, and is the whole. */
struct shard {
    unsigned long number, count;
};
const char *shard_parse(const char *text, void *shard);

#endif
