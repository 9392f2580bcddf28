#include "fonts/face.h"

#include "base/arena.h"
#include "base/translation.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

/* Of OS/2 usWeightClass: semibold. */
enum { LEAST_BOLD_WEIGHT = 600 };

/* Of the em, when a face does not say where its ideographs stand: as in Noto CJK and Source Han. */
enum { USUAL_DESCENT_PERCENT = 12 };

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool found = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return found;
}

static char *read_family(hb_face_t *face)
{
    char text[128];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, hb_language_from_string("en", -1), &size, text);
    return memory_copy_string(text);
}

static int find_em_box_descent(const struct face *face)
{
    hb_position_t bottom;
    bool found = hb_ot_layout_get_baseline(face->hb_font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT,
                                           HB_DIRECTION_LTR, HB_SCRIPT_HAN, HB_TAG_NONE, &bottom);
    if (found && bottom <= 0 && -bottom < (int)face->units / 2)
        return -bottom;
    return (int)face->units * USUAL_DESCENT_PERCENT / 100;
}

static hb_face_t *open_hb_face(const struct font_file *file, unsigned index)
{
    hb_blob_t *blob = hb_blob_create(file->bytes, (unsigned)file->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = index < hb_face_count(blob) ? hb_face_create(blob, index) : NULL;
    hb_blob_destroy(blob);
    return face;
}

static const char *find_fault(hb_face_t *face)
{
    if (!face || !hb_face_get_glyph_count(face))
        return PHRASE("it is not a font file");
    if (!has_table(face, HB_TAG('c', 'm', 'a', 'p')))
        return PHRASE("it maps no characters");
    if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')) && !has_table(face, HB_TAG('C', 'F', 'F', ' ')))
        return PHRASE("it has no outlines that print can use");
    return NULL;
}

enum status face_open(const struct font_file *file, unsigned index, struct face **face, const char **reason)
{
    hb_face_t *hb_face = open_hb_face(file, index);
    *reason = find_fault(hb_face);
    if (*reason) {
        hb_face_destroy(hb_face);
        return STATUS_FAILED;
    }
    struct face *made = *face = memory_allocate(sizeof **face);
    *made = (struct face){.file = file,
                          .index = index,
                          .hb_face = hb_face,
                          .hb_font = hb_font_create(hb_face),
                          .buffer = hb_buffer_create(),
                          .family = read_family(hb_face),
                          .units = hb_face_get_upem(hb_face),
                          .glyph_count = hb_face_get_glyph_count(hb_face),
                          .has_cff = has_table(hb_face, HB_TAG('C', 'F', 'F', ' '))};
    hb_ot_font_set_funcs(made->hb_font);
    made->bold = hb_style_get_value(made->hb_font, HB_STYLE_TAG_WEIGHT) >= LEAST_BOLD_WEIGHT;
    made->em_box_descent = find_em_box_descent(made);
    return STATUS_OK;
}

void face_close(struct face *face)
{
    if (!face)
        return;
    for (int i = 0; i < 2; i++)
        free(face->trims[i].trims);
    hb_buffer_destroy(face->buffer);
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    free(face->family);
    free(face);
}

enum { SAME_INK = 200 }; /* of the em: the edges of one sign, drawn twice, are not further apart */

/* By the edges of their ink: a dollar reaches above and below a ￥. */
static bool looks_alike(const struct face *face, hb_codepoint_t left, hb_codepoint_t right)
{
    hb_glyph_extents_t a, b;
    int most = (int)face->units / SAME_INK;
    if (!hb_font_get_glyph_extents(face->hb_font, left, &a) ||
        !hb_font_get_glyph_extents(face->hb_font, right, &b))
        return false;
    return abs(a.x_bearing - b.x_bearing) <= most && abs(a.y_bearing - b.y_bearing) <= most &&
           abs(a.width - b.width) <= most && abs(a.height - b.height) <= most;
}

/* As Fandol's FangSong and Kai do, and fonts of other sets than Chinese ones did. */
bool face_draws_yen_as_dollar(const struct face *face)
{
    uint32_t yen = face_glyph(face, FULL_WIDTH_YEN, 0), dollar = face_glyph(face, FULL_WIDTH_DOLLAR, 0);
    return yen && dollar && looks_alike(face, yen, dollar);
}

uint32_t face_glyph(const struct face *face, uint32_t character, uint32_t variation)
{
    hb_codepoint_t glyph = 0;
    if (variation && hb_font_get_variation_glyph(face->hb_font, character, variation, &glyph))
        return glyph;
    if (variation || !hb_font_get_nominal_glyph(face->hb_font, character, &glyph))
        return 0;
    return glyph;
}

length face_scale(const struct face *face, length em, int design)
{
    length product = (length)design * em, half = face->units / 2;
    return (product >= 0 ? product + half : product - half) / (length)face->units;
}

void face_em_box(struct face *face, length em, length *ascent, length *descent)
{
    *descent = face_scale(face, em, face->em_box_descent);
    *ascent = em - *descent;
}

void face_ink(struct face *face, uint32_t glyph, length em, bool vertical, length *start, length *end)
{
    hb_glyph_extents_t extents = {0};
    hb_direction_t direction = vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR;
    *start = *end = 0;
    if (!hb_font_get_glyph_extents_for_origin(face->hb_font, glyph, direction, &extents))
        return;
    int first = vertical ? -extents.y_bearing : extents.x_bearing;
    int extent = vertical ? -extents.height : extents.width;
    *start = face_scale(face, em, first);
    *end = face_scale(face, em, first + extent);
}

const char *face_family(const struct face *face)
{
    return face->family;
}

const char *face_file(const struct face *face)
{
    return face->file->path;
}

unsigned face_index(const struct face *face)
{
    return face->index;
}

bool face_is_cff(const struct face *face)
{
    return face->has_cff;
}

bool face_is_last_resort(const struct face *face)
{
    return face->is_last_resort;
}

unsigned face_glyph_count(const struct face *face)
{
    return face->glyph_count;
}
