/* Texts of UTF-8 with lines of GB 18030 among them: archives are joined of files of both.
 *
 * Shape: a line is of GB 18030 when it is not UTF-8 and reads well as that.
 *
 * Owner: `text` is the caller's.
 *
 * Errors: bad bytes are counted, as formats/html/encoding/clean.h says. */
#ifndef FORMATS_HTML_ENCODING_MIXED_H
#define FORMATS_HTML_ENCODING_MIXED_H

#include "formats/html/encoding/clean.h"

struct mixed_lines {
    size_t count; /* of GB 18030 */
    size_t first; /* its number, from 1 */
};

/* True when a text has both kinds of lines, and has more bad bytes than UTF-8 would have. */
bool mixed_is_likely(const char *bytes, size_t size);

/* As clean_utf8, with the lines of GB 18030 converted. */
void mixed_clean(const char *bytes, size_t size, struct buffer *text, struct bad_bytes *bad,
                 struct mixed_lines *lines);

#endif
