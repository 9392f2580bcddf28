/* Fonts cut down to the glyphs that a document uses.
 *
 * Owner: font_subset_free frees the bytes and the map.
 *
 * Source: OpenType 1.9, OS/2 fsType (embedding).
 *
 * Errors: STATUS_FAILED when HarfBuzz cannot cut the face; nothing is reported. */
#ifndef FONTS_SUBSET_H
#define FONTS_SUBSET_H

#include "fonts/fonts.h"

struct font_subset {
    void *bytes;
    size_t size;
    uint32_t *glyphs; /* the new glyph of each one given, in the same order */
};

/* For a page description, which places glyphs by number: no layout tables, no subroutines, no hints. */
enum status font_subset_glyphs(struct face *face, const uint32_t *glyphs, size_t count,
                               struct font_subset *subset);

/* For a book, whose reader shapes the text itself: the characters given, with what layout needs of them
 * (alternative widths, vertical forms, marks). `subset->glyphs` is NULL. */
enum status font_subset_characters(struct face *face, const uint32_t *characters, size_t count,
                                   struct font_subset *subset);

/* What the face's licence bits allow: to be cut down and put into a document that is given away. */
bool face_may_be_embedded(const struct face *face);

void font_subset_free(struct font_subset *subset);

#endif
