#include "fonts/doubts.h"

#include "base/unicode.h"

/* The first face whose ￥ is a ￥; the one given when there is none. */
static struct face *find_yen(struct font_set *set, struct opened_chain *opened, struct face *fallback)
{
    for (size_t i = 0; i < opened->chain.count; i++) {
        struct face *face = font_set_chain_face(set, opened, i);
        if (face && face_glyph(face, FULL_WIDTH_YEN, 0) && !face_draws_yen_as_dollar(face))
            return face;
    }
    return fallback;
}

static void note_replaced(struct font_set *set, const struct opened_chain *opened, const struct face *face,
                          uint32_t character)
{
    bool has_own = false;
    for (size_t i = 0; i < opened->chain.own_count; i++) {
        has_own = has_own || opened->faces[i];
        if (opened->faces[i] == face)
            return;
    }
    if (has_own && !face->is_last_resort && unicode_script(character) == SCRIPT_HAN)
        noted_add(&set->replaced, character);
}

struct face *doubts_settle(struct font_set *set, struct opened_chain *opened, struct face *face,
                           uint32_t character)
{
    if (character == FULL_WIDTH_YEN)
        return find_yen(set, opened, face);
    note_replaced(set, opened, face, character);
    return face;
}
