#include "formats/pdf/plan/plan_text.h"

struct placed_line *plan_set_text(struct canvas *canvas, const struct page_plan *plan, const char *text,
                                  const char *language, const struct block_style *style, length measure,
                                  struct arena *arena, size_t *count)
{
    struct layout_request request = {
        .measure = canvas_measure(canvas),
        .styles = &plan->styles,
        .geometry = {.measure = measure, .pitch = plan->geometry.pitch, .columns = 1},
        .options = plan->options};
    return layout_text(&request, text, language, style, arena, count);
}
