/* The syntax of PDF files: values, as they stand in the bytes of a file.
 *
 * Shape: a value is a span of the file: a name, a number, a string, an array, a dictionary, a reference or a
 * keyword. Nothing is decoded, and nothing is descended into: arrays and dictionaries are walked entry by
 * entry. A span may end far behind its value, where the end is not known yet.
 *
 * Owner: spans are borrowed from the file.
 *
 * Errors: functions give false, or an empty span, for what is absent or broken off; what they were taking
 * from is then of no use.
 *
 * Source: ISO 32000-1 §7.2 (characters), §7.3 (objects). */
#ifndef FORMATS_PDF_CLOSING_SYNTAX_H
#define FORMATS_PDF_CLOSING_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *begin, *end;
};

static inline size_t span_size(struct span span)
{
    return (size_t)(span.end - span.begin);
}

/* Takes the next value off the front; false before the end of an array or a dictionary, too. */
bool syntax_take_value(struct span *rest, struct span *value);

/* Takes the next value when it is a whole number that is not negative. */
bool syntax_take_number(struct span *rest, long *number);

/* Takes a word, and no more than the word: "xref", "stream". */
bool syntax_take_word(struct span *rest, const char *word);

/* Takes the head of an object of generation 0, "7 0 obj". */
bool syntax_take_object_head(struct span *rest, long *number);

/* A whole number that is not negative, and not above NUMBER_HIGHEST. */
bool value_number(struct span value, long *number);
#define NUMBER_HIGHEST 9999999999L

/* The number of the object that "7 0 R" refers to. */
bool value_reference(struct span value, long *number);

/* True for "/Name", with its escapes. */
bool value_is_name(struct span value, const char *name);

/* Goes into an array, or into a dictionary, whose values can then be taken. */
bool value_open_array(struct span value, struct span *inside);
bool value_open_dictionary(struct span value, struct span *inside);

/* Takes an entry of an opened dictionary. */
bool dictionary_take_entry(struct span *inside, struct span *key, struct span *value);

/* The value of a key; empty: the dictionary has none, or the value is not a dictionary. */
struct span dictionary_find(struct span dictionary, const char *key);

/* The same, when the value is a name, or a whole number. */
bool dictionary_has_name(struct span dictionary, const char *key, const char *name);
bool dictionary_find_number(struct span dictionary, const char *key, long *number);

#endif
