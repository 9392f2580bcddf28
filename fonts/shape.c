#include "fonts/shape.h"

#include "base/language.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "fonts/face.h"

/* The first character of the run that has a script of its own decides; marks and digits follow their
 * language. */
static hb_script_t find_script(const char *text, size_t offset, size_t end, const char *language)
{
    while (offset < end) {
        uint32_t character = utf8_next(text, end, &offset);
        enum unicode_script script = unicode_script(character);
        if (script != SCRIPT_COMMON && script != SCRIPT_INHERITED)
            return hb_script_from_string(unicode_script_tag(character), 4);
    }
    enum script_language family = language_family(language);
    if (family == LANGUAGE_KOREAN)
        return HB_SCRIPT_HANGUL;
    return family == LANGUAGE_OTHER ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN;
}

static hb_direction_t hb_direction(enum direction direction, enum orientation orientation)
{
    if (orientation == ORIENTATION_UPRIGHT)
        return HB_DIRECTION_TTB;
    return direction == DIRECTION_RIGHT_TO_LEFT ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
}

static struct glyph read_glyph(const struct face *face, length em, const hb_glyph_info_t *info,
                               const hb_glyph_position_t *position)
{
    return (struct glyph){
        .id = face->is_last_resort ? 0 : info->codepoint,
        .offset = info->cluster,
        .x_advance = (int32_t)face_scale(face, em, position->x_advance),
        .y_advance = (int32_t)face_scale(face, em, position->y_advance),
        .x_offset = (int32_t)face_scale(face, em, position->x_offset),
        .y_offset = (int32_t)face_scale(face, em, position->y_offset),
        .unsafe_to_break = hb_glyph_info_get_glyph_flags(info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK,
    };
}

struct glyph *face_shape(struct face *face, struct arena *arena, const char *text, size_t text_length,
                         size_t offset, size_t size, length em, const char *language,
                         enum direction direction, enum orientation orientation, enum width_form width_form,
                         size_t *count)
{
    hb_feature_t proportional = {HB_TAG('p', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START,
                                 HB_FEATURE_GLOBAL_END};
    hb_buffer_t *buffer = face->buffer;
    hb_buffer_reset(buffer);
    hb_buffer_add_utf8(buffer, text, (int)text_length, (unsigned)offset, (int)size);
    hb_buffer_set_direction(buffer, hb_direction(direction, orientation));
    hb_buffer_set_script(buffer, find_script(text, offset, offset + size, language));
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_shape(face->hb_font, buffer, &proportional, width_form == WIDTH_PROPORTIONAL);
    unsigned glyph_count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &glyph_count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    struct glyph *glyphs = arena_allocate_array(arena, glyph_count + 1, sizeof *glyphs);
    for (unsigned i = 0; i < glyph_count; i++)
        glyphs[i] = read_glyph(face, em, &infos[i], &positions[i]);
    *count = glyph_count;
    return glyphs;
}
