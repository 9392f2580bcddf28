/* Rectangles, dots, waves and leaders on a Cairo context. Private to formats/canvas. */
#ifndef FORMATS_CANVAS_PAINTED_SHAPES_H
#define FORMATS_CANVAS_PAINTED_SHAPES_H

#include "formats/canvas/marks.h"

#include <cairo.h>

/* In grey work a colour is as light as the eye takes it to be (ITU-R BT.601). */
void paint_set_color(cairo_t *cairo, uint32_t color, bool is_gray);

/* Marks that are not shapes are left alone. */
void paint_shape(cairo_t *cairo, const struct mark *mark, bool is_gray);

#endif
