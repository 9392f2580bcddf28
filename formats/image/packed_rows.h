/* The rows of a picture as the zlib stream of a PNG, where most rows repeat the one above.
 *
 * Shape: a run of such rows is packed once and copied, as often as it is needed; deflate looks at the other rows
 * alone, at what differs from the row above. The rows are changed.
 *
 * Owner: appends to the caller's buffer.
 *
 * Errors: false when zlib cannot go on.
 *
 * Source: PNG (W3C, 3rd ed.) §9 (filters None and Up), §10; RFC 1950, RFC 1951. */
#ifndef FORMATS_IMAGE_PACKED_ROWS_H
#define FORMATS_IMAGE_PACKED_ROWS_H

#include "base/buffer.h"

#include <stdbool.h>

/* `rows` lie one behind the other, each of `size` bytes and a byte in front that is the filter's. */
bool packed_rows_append(unsigned char *rows, size_t size, size_t count, struct buffer *stream);

#endif
