/* Lines of text that stand outside the articles: heads and feet, contents, watermarks, what an official
 * document has around its text. */
#ifndef FORMATS_PDF_TEXT_H
#define FORMATS_PDF_TEXT_H

#include "formats/canvas/canvas.h"
#include "formats/pdf/style.h"

/* Sets a text in lines of a measure; they are in `arena`. */
struct placed_line *pdf_set_text(struct canvas *canvas, const struct page_plan *plan, const char *text,
                                 const char *language, const struct block_style *style, length measure,
                                 struct arena *arena, size_t *count);

#endif
