/* What a canvas knows. Private to formats/canvas. */
#ifndef FORMATS_CANVAS_CANVAS_STATE_H
#define FORMATS_CANVAS_CANVAS_STATE_H

#include "fonts/fonts.h"
#include "fonts/shape.h"
#include "formats/canvas/kept_picture.h"
#include "formats/canvas/structure_tree.h"
#include "formats/layout/paragraph/measure.h"

/* A face as it is to be drawn. Its place in the canvas's list is the number in `struct cluster`. */
struct device_face {
    struct face *face;
    bool synthetic_bold;
};

enum { MOST_DEVICE_FACES = 256 };

struct canvas {
    struct measure measure;
    struct font_set *fonts;
    struct device_face faces[MOST_DEVICE_FACES];
    uint16_t face_count;
    struct structure_tree *structure;
    struct kept_pictures pictures;
};

/* What measure keeps in a shaped_run: an array of these, the glyphs of each cluster in the eye's order. */
struct cluster_glyphs {
    const struct glyph *glyphs;
    uint32_t count;
};

#endif
