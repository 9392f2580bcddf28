/* How well bytes read in an encoding.
 *
 * Errors: none.
 *
 * Source: the tables of GB 18030, Big5, JIS X 0208, KS X 1001: where each keeps its usual characters. */
#ifndef FORMATS_HTML_ENCODING_READING_H
#define FORMATS_HTML_ENCODING_READING_H

#include <stdbool.h>
#include <stddef.h>

/* What any text in an encoding of one byte a character reads as well as. */
enum { READING_SINGLE_BYTE = 80 };

/* True for the encodings of Chinese, Japanese and Korean. */
bool reading_is_cjk(const char *name);

/* Points: of a hundred characters, how many are among the usual ones of the encoding, and how many among the
 * most frequent of all texts; less ten for each bad byte. Above READING_SINGLE_BYTE it is such a text. */
long reading_score(const char *name, const char *bytes, size_t size);

#endif
