/* Paints the marks of drawings on a Cairo context: shared by PDF and pictures.
 *
 * Owner: painter_new is undone by painter_free. */
#ifndef FORMATS_CANVAS_PAINTER_H
#define FORMATS_CANVAS_PAINTER_H

#include "base/buffer.h"
#include "formats/canvas/drawing.h"

#include <cairo.h>

struct painter;

/* Readies the faces that the drawings use; NULL when one of them cannot be used. `is_gray`: colours lose
 * theirs. */
struct painter *painter_new(struct canvas *canvas, struct drawing *const *drawings, size_t count,
                            bool is_gray, struct buffer *alternatives);
void painter_free(struct painter *painter);

/* `is_tagged`: structure elements and links are written too. */
void painter_paint(struct painter *painter, cairo_t *cairo, const struct drawing *drawing, bool is_tagged);

/* The name of a picture that could not be painted since the last call, or NULL. */
const char *painter_take_unpainted(struct painter *painter);

#endif
