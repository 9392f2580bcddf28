/* Tables of named options with defaults, and the values given for them. One table makes parsing, the help
 * text and the check against the manual, for the program's own options and for those of each format.
 *
 * Shape: a table is a static array of rows. A value is kept as the text that was given, checked when it is
 * set.
 *
 * Owner: option_values_new is undone by option_values_free; values are copied.
 *
 * Errors: a bad name or value is reported as a diagnostic that names what is allowed, with STATUS_USAGE. */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
    OPTION_FLAG,   /* yes or no */
    OPTION_NUMBER, /* a whole number from minimum to maximum */
    OPTION_CHOICE, /* one of `choices`, separated by | */
    OPTION_TEXT,   /* any text */
};

struct option_row {
    const char *name;
    enum option_kind kind;
    const char *fallback; /* the default, as it would be typed; NULL: none */
    const char *choices; /* for OPTION_CHOICE: "a|b|c"; for OPTION_TEXT: what to call the value, as in FILE */
    long minimum, maximum;
    const char *summary; /* one line, without a full stop */
    bool repeatable;     /* may be given several times; the values are kept in order */
    const char *implied; /* of the program's own options: the value when none is typed; NULL: one must be */
    char letter;         /* of the program's own options: 'o' for -o; 0: none */
    bool is_path;        /* the value names a file or a folder, or one of its words does instead */
    bool is_ceiling;     /* of an OPTION_NUMBER: so much at most; 0: none */
};

struct option_table {
    const struct option_row *rows;
    size_t count;
};

struct option_values;

struct option_values *option_values_new(const struct option_table *table);
void option_values_free(struct option_values *values);

/* Checks and keeps a value. `place` is what a diagnostic names. */
enum status option_values_set(struct option_values *values, const char *name, const char *value,
                              struct diag *diag, struct place place);

/* What was given, or the default. The name must stand in the table (else the process ends: a programming
 * error). */
const char *option_text(const struct option_values *values, const char *name);
long option_number(const struct option_values *values, const char *name);
bool option_flag(const struct option_values *values, const char *name);

/* The index of the value among the choices. */
size_t option_choice(const struct option_values *values, const char *name);

bool option_is_set(const struct option_values *values, const char *name);

/* The values of a repeatable option, in the order given. */
size_t option_count(const struct option_values *values, const char *name);
const char *option_text_at(const struct option_values *values, const char *name, size_t index);

/* True when the table allows the value. */
bool option_allows(const struct option_row *row, const char *value);

/* True when the value is one of the words among `choices`: "plain" of "plain|none|FILE", and not "FILE". */
bool option_has_word(const struct option_row *row, const char *value);

const struct option_row *option_find(const struct option_table *table, const char *name);

#endif
