#include "formats/canvas/speck.h"

#include "base/arena.h"
#include "formats/canvas/canvas_state.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = LENGTH_UNIT / 50, WHITE = 0xFFFFFF };

bool speck_is_needed(void)
{
    return cairo_version() >= CAIRO_VERSION_ENCODE(1, 17, 0);
}

/* A flag for each glyph of each face that is painted; no flags: the face is not. */
struct glyph_use {
    uint8_t *used[MOST_DEVICE_FACES];
    uint32_t count[MOST_DEVICE_FACES];
};

static void note_text(struct glyph_use *use, const struct canvas *canvas, const struct text_mark *text)
{
    uint8_t **used = &use->used[text->face];
    if (!*used) {
        use->count[text->face] = face_glyph_count(canvas->faces[text->face].face);
        *used = memory_allocate(use->count[text->face] + 1);
        memset(*used, 0, use->count[text->face] + 1);
    }
    for (uint32_t i = 0; i < text->glyph_count; i++)
        if (text->glyphs[i].id < use->count[text->face])
            (*used)[text->glyphs[i].id] = 1;
}

static bool has_pictures(struct drawing *const *drawings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (const struct mark *mark = drawings[i]->first; mark; mark = mark->next)
            if (mark->kind == MARK_PICTURE)
                return true;
    return false;
}

static void note_drawings(struct glyph_use *use, const struct canvas *canvas, struct drawing *const *drawings,
                          size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (const struct mark *mark = drawings[i]->first; mark; mark = mark->next)
            if (mark->kind == MARK_TEXT)
                note_text(use, canvas, &mark->text);
}

/* Shapes a character; takes its glyph when no text uses it. True: its face is painted anyway. */
static bool take(struct speck *speck, struct canvas *canvas, const struct glyph_use *use, enum face_role role,
                 const char *character)
{
    const struct text_style style = {.role = role, .size = SIZE, .language = "und"};
    struct arena *arena = arena_new();
    struct shaped_run run;
    bool is_painted = false;
    canvas->measure.shape(&canvas->measure, arena, character, 1, 0, 1, &style, &run);
    const struct cluster_glyphs *glyphs = run.device;
    if (run.cluster_count == 1 && glyphs->count == 1 && glyphs->glyphs[0].id) {
        uint16_t face = run.clusters[0].face;
        uint32_t glyph = glyphs->glyphs[0].id;
        is_painted = glyph < use->count[face] && !use->used[face][glyph];
        if (is_painted || (!speck->is_known && !use->used[face])) {
            speck->is_known = true;
            speck->mark.face = face;
            speck->glyph.id = glyph;
        }
    }
    arena_free(arena);
    return is_painted;
}

/* Characters with ink that texts hardly have. */
static void choose(struct speck *speck, struct canvas *canvas, const struct glyph_use *use)
{
    static const char *const candidates[] = {"`", "^", "~", "|", "\\", "@", "#", "&", "*", "$"};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        for (int role = 0; role < FACE_ROLE_COUNT; role++)
            if (take(speck, canvas, use, (enum face_role)role, candidates[i]))
                return;
}

void speck_find(struct speck *speck, struct canvas *canvas, struct drawing *const *drawings, size_t count)
{
    if (!has_pictures(drawings, count))
        return;
    struct glyph_use *use = memory_allocate(sizeof *use);
    *use = (struct glyph_use){0};
    note_drawings(use, canvas, drawings, count);
    choose(speck, canvas, use);
    for (size_t i = 0; i < MOST_DEVICE_FACES; i++)
        free(use->used[i]);
    free(use);
}

const struct text_mark *speck_at(struct speck *speck, length x, length y)
{
    static char blank[] = " ";
    speck->glyph.x = (int32_t)x;
    speck->glyph.y = (int32_t)y;
    speck->cluster = (struct text_cluster){.bytes = 1, .glyphs = 1};
    speck->mark = (struct text_mark){.face = speck->mark.face,
                                     .color = WHITE,
                                     .size = SIZE,
                                     .glyphs = &speck->glyph,
                                     .clusters = &speck->cluster,
                                     .text = blank,
                                     .text_size = 1,
                                     .glyph_count = 1,
                                     .cluster_count = 1};
    return &speck->mark;
}
