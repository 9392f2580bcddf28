/* Enums whose values a user may name: the enum and the words that stand for its values are one list, in one
 * order.
 *
 * Shape: a macro WORDS_OF_name lists the values, and OPTION_ENUM makes `enum name` of it:
 *
 *     #define WORDS_OF_line_ends(WORD) WORD(LINE_ENDS_LF, "lf") WORD(LINE_ENDS_CRLF, "crlf")
 *     OPTION_ENUM(line_ends);
 *
 * A row of an option table takes the words by STORE_CHOICE(member, line_ends) (base/option.h). */
#ifndef BASE_OPTION_ENUM_H
#define BASE_OPTION_ENUM_H

#define OPTION_ENUM(name) enum name { WORDS_OF_##name(OPTION_ENUMERATOR) }

/* The enum of a choice without a default: its first value, `none`, is that of an option not given. */
#define OPTION_ENUM_OR(name, none) enum name { none, WORDS_OF_##name(OPTION_ENUMERATOR) }

/* "lf|crlf", a constant. */
#define OPTION_WORDS(name) (&(WORDS_OF_##name(OPTION_BARRED_WORD))[1])

/* {"lf", "crlf"}: what stands in the braces of an array of words. */
#define OPTION_WORD_LIST(name) WORDS_OF_##name(OPTION_LISTED_WORD)

#define OPTION_ENUMERATOR(symbol, word) symbol,
#define OPTION_BARRED_WORD(symbol, word) "|" word
#define OPTION_LISTED_WORD(symbol, word) [symbol] = word,

#endif
