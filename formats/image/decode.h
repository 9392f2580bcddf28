/* The pixels of GIF and WebP pictures, for devices that take PNG and JPEG as they are.
 *
 * Shape: an array of rows without gaps; a pixel is 0xAARRGGBB with the colours multiplied by the alpha.
 *
 * Units: pixels. Of an animated GIF the first frame is shown on its screen.
 *
 * Owner: image_pixels_free frees the array.
 *
 * Errors: false when the picture is broken, of another kind, or larger than `most` pixels; what can be read
 * of a cut GIF is shown.
 *
 * Source: GIF89a §20 (images), §23 (transparency), appendix E (interlacing); RFC 9649. */
#ifndef FORMATS_IMAGE_DECODE_H
#define FORMATS_IMAGE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct image_pixels {
    uint32_t *argb;
    uint32_t width, height;
};

bool image_decode(const void *bytes, size_t size, uint64_t most, struct image_pixels *pixels);
void image_pixels_free(struct image_pixels *pixels);

/* "giflib 5.2.1, libwebp 1.2.4" */
const char *image_decode_libraries(void);

#endif
