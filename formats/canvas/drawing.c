#include "formats/canvas/drawing.h"

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
