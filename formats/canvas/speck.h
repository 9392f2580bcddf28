/* A speck: an inked glyph that is too small to be seen, and reads as a space.
 *
 * Cairo from 1.17 on marks what an element holds only where text is shown; a picture without any would belong
 * to nothing. A speck below the picture is such text.
 *
 * Shape: the glyph is one that no text has, so that the file can say that it is a space to readers that look at no
 * ActualText; it is of a face that the file holds anyway, where one has such a glyph.
 *
 * Owner: the struct is the caller's, and points into itself.
 *
 * Source: ISO 32000-1 §9.10.3 (ToUnicode). */
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

/* Chooses the glyph; without pictures it is not needed. */
void speck_find(struct speck *speck, struct canvas *canvas, struct drawing *const *drawings, size_t count);

/* The speck as a text that stands there, until the next call. */
const struct text_mark *speck_at(struct speck *speck, length x, length y);

#endif
