/* The boxes of glyphs, in place of their outlines, for faces whose glyphs are copied and not drawn. Cairo loads each
 * glyph of a PDF three times, and once walks along its outline; but it measures them only, and what it then writes are the
 * bytes of the font. A box measures the same, and costs a fraction.
 *
 * Shape: FreeType takes glyphs from whoever opens a face, through its incremental interface. A box is a glyph of TrueType
 * with one contour of two points; a blank glyph stays blank.
 *
 * Owner: glyph_boxes_new is undone by glyph_boxes_free, when the face is closed; the bytes of the file are borrowed
 * until then.
 *
 * Errors: a glyph that does not lie in its table is an error of FreeType, as it is without boxes.
 *
 * Source: FreeType, Incremental Loading; ISO/IEC 14496-22 §5.3 (glyf, loca). */
#ifndef FONTS_GLYPH_BOXES_H
#define FONTS_GLYPH_BOXES_H

#include <stddef.h>

struct glyph_boxes;

/* NULL: the face has not all the tables that Cairo copies glyphs from, or glyphs of other kinds besides. */
struct glyph_boxes *glyph_boxes_new(const unsigned char *file, size_t size, unsigned index);
void glyph_boxes_free(struct glyph_boxes *boxes);

/* What FreeType takes as its FT_PARAM_TAG_INCREMENTAL. */
void *glyph_boxes_interface(struct glyph_boxes *boxes);

#endif
