/* Lines of text that stand outside the articles: heads and feet, contents, watermarks, what an official
 * document has around its text. */
#ifndef FORMATS_PDF_PLAN_PLAN_TEXT_H
#define FORMATS_PDF_PLAN_PLAN_TEXT_H

#include "formats/canvas/canvas.h"
#include "formats/pdf/plan/page_plan.h"

/* Sets a text in lines of a measure; they are in `arena`. */
struct placed_line *plan_set_text(struct canvas *canvas, const struct page_plan *plan, const char *text,
                                  const char *language, const struct block_style *style, length measure,
                                  struct arena *arena, size_t *count);

#endif
