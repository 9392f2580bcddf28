#include "fonts/trim.h"

#include "base/arena.h"
#include "fonts/face.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

/* Marks of classes OPEN, CLOSE, COMMA, STOP, COLON, EXCL and KMID (§2.1). A face may hold several glyphs for
 * one: those of vertical text are met by shaping downwards. */
static const char marks[] = "‘’“”（）〔〕［］｛｝〈〉《》「」『』【】〖〗〘〙〚〛，、。．：；！？・‧";

/* A face that takes away anything but a half is not to be trusted (R2.19). In 1/1000 em. */
enum { HALF = 500, HALF_TOLERANCE = 30 };

/* Blank that the ink method leaves beside the ink: 0.02 em. */
enum { INK_MARGIN = LENGTH_UNIT * 2 / 100 };

static unsigned shape_marks(struct face *face, bool vertical, bool halved)
{
    hb_feature_t feature = {vertical ? HB_TAG('v', 'h', 'a', 'l') : HB_TAG('h', 'a', 'l', 't'), 1,
                            HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_buffer_reset(face->buffer);
    hb_buffer_add_utf8(face->buffer, marks, sizeof marks - 1, 0, -1);
    hb_buffer_set_direction(face->buffer, vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(face->buffer, HB_SCRIPT_HAN);
    hb_shape(face->hb_font, face->buffer, &feature, halved ? 1 : 0);
    return hb_buffer_get_length(face->buffer);
}

static int to_thousandths(const struct face *face, int design)
{
    return design * 1000 / (int)face->units;
}

static int16_t to_units(const struct face *face, int design)
{
    return (int16_t)(design * LENGTH_UNIT / (int)face->units);
}

static int compare_trims(const void *left, const void *right)
{
    const struct trim *a = left, *b = right;
    return (a->glyph > b->glyph) - (a->glyph < b->glyph);
}

/* What halving took from one glyph; zero when it took nothing. */
static struct trim compare_positions(const struct face *face, uint32_t glyph, hb_glyph_position_t full,
                                     hb_glyph_position_t half, bool vertical)
{
    int lost = vertical ? half.y_advance - full.y_advance : full.x_advance - half.x_advance;
    int before = vertical ? half.y_offset - full.y_offset : full.x_offset - half.x_offset;
    if (abs(to_thousandths(face, lost) - HALF) > HALF_TOLERANCE || before < 0 || before > lost)
        return (struct trim){.glyph = glyph};
    return (struct trim){glyph, to_units(face, before), to_units(face, lost - before)};
}

static void make_table(struct face *face, bool vertical)
{
    struct trim_table *table = &face->trims[vertical];
    table->made = true;
    unsigned count = shape_marks(face, vertical, false);
    hb_glyph_position_t *full = memory_allocate(count * sizeof *full + 1);
    memcpy(full, hb_buffer_get_glyph_positions(face->buffer, NULL), count * sizeof *full);
    table->trims = memory_allocate(count * sizeof *table->trims + 1);
    if (shape_marks(face, vertical, true) != count)
        count = 0;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(face->buffer, NULL);
    const hb_glyph_position_t *half = hb_buffer_get_glyph_positions(face->buffer, NULL);
    for (unsigned i = 0; i < count; i++) {
        struct trim trim = compare_positions(face, glyphs[i].codepoint, full[i], half[i], vertical);
        table->sound |= trim.before || trim.after;
        if (trim.glyph)
            table->trims[table->count++] = trim;
    }
    qsort(table->trims, table->count, sizeof *table->trims, compare_trims);
    free(full);
}

static length blank_to_trim(length blank, length em)
{
    length most = em / 2, wanted = blank - em * INK_MARGIN / LENGTH_UNIT;
    return wanted < 0 ? 0 : wanted > most ? most : wanted;
}

static void trim_by_ink(struct face *face, uint32_t glyph, length em, bool vertical, length *before,
                        length *after)
{
    length start, end;
    face_ink(face, glyph, em, vertical, &start, &end);
    if (start == end)
        return;
    int advance = vertical ? -hb_font_get_glyph_v_advance(face->hb_font, glyph)
                           : hb_font_get_glyph_h_advance(face->hb_font, glyph);
    *before = blank_to_trim(start, em);
    *after = blank_to_trim(face_scale(face, em, advance) - end, em);
}

void face_trims(struct face *face, uint32_t glyph, length em, bool vertical, length *before, length *after)
{
    struct trim_table *table = &face->trims[vertical];
    if (!table->made)
        make_table(face, vertical);
    *before = *after = 0;
    struct trim key = {.glyph = glyph};
    if (!table->sound) {
        trim_by_ink(face, glyph, em, vertical, before, after);
        return;
    }
    const struct trim *trim = bsearch(&key, table->trims, table->count, sizeof key, compare_trims);
    if (!trim)
        return;
    *before = em * trim->before / LENGTH_UNIT;
    *after = em * trim->after / LENGTH_UNIT;
}
