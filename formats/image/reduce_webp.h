/* WebPs made smaller. What image_reduce says holds for it.
 *
 * Shape: what was packed without loss is so again.
 *
 * Source: RFC 9649. */
#ifndef FORMATS_IMAGE_REDUCE_WEBP_H
#define FORMATS_IMAGE_REDUCE_WEBP_H

#include "base/buffer.h"
#include "formats/image/limit.h"

bool reduce_webp(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out);

#endif
