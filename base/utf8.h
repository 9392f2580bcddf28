/* UTF-8, strictly as Unicode and RFC 3629 define it: no surrogates, no overlong forms, nothing above 10FFFF.
 *
 * Source: Unicode 15.0 §3.9, table 3-7. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_LONGEST = 4, UTF8_REPLACEMENT = 0xFFFD };

/* Reads the code point at text[*offset] and moves *offset behind it. Needs *offset < length.
 * A bad sequence gives UTF8_REPLACEMENT and moves behind its longest valid beginning (at least one byte). */
uint32_t utf8_next(const char *text, size_t length, size_t *offset);

/* The same, and says whether the bytes were valid (U+FFFD itself may stand in a text). */
uint32_t utf8_next_checked(const char *text, size_t length, size_t *offset, bool *valid);

/* The code point that ends at text[*offset], in valid UTF-8; moves *offset before it. Needs *offset > 0. */
uint32_t utf8_previous(const char *text, size_t *offset);

/* Writes 1 to 4 bytes and returns how many; a surrogate or a value above 10FFFF is written as U+FFFD. */
size_t utf8_encode(uint32_t character, char bytes[static UTF8_LONGEST]);

/* True for the bytes of a character behind its first one. */
static inline bool utf8_continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many of the first `most` bytes are whole characters; `length` is that of the text. Of what is not valid
 * UTF-8 it cuts no sequence of bytes that continue a character. */
size_t utf8_cut(const char *text, size_t length, size_t most);

/* The text with plain signs for full-width ones (U+FF01 to U+FF5E), as they are typed between Chinese words. `plain`
 * has room for the text. */
void utf8_narrow(const char *text, char *plain);

bool utf8_is_valid(const char *text, size_t length);

/* Code points in valid UTF-8. */
size_t utf8_count(const char *text, size_t length);

/* ASCII, which UTF-8 holds unchanged. No locale is asked. */
bool ascii_is_space(char byte);

/* Nothing but white space; an empty text is blank too. */
bool ascii_is_blank(const char *text, size_t length);

/* One of the words of a list that white space separates, as of a class attribute; a list of NULL has none. */
bool ascii_has_word(const char *list, const char *word);

/* Leaves white space out at both ends. */
void ascii_trim(const char **text, size_t *length);

/* 0 to 15; -1: not a hexadecimal digit. */
int ascii_hex_value(char byte);

#endif
