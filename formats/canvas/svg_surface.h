/* Drawings as Cairo surfaces, by librsvg.
 *
 * Shape: a recording of the drawing: a PDF takes its lines and letters over, not pixels.
 *
 * Units: pixels of the drawing.
 *
 * Owner: the surface is the caller's to destroy.
 *
 * Errors: NULL when the bytes are no drawing, or one that costs too much. The drawing names no file, and librsvg
 * would open none: it is given no place to look from. */
#ifndef FORMATS_CANVAS_SVG_SURFACE_H
#define FORMATS_CANVAS_SVG_SURFACE_H

#include "base/module.h"

#include <cairo.h>
#include <stddef.h>

cairo_surface_t *svg_surface_open(const unsigned char *bytes, size_t size, double width, double height);

/* What the module exports; it is loaded with the first drawing, because of librsvg. */
struct svg_door {
    struct module_head head;
    cairo_surface_t *(*open)(const unsigned char *bytes, size_t size, double width, double height);
};

#endif
