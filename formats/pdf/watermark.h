/* Words across the page, behind the text: 会议材料 会后收回. Painted as shapes, so that they are not part of
 * the text that is copied or searched. */
#ifndef FORMATS_PDF_WATERMARK_H
#define FORMATS_PDF_WATERMARK_H

#include "formats/canvas/canvas.h"
#include "formats/canvas/paper.h"
#include "formats/pdf/plan/page_plan.h"

/* The drawing, about its own middle. */
struct drawing *watermark_draw(struct canvas *canvas, struct arena *arena, const struct page_plan *plan,
                               const char *text, const char *language);

/* Where it goes on a page that itself goes to `x`, `y`, scaled. */
struct placement watermark_place(const struct page_plan *plan, length x, length y, double scale);

#endif
