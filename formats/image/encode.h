/* Pictures written as PNG.
 *
 * Shape: ink on paper: each pixel says how much ink covers it, and is mixed of two colours in sixteen steps.
 *
 * Units: 0 is bare paper, 255 full ink; colours are 0xRRGGBB.
 *
 * Owner: appends to the caller's buffer.
 *
 * Errors: false when libpng cannot go on; the buffer is then of no use.
 *
 * Source: PNG (W3C, 3rd ed.) §11.2.1 (indexed colour, 4 bits a pixel). */
#ifndef FORMATS_IMAGE_ENCODE_H
#define FORMATS_IMAGE_ENCODE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

struct image_ink {
    const unsigned char *pixels; /* rows of `stride` bytes */
    uint32_t width, height;
    size_t stride;
    uint32_t paper, ink;
};

bool image_encode_png(const struct image_ink *image, struct buffer *png);

#endif
