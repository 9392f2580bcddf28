/* Faces as Cairo takes them. Cairo is seen by this file, painted_faces.c, painted_shapes.c, painter.c,
 * paper.c, picture_surface.c, plate.c and tagging.c alone.
 *
 * Owner: each call gives a reference that cairo_font_face_destroy gives back; the FreeType face and its
 * memory go with the last reference, which Cairo itself may hold. */
#ifndef FORMATS_CANVAS_CAIRO_FACE_H
#define FORMATS_CANVAS_CAIRO_FACE_H

#include "base/arena.h"

#include <cairo.h>
#include <stddef.h>

/* What is done with the glyphs of a face. */
enum face_use {
    FACE_DRAWN,
    FACE_EMBOLDENED, /* drawn, thicker than they are */
    FACE_COPIED      /* into a PDF; only their measures are asked for */
};

/* A face from its file; the faces of a process that were opened first are kept for the next documents. */
cairo_font_face_t *cairo_face_open(const char *path, unsigned index, enum face_use use);

/* A face from bytes in memory, which are taken over (and freed with free). */
cairo_font_face_t *cairo_face_open_bytes(void *bytes, size_t size, enum face_use use);

/* Of FreeType: "2.12.1". */
const char *cairo_face_library_version(void);

#endif
