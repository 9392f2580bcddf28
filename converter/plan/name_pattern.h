/* What outputs are named after: a text with {stem} {title} {order} {order:03} {date} {author} {dir}.
 *
 * Shape: "/" in a pattern makes folders; what a field stands for never does.
 * The pattern is a sound one (converter/cli/name_fields.h). */
#ifndef CONVERTER_PLAN_NAME_PATTERN_H
#define CONVERTER_PLAN_NAME_PATTERN_H

#include "converter/cli/name_fields.h"
#include "converter/inputs/inputs.h"

/* What the fields of a pattern stand for; NULL: nothing. */
struct name_fields {
    const char *title, *order, *date, *author;
};

/* True when the pattern names something that is known only after the input was read. */
bool name_pattern_needs_reading(const char *pattern);

/* True when the pattern has this field. */
bool name_pattern_has(const char *pattern, enum name_field_id id);

/* The name without an extension, as seen from the folder that mirrors the input's. `found` may be NULL. */
char *name_pattern_expand(struct arena *arena, const char *pattern, const struct input *input,
                          const struct name_fields *found);

#endif
