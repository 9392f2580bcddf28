/* Guesses the encoding of bytes.
 *
 * Owner: names are static.
 *
 * Errors: none; when nothing fits, the guess is windows-1252.
 *
 * Source: as formats/html/encoding/decode.h. */
#ifndef FORMATS_HTML_ENCODING_DETECT_H
#define FORMATS_HTML_ENCODING_DETECT_H

#include <stdbool.h>
#include <stddef.h>

/* The name for base/unicode.h: "UTF-8" (with or without BOM or bad bytes), "UTF-16LE", "gb18030", ...
 * `skip` is the length of a byte order mark. */
const char *encoding_guess(const char *bytes, size_t size, size_t *skip);

#endif
