#include "formats/canvas/painter.h"

#include "base/arena.h"
#include "fonts/subset.h"
#include "formats/canvas/cairo_face.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A face of the canvas, ready to be painted with. */
struct painted_face {
    bool is_used;
    uint8_t *used;        /* a flag a glyph, for faces that are cut down; NULL: the face is painted whole */
    uint32_t *new_glyphs; /* the number of each glyph in the cut face */
    uint32_t glyph_count;
    cairo_font_face_t *face;
};

struct painter {
    struct canvas *canvas;
    struct painted_face *faces;
    uint16_t face_count;
    cairo_font_options_t *options;
    cairo_scaled_font_t *font; /* the last one used */
    uint16_t font_face;
    length font_size;
    bool font_rotated;
    struct painting_buffers {
        cairo_glyph_t *glyphs;
        cairo_text_cluster_t *clusters;
        size_t glyph_capacity, cluster_capacity;
    } buffers;
};

static void note_glyphs(struct painter *painter, const struct text_mark *text)
{
    struct painted_face *painted = &painter->faces[text->face];
    struct face *face = painter->canvas->faces[text->face].face;
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

static void note_drawing(struct painter *painter, const struct drawing *drawing)
{
    for (const struct mark *mark = drawing->first; mark; mark = mark->next)
        if (mark->kind == MARK_TEXT)
            note_glyphs(painter, &mark->text);
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

/* Cairo keeps all subroutines of a CFF face, and reads the whole of it; a cut copy is several times cheaper.
 */
static bool open_cut_face(struct painted_face *painted, const struct device_face *device)
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
    painted->face = cairo_face_open_bytes(subset.bytes, subset.size, device->synthetic_bold);
    subset.bytes = NULL; /* the face has it now */
    font_subset_free(&subset);
    free(glyphs);
    return painted->face;
}

static bool open_face(struct painted_face *painted, const struct device_face *device)
{
    if (painted->used)
        return open_cut_face(painted, device);
    painted->face =
        cairo_face_open(face_file(device->face), face_index(device->face), device->synthetic_bold);
    return painted->face;
}

static bool open_faces(struct painter *painter)
{
    for (uint16_t i = 0; i < painter->face_count; i++)
        if (painter->faces[i].is_used && !open_face(&painter->faces[i], &painter->canvas->faces[i]))
            return false;
    return true;
}

struct painter *painter_new(struct canvas *canvas, struct drawing *const *drawings, size_t count)
{
    struct painter *painter = memory_allocate(sizeof *painter);
    *painter = (struct painter){.canvas = canvas, .face_count = canvas->face_count};
    painter->faces = memory_allocate(canvas->face_count * sizeof *painter->faces);
    memset(painter->faces, 0, canvas->face_count * sizeof *painter->faces);
    painter->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(painter->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(painter->options, CAIRO_HINT_METRICS_OFF);
    for (size_t i = 0; i < count; i++)
        note_drawing(painter, drawings[i]);
    if (open_faces(painter))
        return painter;
    painter_free(painter);
    return NULL;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    cairo_scaled_font_destroy(painter->font);
    for (uint16_t i = 0; i < painter->face_count; i++) {
        cairo_font_face_destroy(painter->faces[i].face);
        free(painter->faces[i].used);
        free(painter->faces[i].new_glyphs);
    }
    cairo_font_options_destroy(painter->options);
    free(painter->buffers.glyphs);
    free(painter->buffers.clusters);
    free(painter->faces);
    free(painter);
}

static double to_points(length value)
{
    return (double)value / LENGTH_UNIT;
}

static void set_color(cairo_t *cairo, uint32_t color)
{
    cairo_set_source_rgb(cairo, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                         (color & 255) / 255.0);
}

static void set_font(struct painter *painter, cairo_t *cairo, const struct text_mark *text)
{
    bool same = painter->font && painter->font_face == text->face && painter->font_size == text->size &&
                painter->font_rotated == text->rotated;
    if (!same) {
        cairo_matrix_t size, identity;
        cairo_matrix_init_identity(&identity);
        cairo_matrix_init_scale(&size, to_points(text->size), to_points(text->size));
        if (text->rotated)
            cairo_matrix_rotate(&size, M_PI / 2);
        cairo_scaled_font_destroy(painter->font);
        painter->font =
            cairo_scaled_font_create(painter->faces[text->face].face, &size, &identity, painter->options);
        painter->font_face = text->face;
        painter->font_size = text->size;
        painter->font_rotated = text->rotated;
    }
    cairo_set_scaled_font(cairo, painter->font);
}

static void grow_buffers(struct painting_buffers *buffers, const struct text_mark *text)
{
    if (buffers->glyph_capacity < text->glyph_count) {
        buffers->glyph_capacity = text->glyph_count * 2;
        buffers->glyphs = memory_resize(buffers->glyphs, buffers->glyph_capacity * sizeof *buffers->glyphs);
    }
    if (buffers->cluster_capacity < text->cluster_count) {
        buffers->cluster_capacity = text->cluster_count * 2;
        buffers->clusters =
            memory_resize(buffers->clusters, buffers->cluster_capacity * sizeof *buffers->clusters);
    }
}

static void fill_buffers(struct painter *painter, const struct text_mark *text)
{
    const struct painted_face *painted = &painter->faces[text->face];
    struct painting_buffers *buffers = &painter->buffers;
    for (uint32_t i = 0; i < text->glyph_count; i++) {
        const struct placed_glyph *glyph = &text->glyphs[i];
        uint32_t id = painted->new_glyphs && glyph->id < painted->glyph_count ? painted->new_glyphs[glyph->id]
                                                                              : glyph->id;
        buffers->glyphs[i] = (cairo_glyph_t){id, to_points(glyph->x), to_points(glyph->y)};
    }
    for (uint32_t i = 0; i < text->cluster_count; i++)
        buffers->clusters[i] =
            (cairo_text_cluster_t){(int)text->clusters[i].bytes, (int)text->clusters[i].glyphs};
}

static void paint_text(struct painter *painter, cairo_t *cairo, const struct text_mark *text)
{
    if (!text->glyph_count)
        return;
    grow_buffers(&painter->buffers, text);
    fill_buffers(painter, text);
    set_font(painter, cairo, text);
    set_color(cairo, text->color);
    cairo_show_text_glyphs(cairo, text->text, (int)text->text_size, painter->buffers.glyphs,
                           (int)text->glyph_count, painter->buffers.clusters, (int)text->cluster_count,
                           text->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

static void paint_rectangle(cairo_t *cairo, const struct mark *mark)
{
    set_color(cairo, mark->rectangle.color);
    cairo_rectangle(cairo, to_points(mark->rectangle.x), to_points(mark->rectangle.y),
                    to_points(mark->rectangle.width), to_points(mark->rectangle.height));
    cairo_fill(cairo);
}

void painter_paint(struct painter *painter, cairo_t *cairo, const struct drawing *drawing, bool is_tagged)
{
    for (const struct mark *mark = drawing->first; mark; mark = mark->next)
        switch (mark->kind) {
        case MARK_TEXT: paint_text(painter, cairo, &mark->text); break;
        case MARK_RECTANGLE: paint_rectangle(cairo, mark); break;
        case MARK_TAG_BEGIN:
            if (is_tagged)
                cairo_tag_begin(cairo, mark->tag.name, mark->tag.attributes);
            break;
        case MARK_TAG_END:
            if (is_tagged)
                cairo_tag_end(cairo, mark->tag.name);
            break;
        }
}
