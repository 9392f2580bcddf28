/* PNGs made smaller. What image_reduce says holds for it.
 *
 * Shape: colours of a palette become those of light; sixteen bits become eight; the colour space is kept.
 *
 * Source: PNG (W3C, 3rd ed.) §11.3.2 (colour space), §13. */
#ifndef FORMATS_IMAGE_REDUCE_PNG_H
#define FORMATS_IMAGE_REDUCE_PNG_H

#include "base/buffer.h"
#include "formats/image/limit.h"

bool reduce_png(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out);

#endif
