/* No-break spaces of windows-1252 (A0) in GB 18030: an &nbsp; that was written as a byte left half a
 * character there, and what follows would be read out of step.
 *
 * Owner: `mended` is the caller's.
 *
 * Errors: none.
 *
 * Source: GB 18030, where A0 begins characters, too: those it is read as where the characters behind it make
 * more sense then. */
#ifndef FORMATS_HTML_ENCODING_BARE_SPACE_H
#define FORMATS_HTML_ENCODING_BARE_SPACE_H

#include "base/buffer.h"

/* Appends the bytes with each such space as GB 18030 writes it; false: there is none, and nothing was
 * appended. */
bool bare_space_mend(const char *bytes, size_t size, struct buffer *mended);

/* The offset in the bytes as they were, of one in those that were mended. */
size_t bare_space_offset(const struct buffer *mended, size_t offset);

#endif
