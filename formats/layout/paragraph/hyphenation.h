/* Where words of Latin letters may be divided, by the patterns of their language.
 *
 * Shape: marks[i] is 1 when a word may be divided before its letter i.
 *
 * Owner: nothing is kept.
 *
 * Errors: none; a language without patterns, or a letter that they do not know, divides nothing.
 *
 * Source: F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983; rule R1.15. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_HYPHENATION_H
#define FORMATS_LAYOUT_PARAGRAPH_HYPHENATION_H

#include <stdbool.h>
#include <stdint.h>

/* Longer words are not divided; they are no words. */
enum { HYPHENATION_LONGEST = 64 };

/* The marks of a word of `count` characters, letters and apostrophes, in a text of `language` (BCP 47); Latin in
 * Chinese, Japanese and Korean is taken for English. False: it may not be divided anywhere. */
bool hyphenation_find(const char *language, const uint32_t *word, uint32_t count,
                      uint8_t marks[static HYPHENATION_LONGEST]);

#endif
