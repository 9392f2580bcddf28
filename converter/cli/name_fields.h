/* The fields of the pattern that names outputs, --name: {stem} {title} {order} {order:03} {date} {author} {dir}.
 *
 * Shape: "/" in a pattern makes folders; what a field stands for never does. */
#ifndef CONVERTER_CLI_NAME_FIELDS_H
#define CONVERTER_CLI_NAME_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

enum name_field_id {
    FIELD_STEM,
    FIELD_DIR,
    FIELD_TITLE,
    FIELD_ORDER,
    FIELD_DATE,
    FIELD_AUTHOR,
};

struct name_field {
    enum name_field_id id;
    const char *name;
    bool needs_reading; /* it is known only after the input was read */
};

/* The field whose name stands at `text`, behind "{"; it may be followed by ":0N", the padding. `length` goes up
 * to the end of "}". NULL: an unknown field. */
const struct name_field *name_field_find(const char *text, size_t *length, unsigned *padding);

/* False for "", "." and ".." and their like, which lead elsewhere. */
bool name_part_is_sound(const char *part, size_t length);

/* Behind "./", by which a pattern starts in the output folder, not in the one that mirrors the input's; else 0. */
size_t name_pattern_start(const char *pattern);

/* NULL, or what a pattern takes instead: it has an unknown field, or leads out of the folder. */
const char *name_pattern_find_fault(const char *pattern);

#endif
