/* JPEGs made fit to be passed on: what is there of a file that is cut short, the colours of ink as those of a screen,
 * and fewer pixels.
 *
 * Shape: a whole new JPEG, with the orientation and the colour space that the old one has; rows that are missing are
 * grey.
 *
 * Owner: appends to the caller's buffer.
 *
 * Errors: false when there is nothing to show, or the picture is larger than JPEG_MOST_PIXELS; the buffer is
 * then of no use. A file of very many scans is refused too: each may cost as much as the picture.
 *
 * Source: JPEG (ITU T.81) annex B, Adobe TN 5116 (inks stored as what is left of the paper). */
#ifndef FORMATS_IMAGE_JPEG_MEND_H
#define FORMATS_IMAGE_JPEG_MEND_H

#include "base/buffer.h"
#include "base/module.h"
#include "formats/image/limit.h"

#include <stdbool.h>

enum { JPEG_MOST_PIXELS = 48 << 20, JPEG_MOST_SCANS = 64 };

bool jpeg_mend(const void *bytes, size_t size, struct buffer *out);

/* False also when it is within the limit. */
bool jpeg_reduce(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out);

/* What the module exports; it is loaded when there is such a picture, because of libjpeg. */
struct jpeg_door {
    struct module_head head;
    bool (*mend)(const void *bytes, size_t size, struct buffer *out);
};

#endif
