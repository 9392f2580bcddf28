/* Paints the marks that are shapes: rectangles, dots, waves, leaders. */
#ifndef FORMATS_CANVAS_SHAPES_H
#define FORMATS_CANVAS_SHAPES_H

#include "formats/canvas/drawing.h"

#include <cairo.h>

/* In the color that is set; other marks are left out. */
void shape_paint(cairo_t *cairo, const struct mark *mark);

#endif
