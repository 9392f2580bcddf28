/* Makes any bytes clean UTF-8: what stands behind may rely on it.
 *
 * Shape: CR and CRLF become LF, form feed a space; NUL, the other C0 and all C1 controls go; noncharacters
 * and bad sequences become U+FFFD.
 *
 * Source: Unicode 15.0 §3.9 (one U+FFFD for each maximal subpart); HTML living standard §13.2.3.5 (line
 * feeds). */
#ifndef FORMATS_HTML_ENCODING_CLEAN_H
#define FORMATS_HTML_ENCODING_CLEAN_H

#include "base/buffer.h"

struct bad_bytes {
    size_t count;
    size_t first; /* byte offset in the input; meaningless when count is 0 */
};

/* The length of the run at the start that needs no thought: printable ASCII, line feeds, tabs, and valid
 * three-byte sequences from U+2000 to U+CFFF or U+E000 to U+EFFF, which hold nearly all Chinese text. */
size_t clean_plain_run(const char *text, size_t size);

void clean_utf8(const char *bytes, size_t size, struct buffer *text, struct bad_bytes *bad);

#endif
