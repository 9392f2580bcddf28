#include "formats/canvas/drawing.h"

#include "base/utf8.h"
#include "formats/canvas/marks.h"

struct drawing *drawing_new(struct arena *arena)
{
    struct drawing *drawing = arena_allocate(arena, sizeof *drawing);
    drawing->arena = arena;
    return drawing;
}

void drawing_rectangle(struct drawing *drawing, length x, length y, length width, length height,
                       uint32_t color)
{
    mark_add_shape(drawing, MARK_RECTANGLE, x, y, width, height, color);
}

void drawing_paint_as_shapes(struct drawing *drawing, uint32_t color)
{
    drawing->is_shapes = true;
    drawing->shapes_color = color;
}

void drawing_leader(struct drawing *drawing, length x, length y, length width, length size)
{
    mark_add_shape(drawing, MARK_LEADER, x, y, width, size, 0);
}

void drawing_place(struct drawing *drawing, const char *name, length x, length y)
{
    struct mark *mark = mark_add(drawing, MARK_PLACE);
    mark->place.name = arena_copy_text(drawing->arena, name);
    mark->place.x = x;
    mark->place.y = y;
}

void drawing_enter(struct drawing *drawing, const struct element *element)
{
    if (drawing->element == element)
        return;
    drawing->element = element;
    mark_add(drawing, MARK_ELEMENT)->element = element;
}

void drawing_begin_artifact(struct drawing *drawing)
{
    drawing->artifact_depth++;
}

void drawing_end_artifact(struct drawing *drawing)
{
    drawing->artifact_depth--;
}

static bool holds_box(const struct text_mark *text)
{
    for (uint32_t i = 0; i < text->glyph_count; i++)
        if (!text->glyphs[i].id)
            return true;
    return false;
}

static bool is_private(uint32_t character)
{
    return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

/* Private characters begin with one of two bytes, which few others do. */
static bool holds_private(const struct text_mark *text)
{
    for (size_t i = 0; i < text->text_size; i++) {
        unsigned char byte = (unsigned char)text->text[i];
        size_t offset = i;
        if ((byte == 0xEE || byte == 0xEF || byte >= 0xF3) &&
            is_private(utf8_next(text->text, text->text_size, &offset)))
            return true;
    }
    return false;
}

static void look_at(const struct drawing *drawing, struct drawing_flaws *flaws)
{
    for (const struct mark *mark = drawing->first; mark; mark = mark->next) {
        if (mark->kind != MARK_TEXT || drawing->is_shapes)
            continue;
        flaws->has_boxes |= holds_box(&mark->text);
        flaws->has_private |= holds_private(&mark->text);
    }
}

struct drawing_flaws drawings_find_flaws(struct drawing *const *drawings, size_t count)
{
    struct drawing_flaws flaws = {0};
    for (size_t i = 0; i < count; i++)
        look_at(drawings[i], &flaws);
    return flaws;
}
