/* Titles as they are typed: "A|B" has two lines, and so has A with a line feed before B.
 *
 * Shape: in metadata, names and contents the lines are one, joined without a blank between Chinese characters.
 *
 * Owner: texts live in the arena. */
#ifndef CONVERTER_CLI_TITLES_H
#define CONVERTER_CLI_TITLES_H

#include "base/arena.h"

/* NULL for NULL. */
const char *title_in_one_line(struct arena *arena, const char *typed);

/* The lines, separated by "\n"; NULL: there is only one. */
const char *title_in_lines(struct arena *arena, const char *typed);

#endif
