/* Pictures that have more pixels than a reader shows, made smaller; of the kind that they were, and as they stood.
 *
 * Shape: PNG, JPEG and WebP. What moves, and GIF, stays as it is.
 *
 * Units: pixels; no picture grows.
 *
 * Owner: appends to the caller's buffer.
 *
 * Errors: false when the picture is within the limit, cannot be read, or is larger than REDUCE_MOST_PIXELS; the buffer
 * is then of no use. */
#ifndef FORMATS_IMAGE_REDUCE_H
#define FORMATS_IMAGE_REDUCE_H

#include "base/buffer.h"
#include "formats/image/jpeg_mend.h"

#include <stdbool.h>

enum { REDUCE_MOST_PIXELS = JPEG_MOST_PIXELS };

bool image_reduce(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out);

/* What the module exports; it is loaded with the first picture that is too large. */
struct reducer_door {
    struct module_head head;
    bool (*reduce)(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out);
};

#endif
