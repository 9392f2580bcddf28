#include "formats/canvas/speck.h"

#include "base/utf8.h"
#include "formats/canvas/canvas_state.h"

#include <cairo.h>
#include <string.h>

enum { SIZE = LENGTH_UNIT / 50, WHITE = 0xFFFFFF };

bool speck_is_needed(void)
{
    return cairo_version() >= CAIRO_VERSION_ENCODE(1, 17, 0);
}

static void know(struct speck *speck, uint16_t face, uint32_t glyph)
{
    speck->is_known = true;
    speck->mark.face = face;
    speck->glyph.id = glyph;
}

/* True for text that surely has ink, which a pictograph or a blank may lack. */
static bool has_ink(const struct text_mark *text)
{
    size_t offset = 0;
    uint32_t character = text->text_size ? utf8_next(text->text, text->text_size, &offset) : 0;
    return (character > ' ' && character < 0x7F) || (character >= 0x4E00 && character <= 0x9FFF);
}

static void take(struct speck *speck, const struct text_mark *text)
{
    if (!text->backward && text->glyph_count && has_ink(text))
        know(speck, text->face, text->glyphs[0].id);
}

/* Shapes one, for works that have no such text. */
static void shape(struct speck *speck, struct canvas *canvas)
{
    static const char text[] = ".";
    const struct text_style style = {.role = FACE_SONG, .size = SIZE, .language = "und"};
    struct arena *arena = arena_new();
    struct shaped_run run;
    canvas->measure.shape(&canvas->measure, arena, text, strlen(text), 0, strlen(text), &style, &run);
    const struct cluster_glyphs *glyphs = run.device;
    if (run.cluster_count && glyphs->count)
        know(speck, run.clusters[0].face, glyphs->glyphs[0].id);
    arena_free(arena);
}

void speck_find(struct speck *speck, struct canvas *canvas, struct drawing *const *drawings, size_t count)
{
    bool has_pictures = false;
    for (size_t i = 0; i < count; i++)
        for (const struct mark *mark = drawings[i]->first; mark; mark = mark->next) {
            has_pictures |= mark->kind == MARK_PICTURE;
            if (mark->kind == MARK_TEXT && !speck->is_known)
                take(speck, &mark->text);
        }
    if (has_pictures && !speck->is_known)
        shape(speck, canvas);
    speck->is_known &= has_pictures;
}

const struct text_mark *speck_at(struct speck *speck, length x, length y)
{
    static char nothing[] = "";
    speck->glyph.x = (int32_t)x;
    speck->glyph.y = (int32_t)y;
    speck->cluster = (struct text_cluster){.bytes = 0, .glyphs = 1};
    speck->mark = (struct text_mark){.face = speck->mark.face,
                                     .color = WHITE,
                                     .size = SIZE,
                                     .glyphs = &speck->glyph,
                                     .clusters = &speck->cluster,
                                     .text = nothing,
                                     .glyph_count = 1,
                                     .cluster_count = 1};
    return &speck->mark;
}
