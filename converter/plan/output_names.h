/* The names of outputs in the folder of -d: the tree of the inputs, each file named by a pattern.
 *
 * Shape: a pattern is text with {stem} {title} {order} {order:03} {date} {author} {dir}; "/" in it makes
 * folders. Names are given in the order of the inputs; one that is taken gets a number, with a warning.
 * Owner: names live in the arena given to output_names_new; output_names_free frees the rest.
 * Errors: a pattern with an unknown field, or that leads out of the folder, is reported, with STATUS_USAGE.
 */
#ifndef CONVERTER_NAMES_H
#define CONVERTER_NAMES_H

#include "converter/inputs/inputs.h"

struct output_names;

/* What the fields of a pattern stand for; NULL: nothing. */
struct name_fields {
    const char *title, *order, *date, *author;
};

enum status output_names_check(const char *pattern, struct diag *diag);

/* True when the pattern names something that is known only after the input was read. */
bool output_names_need_reading(const char *pattern);

struct output_names *output_names_new(struct arena *arena, const char *pattern);
void output_names_free(struct output_names *names);

/* A name for the output, as seen from the folder of -d. */
const char *output_names_give(struct output_names *names, const struct input *input,
                              const struct name_fields *fields, const char *extension, struct diag *diag);

#endif
