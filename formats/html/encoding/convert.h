/* Bytes of a known encoding to UTF-8.
 *
 * Owner: `text` is the caller's.
 *
 * Errors: false when nobody can read the encoding; bad bytes are counted.
 *
 * Source: base/unicode.h; VISCII by RFC 1456, Johab by KS X 1001, which ICU does not have. */
#ifndef FORMATS_HTML_ENCODING_CONVERT_H
#define FORMATS_HTML_ENCODING_CONVERT_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* As unicode_decode, for every name that encoding_guess and encoding_find give. */
bool encoding_decode(const char *name, const char *bytes, size_t size, struct buffer *text, size_t *bad,
                     size_t *first_bad);

#endif
