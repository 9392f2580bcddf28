/* Draws what stands around the text of an official document. */
#ifndef FORMATS_PDF_OFFICIAL_OFFICIAL_DRAWING_H
#define FORMATS_PDF_OFFICIAL_OFFICIAL_DRAWING_H

#include "formats/canvas/canvas.h"
#include "formats/pdf/plan/page_plan.h"

/* A page's drawing, and where its type area stands. */
struct official_page {
    struct canvas *canvas;
    struct drawing *drawing;
    const struct page_plan *plan;
    struct frame frame;
    const char *language;
    size_t paper; /* which one of those that are merged, from 0 */
};

/* The head, on the first page; nothing when there is none. */
void official_draw_head(const struct official_page *page);

/* The number of the copy, in the line that the head leaves for it. */
void official_draw_copy_number(const struct official_page *page, const char *number);

/* How high the imprint is. */
length official_imprint_height(const struct official_page *page);

/* The imprint, with its last rule at the type area's lower edge. */
void official_draw_imprint(const struct official_page *page);

#endif
