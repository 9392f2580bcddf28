#include "formats/pdf/watermark.h"

#include "base/arena.h"
#include "formats/pdf/plan/plan_text.h"

#include <math.h>

enum { COLOR = 0xDDDDDD, DIAGONAL_PERCENT = 70, LARGEST_EM_DIVISOR = 6 };

static length diagonal(const struct page_plan *plan)
{
    return (length)hypot((double)plan->width, (double)plan->height);
}

static struct placed_line *set_text(struct canvas *canvas, const struct page_plan *plan, const char *text,
                                    const char *language, length size, struct arena *arena, size_t *count)
{
    struct block_style style = {
        .role = FACE_HEI, .bold = true, .size = size, .pitch = size, .alignment = ALIGNMENT_START};
    return plan_set_text(canvas, plan, text, language, &style, 1000 * size, arena, count);
}

struct drawing *watermark_draw(struct canvas *canvas, struct arena *arena, const struct page_plan *plan,
                               const char *text, const char *language)
{
    struct drawing *drawing = drawing_new(arena);
    struct arena *scratch = arena_new();
    length size = plan->width / LARGEST_EM_DIVISOR, room = diagonal(plan) * DIAGONAL_PERCENT / 100;
    size_t count;
    struct placed_line *line = set_text(canvas, plan, text, language, size, scratch, &count);
    if (count && line->width > room) {
        size = size * room / line->width;
        line = set_text(canvas, plan, text, language, size, scratch, &count);
    }
    drawing_paint_as_shapes(drawing, COLOR);
    drawing_begin_artifact(drawing);
    if (count)
        canvas_draw_line(canvas, drawing, line, (struct frame){-line->width / 2, size * 38 / 100, false}, 0,
                         0);
    drawing_end_artifact(drawing);
    arena_free(scratch);
    return drawing;
}

struct placement watermark_place(const struct page_plan *plan, length x, length y, double scale)
{
    double degrees = atan2((double)plan->height, (double)plan->width) * 180 / M_PI;
    return (struct placement){x + (length)((double)plan->width * scale / 2),
                              y + (length)((double)plan->height * scale / 2), scale, -degrees};
}
