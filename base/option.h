/* Tables of named options, and the typed structures that their values are read into. One table makes parsing,
 * the help text and the check against the manual, for the program's own options and for those of each format.
 *
 * Shape: a table is a static array of rows. A row says where its value is stored in a structure of the
 * table's owner; the compiler checks that the member has the type of the row's kind. A value is checked and
 * stored when it is given, so that behind the reader of options nothing is asked for by name.
 *
 * Owner: option_values_new is undone by option_values_free; texts are copied, and live as long as the values.
 *
 * Errors: a bad name or value is reported as a diagnostic that names what is allowed, with STATUS_USAGE. */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include "base/diag.h"
#include "base/option_enum.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
    OPTION_FLAG,   /* yes or no */
    OPTION_NUMBER, /* a whole number from minimum to maximum */
    OPTION_CHOICE, /* a word of an enum */
    OPTION_TEXT,   /* any text that `find_fault` accepts */
    OPTION_TEXTS,  /* the same, given any number of times; all are kept, in order */
    OPTION_VALUE,  /* a structure that `parse` makes of the text */
};

struct option_row {
    const char *name;
    enum option_kind kind;
    size_t offset;        /* of the member that holds the value */
    const char *fallback; /* the default, as it would be typed; NULL: none, and the member stays zero */
    const char *choices;  /* what --help calls the value, as in FILE; of a choice: "a|b|c" */
    int first_choice;     /* of a choice: the value of its first word */
    long minimum, maximum;
    /* NULL, or what is wrong with a text: the words that follow "it takes". */
    const char *(*find_fault)(const char *text);
    /* The same, of a value; one that is allowed is stored. It may keep `text`, which lives as long. */
    const char *(*parse)(const char *text, void *value);
    const char *summary; /* one line, without a full stop */
    const char *implied; /* of the program's own options: the value when none is typed; NULL: one must be */
    char letter;         /* of the program's own options: 'o' for -o; 0: none */
    unsigned marks;      /* what else the table's owner knows of the option: bits of its own */
    bool is_path;        /* the value names a file or a folder, or one of its words does instead */
    bool is_ceiling;     /* of a number: so much at most; 0: none */
};

/* Where the value of a row is stored: STORE_FLAG(member) and its like give the row its kind and its offset in
 * OPTIONS, the structure that the file with the table defines. Without a default the member is zero until the
 * option is given: false, 0 (which the range then excludes), NULL, an empty list. */
#define STORE_FLAG(member) .kind = OPTION_FLAG, .offset = OPTION_OFFSET(member, bool)
#define STORE_NUMBER(member) .kind = OPTION_NUMBER, .offset = OPTION_OFFSET(member, long)
#define STORE_TEXT(member) .kind = OPTION_TEXT, .offset = OPTION_OFFSET(member, const char *)
#define STORE_TEXTS(member) .kind = OPTION_TEXTS, .offset = OPTION_OFFSET(member, struct option_texts)
#define STORE_CHOICE(member, name)                                                                           \
    .kind = OPTION_CHOICE, .offset = OPTION_OFFSET(member, enum name), .choices = OPTION_WORDS(name)

/* A choice without a default: the enum begins with what stands for "not given" (OPTION_ENUM_OR). */
#define STORE_CHOICE_OR_NONE(member, name) STORE_CHOICE(member, name), .first_choice = 1

/* A `struct name`, which the function `name_parse` makes. */
#define STORE_VALUE(member, name)                                                                            \
    .kind = OPTION_VALUE, .offset = OPTION_OFFSET(member, struct name), .parse = name##_parse

/* Versions of clang-format disagree about _Generic. */
/* clang-format off */
#define OPTION_OFFSET(member, type)                                                                          \
    (offsetof(OPTIONS, member) + 0 * sizeof(char[_Generic(((OPTIONS *)NULL)->member, type: 1)]))
/* clang-format on */

struct option_table {
    const struct option_row *rows;
    size_t count;
    size_t size; /* of the structure */
};

/* The table of an array of rows, for the structure OPTIONS: what stands in the braces of an option_table. */
#define OPTION_TABLE(array) .rows = array, .count = sizeof array / sizeof *array, .size = sizeof(OPTIONS)

struct option_texts {
    const char *const *items;
    size_t count;
};

struct option_values;

/* All at their defaults. A table with a default that it does not allow ends the process: a programming error.
 */
struct option_values *option_values_new(const struct option_table *table);
void option_values_free(struct option_values *values);

/* The structure that the table describes. It stays at its place; what is set later is seen in it. */
const void *option_values_get(const struct option_values *values);

/* Checks and stores a value. `place` is what a diagnostic names. */
enum status option_values_set(struct option_values *values, const char *name, const char *value,
                              struct diag *diag, struct place place);

/* The same for a row of the table, which messages call `called`, as the user typed it. */
enum status option_values_set_row(struct option_values *values, const struct option_row *row,
                                  const char *called, const char *value, struct diag *diag,
                                  struct place place);

/* The texts that were given for a row of the table, in order: all of OPTION_TEXTS, else the last one. The
 * default is not among them. */
struct option_texts option_given(const struct option_values *values, const struct option_row *row);

/* The number that is in force for a row of OPTION_NUMBER. */
long option_number_in_force(const struct option_values *values, const struct option_row *row);

/* False when the row, of OPTION_NUMBER, does not allow the text. */
bool option_read_number(const struct option_row *row, const char *text, long *number);

/* The index of a text among words, "a|b|c"; -1: it is none of them. */
int option_find_word(const char *words, const char *text);

/* True when the value is one of the words among `choices`: "plain" of "plain|none|FILE", and not "FILE". */
bool option_has_word(const struct option_row *row, const char *value);

/* For who reads options; NULL: the table has none of that name. */
const struct option_row *option_find(const struct option_table *table, const char *name);

#endif
