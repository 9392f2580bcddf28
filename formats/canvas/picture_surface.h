/* Pictures as Cairo surfaces.
 *
 * Owner: the surface is the caller's to destroy.
 *
 * Errors: false when the bytes are not a picture that can be painted, or a picture past the ceiling of pixels.
 */
#ifndef FORMATS_CANVAS_PICTURE_SURFACE_H
#define FORMATS_CANVAS_PICTURE_SURFACE_H

#include "formats/image/image.h"

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

enum { PICTURE_MOST_PIXELS = 64 << 20 };

struct picture {
    cairo_surface_t *surface; /* as the file holds it, not turned */
    enum image_orientation orientation;
};

/* A JPEG keeps its own bytes beside empty pixels: a PDF takes them as they are. */
bool picture_open(const unsigned char *bytes, size_t size, struct picture *picture);

#endif
