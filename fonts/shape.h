/* Text to glyphs. */
#ifndef FONTS_SHAPE_H
#define FONTS_SHAPE_H

#include "base/arena.h"
#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>

struct face;

/* One glyph after shaping, in visual order. */
struct glyph {
    uint32_t id;
    uint32_t offset; /* byte in the text of the first character of its cluster */
    int32_t x_advance, y_advance, x_offset, y_offset; /* lengths of one glyph, of which there are many */
    bool unsafe_to_break;
};

/* Shapes text[offset, offset + size), which must be one script and one face. Glyphs are in `arena`. */
struct glyph *face_shape(struct face *face, struct arena *arena, const char *text, size_t text_length,
                         size_t offset, size_t size, length em, const char *language,
                         enum direction direction, enum orientation orientation, enum width_form width_form,
                         size_t *count);

#endif
