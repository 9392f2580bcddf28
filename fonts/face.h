/* What a face is, for the files of this room.
 *
 * Owner: face_open is undone by face_close; the file outlives its faces. */
#ifndef FONTS_FACE_H
#define FONTS_FACE_H

#include "fonts/file.h"
#include "fonts/fonts.h"

#include <hb.h>

/* A mark that may lose blank: in 1/1024 em. Sorted by glyph. */
struct trim {
    uint32_t glyph;
    int16_t before, after;
};

struct trim_table {
    struct trim *trims;
    size_t count;
    bool made;  /* looked up once, on first use */
    bool sound; /* the face has a feature for it, and it can be trusted */
};

struct face {
    const struct font_file *file;
    unsigned index;
    char *family;
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scaled to design units */
    hb_buffer_t *buffer;
    unsigned units; /* per em */
    unsigned glyph_count;
    bool bold;
    bool is_last_resort; /* used for characters that no face has: draws glyph 0, a box */
    bool has_cff;
    int em_box_descent;         /* design units */
    struct trim_table trims[2]; /* horizontal, vertical */
    struct face *next;
};

enum status face_open(const struct font_file *file, unsigned index, struct face **face, const char **reason);
void face_close(struct face *face);

/* The glyph of a character, or of a character and a variation selector; 0 when there is none. */
uint32_t face_glyph(const struct face *face, uint32_t character, uint32_t variation);

enum { FULL_WIDTH_YEN = 0xFFE5, FULL_WIDTH_DOLLAR = 0xFF04 };

bool face_draws_yen_as_dollar(const struct face *face);

/* Design units to lengths at a size. */
length face_scale(const struct face *face, length em, int design);

#endif
