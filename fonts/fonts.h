/* Faces: which exist, which serves a role in a language, how wide their glyphs are.
 *
 * Shape: a font_set holds the faces that a run of the program has opened. A face is asked for by role,
 * language, weight and character; the working fonts (Banxin Song, Banxin Hei) come first, then the full Noto
 * CJK of the right region, then what fontconfig finds. fontconfig is asked only for what those lack.
 *
 * Units: design positions are in 1/1024 of the em when scaled by `size` (base/typography.h).
 *
 * Owner: font_set_new is undone by font_set_free; faces are borrowed from the set.
 *
 * Errors: a file that is not a face is reported once; a character that no face has gives the last-resort face.
 */
#ifndef FONTS_FONTS_H
#define FONTS_FONTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/option.h"
#include "base/status.h"
#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font_set;
struct face;

struct font_request {
    const char *fonts_folder;    /* of the working fonts */
    struct option_texts choices; /* "ROLE=FILE" and "ROLE=FAMILY" of the user, checked (fonts/choice.h); the
                                    last one for a role comes first */
    struct option_texts folders; /* more places to find families in */
    struct diag *diag;
};

enum status font_set_new(const struct font_request *request, struct font_set **set);
void font_set_free(struct font_set *set);

/* The face for a role in a language that has `character` (and, when it is not 0, the variation selector after
 * it). `synthetic_bold` is set when bold was asked for and the face has none. */
struct face *font_set_find(struct font_set *set, enum face_role role, const char *language, bool bold,
                           uint32_t character, uint32_t variation, bool *synthetic_bold);

/* The italic face for a Latin, Greek or Cyrillic character that is emphasised; NULL: none has it. */
struct face *font_set_find_italic(struct font_set *set, const char *language, bool bold, uint32_t character,
                                  bool *synthetic_bold);

/* True when a face of the role itself is installed; else Song is used. */
bool font_set_has_role(struct font_set *set, enum face_role role, const char *language);

/* What is found when nothing is: its only glyph is a box. */
struct face *font_set_last_resort(struct font_set *set);

/* Reports, once for each, which characters no face had since the last call, and which Han the FangSong or the Kai
 * lacked, where there is one: they stand there in Song. */
void font_set_report_missing(struct font_set *set, struct place place);

/* The ink of a glyph along the line. */
void face_ink(struct face *face, uint32_t glyph, length em, bool vertical, length *start, length *end);

/* The Han em box about the baseline: above and below, both positive. */
void face_em_box(struct face *face, length em, length *ascent, length *descent);

const char *face_family(const struct face *face); /* "Banxin Song" */
const char *face_file(const struct face *face);
unsigned face_index(const struct face *face); /* in a collection */
unsigned face_glyph_count(const struct face *face);
bool face_is_cff(const struct face *face);
bool face_is_last_resort(const struct face *face); /* its glyphs are the box for what no face has */

/* "HarfBuzz 6.0.0, fontconfig 2.14.1" */
const char *fonts_version(void);

#endif
