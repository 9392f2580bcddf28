/* A whole page of layout: its lines, rules and pictures, with structure elements for its blocks. */
#ifndef FORMATS_CANVAS_PAGE_DRAWING_H
#define FORMATS_CANVAS_PAGE_DRAWING_H

#include "formats/canvas/line_drawing.h"
#include "formats/layout/page/pagination.h"

/* Draws all that layout placed on a page, with structure elements for its blocks. */
void canvas_draw_page(struct canvas *canvas, struct drawing *drawing, const struct page *page,
                      struct frame frame);

#endif
