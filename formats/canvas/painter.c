#include "formats/canvas/painter.h"

#include "base/arena.h"
#include "formats/canvas/painted_faces.h"
#include "formats/canvas/painted_shapes.h"
#include "formats/canvas/picture_surface.h"
#include "formats/canvas/speck.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ON_PAGE = 2 }; /* of one watermark, on a sheet of two pages */

struct picture_use {
    unsigned page, count;
};

struct painter {
    struct canvas *canvas;
    struct painted_face *faces;
    uint16_t face_count;
    bool is_gray;
    const char *unpainted; /* the name of the last picture that could not be */
    cairo_font_options_t *options;
    cairo_scaled_font_t *font; /* the last one used */
    uint16_t font_face;
    length font_size;
    bool font_rotated;
    const struct drawing *shared; /* shapes that stand on page after page, and their forms */
    cairo_surface_t *shared_forms[MOST_ON_PAGE];
    size_t shared_count; /* of them, painted on the current page */
    unsigned page;
    struct speck speck;       /* known: pictures in elements need one */
    struct picture_use *uses; /* of the canvas's pictures, by number */
    struct painting_buffers {
        cairo_glyph_t *glyphs;
        cairo_text_cluster_t *clusters;
        size_t glyph_capacity, cluster_capacity;
    } buffers;
};

struct painter *painter_new(struct canvas *canvas, struct drawing *const *drawings, size_t count,
                            struct painting painting)
{
    struct painter *painter = memory_allocate(sizeof *painter);
    *painter = (struct painter){.canvas = canvas, .is_gray = painting.is_gray};
    if (speck_is_needed())
        speck_find(&painter->speck, canvas, drawings, count);
    painter->face_count = canvas->face_count;
    size_t pictures = kept_picture_last_number(&canvas->pictures);
    painter->uses = memory_allocate((pictures + 1) * sizeof *painter->uses);
    memset(painter->uses, 0, (pictures + 1) * sizeof *painter->uses);
    painter->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(painter->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(painter->options, CAIRO_HINT_METRICS_OFF);
    const struct text_mark *speck = painter->speck.is_known ? speck_at(&painter->speck, 0, 0) : NULL;
    painter->faces = painted_faces_new(canvas, drawings, count, speck, painting.is_pdf);
    if (painter->faces)
        return painter;
    painter_free(painter);
    return NULL;
}

static void free_shared_forms(struct painter *painter)
{
    for (size_t i = 0; i < MOST_ON_PAGE; i++)
        cairo_surface_destroy(painter->shared_forms[i]);
    memset(painter->shared_forms, 0, sizeof painter->shared_forms);
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    cairo_scaled_font_destroy(painter->font);
    free_shared_forms(painter);
    painted_faces_free(painter->faces, painter->face_count);
    cairo_font_options_destroy(painter->options);
    free(painter->uses);
    free(painter->buffers.glyphs);
    free(painter->buffers.clusters);
    free(painter);
}

static void set_font(struct painter *painter, cairo_t *cairo, const struct text_mark *text)
{
    bool same = painter->font && painter->font_face == text->face && painter->font_size == text->size &&
                painter->font_rotated == text->rotated;
    if (!same) {
        cairo_matrix_t size, identity;
        cairo_matrix_init_identity(&identity);
        cairo_matrix_init_scale(&size, length_points(text->size), length_points(text->size));
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
        uint32_t id = painted_face_glyph(painted, glyph->id);
        buffers->glyphs[i] = (cairo_glyph_t){id, length_points(glyph->x), length_points(glyph->y)};
    }
    for (uint32_t i = 0; i < text->cluster_count; i++)
        buffers->clusters[i] =
            (cairo_text_cluster_t){(int)text->clusters[i].bytes, (int)text->clusters[i].glyphs};
}

static void paint_text(struct painter *painter, cairo_t *cairo, const struct drawing *drawing,
                       const struct text_mark *text)
{
    struct painting_buffers *buffers = &painter->buffers;
    if (!text->glyph_count)
        return;
    grow_buffers(buffers, text);
    fill_buffers(painter, text);
    set_font(painter, cairo, text);
    paint_set_color(cairo, drawing->is_shapes ? drawing->shapes_color : text->color, painter->is_gray);
    if (drawing->is_shapes) {
        cairo_glyph_path(cairo, buffers->glyphs, (int)text->glyph_count);
        cairo_fill(cairo);
        return;
    }
    cairo_show_text_glyphs(cairo, text->text, (int)text->text_size, buffers->glyphs, (int)text->glyph_count,
                           buffers->clusters, (int)text->cluster_count,
                           text->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

/* Exif's eight ways to hold a camera: the matrix that stands the unit square upright. */
static const cairo_matrix_t upright[IMAGE_ORIENTATION_LAST + 1] = {
    {1, 0, 0, 1, 0, 0}, {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},  {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
    {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
};

/* It is filled, for cairo_paint on a page that is still blank throws away the tags that were recorded. The
 * filter keeps "/Interpolate true" out of the file. */
static void paint_surface(cairo_t *cairo, const struct picture *picture)
{
    int width = picture->width, height = picture->height;
    cairo_save(cairo);
    cairo_transform(cairo, &upright[picture->orientation]);
    cairo_scale(cairo, 1.0 / width, 1.0 / height);
    cairo_set_source_surface(cairo, picture->surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_FAST);
    cairo_rectangle(cairo, 0, 0, width, height);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

/* A grey laid over the unit square, that takes the saturation of what it covers and leaves the light. */
static void take_color_away(cairo_t *cairo)
{
    cairo_rectangle(cairo, 0, 0, 1, 1);
    cairo_set_operator(cairo, CAIRO_OPERATOR_HSL_SATURATION);
    cairo_set_source_rgb(cairo, 0.5, 0.5, 0.5);
    cairo_fill(cairo);
}

/* How often a picture was painted on the current page. */
static unsigned count_use(struct painter *painter, const struct kept_picture *kept)
{
    struct picture_use *use = &painter->uses[kept->number];
    if (use->page != painter->page)
        *use = (struct picture_use){.page = painter->page};
    return use->count++;
}

/* Cairo writes pictures with the same identifier once for all pages; but twice on a page they must not be. */
static bool open_picture(struct painter *painter, const struct kept_picture *kept, struct picture *picture)
{
    enum { IDENTIFIER_SIZE = 32 };
    if (!picture_open(kept->bytes, kept->size, picture))
        return false;
    char *identifier = memory_allocate(IDENTIFIER_SIZE);
    int length = snprintf(identifier, IDENTIFIER_SIZE, "%u %u", kept->number, count_use(painter, kept));
    cairo_surface_set_mime_data(picture->surface, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)identifier,
                                (unsigned long)length, free, identifier);
    return true;
}

/* What cannot be painted keeps its place as a grey frame. */
static void paint_picture(struct painter *painter, cairo_t *cairo, const struct mark *mark)
{
    struct picture picture;
    cairo_save(cairo);
    cairo_translate(cairo, length_points(mark->picture.x), length_points(mark->picture.y));
    if (open_picture(painter, mark->picture.kept, &picture)) {
        cairo_scale(cairo, length_points(mark->picture.width), length_points(mark->picture.height));
        paint_surface(cairo, &picture);
        if (painter->is_gray)
            take_color_away(cairo);
        cairo_surface_destroy(picture.surface);
    } else {
        painter->unpainted = mark->picture.name;
        cairo_set_source_rgb(cairo, 0.5, 0.5, 0.5);
        cairo_set_line_width(cairo, 0.5);
        cairo_rectangle(cairo, 0, 0, length_points(mark->picture.width), length_points(mark->picture.height));
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
}

static void paint_upright(struct painter *painter, cairo_t *cairo, const struct drawing *drawing,
                          const struct mark *mark)
{
    switch (mark->kind) {
    case MARK_TEXT: paint_text(painter, cairo, drawing, &mark->text); return;
    case MARK_RECTANGLE:
    case MARK_DOT:
    case MARK_SESAME:
    case MARK_WAVE:
    case MARK_LEADER: paint_shape(cairo, mark, painter->is_gray); return;
    case MARK_PICTURE: paint_picture(painter, cairo, mark); return;
    case MARK_ELEMENT:
    case MARK_PLACE: return;
    }
}

static void turn(cairo_t *cairo, const struct drawing *drawing)
{
    cairo_translate(cairo, length_points(drawing->turn_x), length_points(drawing->turn_y));
    cairo_rotate(cairo, -M_PI / 2);
}

static void paint_mark(struct painter *painter, cairo_t *cairo, const struct drawing *drawing,
                       const struct mark *mark)
{
    cairo_save(cairo);
    if (mark->is_turned)
        turn(cairo, drawing);
    paint_upright(painter, cairo, drawing, mark);
    cairo_restore(cairo);
}

static void paint_speck(struct painter *painter, cairo_t *cairo, const struct drawing *drawing,
                        const struct mark *picture)
{
    length x = picture->picture.x + picture->picture.width / 2;
    length y = picture->picture.y + picture->picture.height / 2;
    cairo_save(cairo);
    if (picture->is_turned)
        turn(cairo, drawing);
    paint_text(painter, cairo, drawing, speck_at(&painter->speck, x, y));
    cairo_restore(cairo);
}

/* Cairo loses memory without bounds. These begin outside of the page, which tells the form from those of pictures.
 */
static cairo_surface_t *make_form(struct painter *painter, cairo_t *cairo, const struct drawing *drawing)
{
    double left, top, right, bottom;
    cairo_clip_extents(cairo, &left, &top, &right, &bottom);
    cairo_rectangle_t paper = {left - 1, top - 1, right - left + 2, bottom - top + 2};
    cairo_surface_t *form = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &paper);
    cairo_t *recorder = cairo_create(form);
    for (const struct mark *mark = drawing->first; mark; mark = mark->next)
        if (mark->is_artifact)
            paint_mark(painter, recorder, drawing, mark);
    cairo_destroy(recorder);
    return form;
}

/* Cairo writes a form once for all pages, so that the same watermark is not written again on each; but twice
 * on a page it must not be. */
static cairo_surface_t *find_form(struct painter *painter, cairo_t *cairo, const struct drawing *drawing)
{
    if (!drawing->is_shapes || painter->shared_count == MOST_ON_PAGE)
        return make_form(painter, cairo, drawing);
    if (painter->shared != drawing)
        free_shared_forms(painter);
    painter->shared = drawing;
    cairo_surface_t **form = &painter->shared_forms[painter->shared_count++];
    if (!*form)
        *form = make_form(painter, cairo, drawing);
    return cairo_surface_reference(*form);
}

/* What is not part of the text goes into a form of its own, which can be told from the text in the finished
 * file. */
static void paint_artifacts(struct painter *painter, cairo_t *cairo, const struct drawing *drawing)
{
    cairo_surface_t *form = find_form(painter, cairo, drawing);
    cairo_set_source_surface(cairo, form, 0, 0);
    cairo_paint(cairo);
    cairo_surface_destroy(form);
}

static void add_place(cairo_t *cairo, const struct drawing *drawing, const struct mark *mark,
                      struct tagging *tagging)
{
    cairo_save(cairo);
    if (mark->is_turned)
        turn(cairo, drawing);
    tagging_add_place(tagging, cairo, mark);
    cairo_restore(cairo);
}

void painter_paint_tagged(struct painter *painter, cairo_t *cairo, const struct drawing *drawing,
                          struct tagging *tagging)
{
    tagging_pause(tagging, cairo);
    if (drawing->has_artifacts)
        paint_artifacts(painter, cairo, drawing);
    for (const struct mark *mark = drawing->first; mark; mark = mark->next) {
        if (mark->is_artifact)
            continue;
        if (mark->kind == MARK_PICTURE && painter->speck.is_known)
            paint_speck(painter, cairo, drawing, mark);
        if (mark->kind == MARK_ELEMENT)
            tagging_enter(tagging, cairo, mark->element);
        else if (mark->kind == MARK_PLACE)
            add_place(cairo, drawing, mark, tagging);
        else
            paint_mark(painter, cairo, drawing, mark);
    }
}

void painter_paint(struct painter *painter, cairo_t *cairo, const struct drawing *drawing)
{
    if (drawing->is_shapes && drawing->has_artifacts) {
        paint_artifacts(painter, cairo, drawing);
        return;
    }
    for (const struct mark *mark = drawing->first; mark; mark = mark->next)
        paint_mark(painter, cairo, drawing, mark);
}

void painter_begin_page(struct painter *painter)
{
    painter->shared_count = 0;
    painter->page++;
}

const char *painter_take_unpainted(struct painter *painter)
{
    const char *name = painter->unpainted;
    painter->unpainted = NULL;
    return name;
}
