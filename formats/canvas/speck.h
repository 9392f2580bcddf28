/* A speck: an inked glyph that is too small to be seen, and stands for no text.
 *
 * Cairo from 1.17 on marks what an element holds only where text is shown; a picture without any would belong
 * to nothing. A speck below the picture is such text: readers learn that it reads as nothing.
 *
 * Shape: the glyph is one that is painted anyway, in a face that the file holds anyway.
 *
 * Owner: the struct is the caller's, and points into itself.
 *
 * Source: ISO 32000-1 §14.9.4 (ActualText). */
#ifndef FORMATS_CANVAS_SPECK_H
#define FORMATS_CANVAS_SPECK_H

#include "formats/canvas/marks.h"

struct canvas;

struct speck {
    bool is_known;
    struct text_mark mark;
    struct placed_glyph glyph;
    struct text_cluster cluster;
};

/* True when this Cairo marks no pictures by itself. */
bool speck_is_needed(void);

/* Finds the glyph among what is to be painted; without pictures it is not needed. */
void speck_find(struct speck *speck, struct canvas *canvas, struct drawing *const *drawings, size_t count);

/* The speck as a text that stands there, until the next call. */
const struct text_mark *speck_at(struct speck *speck, length x, length y);

#endif
