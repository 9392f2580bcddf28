/* Paints the marks of drawings on a Cairo context: shared by PDF and pictures.
 *
 * Owner: painter_new is undone by painter_free. */
#ifndef FORMATS_CANVAS_PAINTER_H
#define FORMATS_CANVAS_PAINTER_H

#include "formats/canvas/marks.h"
#include "formats/canvas/tagging.h"

#include <cairo.h>

struct canvas;
struct painter;

/* What is painted on. */
struct painting {
    bool is_pdf;  /* glyphs are copied from their fonts, not drawn */
    bool is_gray; /* colours lose theirs */
};

/* Readies the faces that the drawings use; NULL when one of them cannot be used. */
struct painter *painter_new(struct canvas *canvas, struct drawing *const *drawings, size_t count,
                            struct painting painting);
void painter_free(struct painter *painter);

/* What is painted hereafter stands on another page. */
void painter_begin_page(struct painter *painter);

void painter_paint(struct painter *painter, cairo_t *cairo, const struct drawing *drawing);

/* The same with structure elements and links; what is not part of the text is painted first, below it. */
void painter_paint_tagged(struct painter *painter, cairo_t *cairo, const struct drawing *drawing,
                          struct tagging *tagging);

/* The name of a picture that could not be painted since the last call, or NULL. */
const char *painter_take_unpainted(struct painter *painter);

#endif
