/* The blank of full-width marks that a face allows to trim (R2.19). */
#ifndef FONTS_TRIM_H
#define FONTS_TRIM_H

#include "base/typography.h"

#include <stdbool.h>

struct face;

/* What the face allows to trim from a glyph: by `halt` or `vhal` where they are sound, else by its ink
 * (R2.19). */
void face_trims(struct face *face, uint32_t glyph, length em, bool vertical, length *before, length *after);

#endif
