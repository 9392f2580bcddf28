/* The faces of a canvas as they are painted: cut down to what is used of them. Private to formats/canvas.
 *
 * Owner: painted_faces_new is undone by painted_faces_free. */
#ifndef FORMATS_CANVAS_PAINTED_FACES_H
#define FORMATS_CANVAS_PAINTED_FACES_H

#include "formats/canvas/canvas_state.h"
#include "formats/canvas/marks.h"

#include <cairo.h>

/* A face of the canvas, ready to be painted with. */
struct painted_face {
    bool is_used;
    bool has_shapes;      /* its outlines are painted, not copied */
    uint8_t *used;        /* a flag a glyph, for faces that are cut down; NULL: the face is painted whole */
    uint32_t *new_glyphs; /* the number of each glyph in the cut face */
    uint32_t glyph_count;
    cairo_font_face_t *face;
};

/* A face for each of the canvas, by the same number, with the glyphs that the drawings and one text more use
 * (`extra`, or NULL); `is_copied`: onto a PDF, which copies glyphs. NULL: one of them cannot be used. */
struct painted_face *painted_faces_new(const struct canvas *canvas, struct drawing *const *drawings,
                                       size_t count, const struct text_mark *extra, bool is_copied);

/* NULL is fine. */
void painted_faces_free(struct painted_face *faces, uint16_t count);

/* The number that a glyph of the canvas's face has in the painted one. */
uint32_t painted_face_glyph(const struct painted_face *painted, uint32_t glyph);

#endif
