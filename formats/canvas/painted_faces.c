#include "formats/canvas/painted_faces.h"

#include "base/arena.h"
#include "fonts/subset.h"
#include "formats/canvas/cairo_face.h"

#include <stdlib.h>
#include <string.h>

static void note_glyphs(const struct canvas *canvas, struct painted_face *faces, const struct text_mark *text)
{
    struct painted_face *painted = &faces[text->face];
    struct face *face = canvas->faces[text->face].face;
    if (!painted->is_used && face_is_cff(face)) {
        painted->glyph_count = face_glyph_count(face);
        painted->used = memory_allocate(painted->glyph_count + 1);
        memset(painted->used, 0, painted->glyph_count + 1);
    }
    painted->is_used = true;
    for (uint32_t i = 0; painted->used && i < text->glyph_count; i++)
        if (text->glyphs[i].id < painted->glyph_count)
            painted->used[text->glyphs[i].id] = 1;
}

static void note_drawing(const struct canvas *canvas, struct painted_face *faces,
                         const struct drawing *drawing)
{
    for (const struct mark *mark = drawing->first; mark; mark = mark->next) {
        if (mark->kind != MARK_TEXT)
            continue;
        note_glyphs(canvas, faces, &mark->text);
        faces[mark->text.face].has_shapes |= drawing->is_shapes;
    }
}

static uint32_t *list_used_glyphs(const struct painted_face *painted, size_t *count)
{
    uint32_t *glyphs = memory_allocate((painted->glyph_count + 1) * sizeof *glyphs);
    *count = 0;
    for (uint32_t i = 0; i < painted->glyph_count; i++)
        if (painted->used[i])
            glyphs[(*count)++] = i;
    return glyphs;
}

static enum face_use use_of(const struct painted_face *painted, const struct device_face *device,
                            bool is_copied)
{
    if (device->synthetic_bold)
        return FACE_EMBOLDENED;
    return is_copied && !painted->has_shapes ? FACE_COPIED : FACE_DRAWN;
}

/* Cairo keeps all subroutines of a CFF face, and reads the whole of it; a cut copy is several times cheaper.
 */
static bool open_cut_face(struct painted_face *painted, const struct device_face *device, bool is_copied)
{
    size_t count;
    struct font_subset subset;
    uint32_t *glyphs = list_used_glyphs(painted, &count);
    if (font_subset_glyphs(device->face, glyphs, count, &subset) != STATUS_OK) {
        free(glyphs);
        return false;
    }
    painted->new_glyphs = memory_allocate((painted->glyph_count + 1) * sizeof *painted->new_glyphs);
    memset(painted->new_glyphs, 0, (painted->glyph_count + 1) * sizeof *painted->new_glyphs);
    for (size_t i = 0; i < count; i++)
        painted->new_glyphs[glyphs[i]] = subset.glyphs[i];
    painted->face = cairo_face_open_bytes(subset.bytes, subset.size, use_of(painted, device, is_copied));
    subset.bytes = NULL; /* the face has it now */
    font_subset_free(&subset);
    free(glyphs);
    return painted->face;
}

static bool open_face(struct painted_face *painted, const struct device_face *device, bool is_copied)
{
    if (painted->used)
        return open_cut_face(painted, device, is_copied);
    painted->face = cairo_face_open(face_file(device->face), face_index(device->face),
                                    use_of(painted, device, is_copied));
    return painted->face;
}

static bool open_faces(const struct canvas *canvas, struct painted_face *faces, bool is_copied)
{
    for (uint16_t i = 0; i < canvas->face_count; i++)
        if (faces[i].is_used && !open_face(&faces[i], &canvas->faces[i], is_copied))
            return false;
    return true;
}

struct painted_face *painted_faces_new(const struct canvas *canvas, struct drawing *const *drawings,
                                       size_t count, const struct text_mark *extra, bool is_copied)
{
    struct painted_face *faces = memory_allocate(canvas->face_count * sizeof *faces);
    memset(faces, 0, canvas->face_count * sizeof *faces);
    for (size_t i = 0; i < count; i++)
        note_drawing(canvas, faces, drawings[i]);
    if (extra)
        note_glyphs(canvas, faces, extra);
    if (open_faces(canvas, faces, is_copied))
        return faces;
    painted_faces_free(faces, canvas->face_count);
    return NULL;
}

void painted_faces_free(struct painted_face *faces, uint16_t count)
{
    for (uint16_t i = 0; faces && i < count; i++) {
        cairo_font_face_destroy(faces[i].face);
        free(faces[i].used);
        free(faces[i].new_glyphs);
    }
    free(faces);
}

uint32_t painted_face_glyph(const struct painted_face *painted, uint32_t glyph)
{
    bool is_cut = painted->new_glyphs && glyph < painted->glyph_count;
    return is_cut ? painted->new_glyphs[glyph] : glyph;
}
