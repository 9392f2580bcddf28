#include "formats/canvas/marks.h"

#include <stdlib.h>

struct mark *mark_add(struct drawing *drawing, enum mark_kind kind)
{
    struct mark *mark = arena_allocate(drawing->arena, sizeof *mark);
    mark->kind = kind;
    mark->is_artifact = drawing->artifact_depth;
    mark->is_turned = drawing->in_turn;
    drawing->has_artifacts |= mark->is_artifact;
    if (drawing->last)
        drawing->last->next = mark;
    else
        drawing->first = mark;
    return drawing->last = mark;
}

void mark_add_shape(struct drawing *drawing, enum mark_kind kind, length x, length y, length width,
                    length height, uint32_t color)
{
    struct mark *mark = mark_add(drawing, kind);
    mark->shape.x = x;
    mark->shape.y = y;
    mark->shape.width = width;
    mark->shape.height = height;
    mark->shape.color = color;
}

uint32_t mark_color(const struct placed_piece *piece)
{
    const char *color = piece->color;
    return color && color[0] == '#' ? (uint32_t)strtoul(color + 1, NULL, 16) : 0;
}
