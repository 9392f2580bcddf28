/* Contents pages: titles and headings, leaders, page numbers.
 *
 * Owner: drawings are in the given arena, as is their list.
 *
 * Source: R6.6 (titles), clreq (目录). */
#ifndef FORMATS_PDF_CONTENTS_H
#define FORMATS_PDF_CONTENTS_H

#include "formats/canvas/canvas.h"
#include "formats/pdf/bookmarks.h"
#include "formats/pdf/plan/page_plan.h"

/* The bookmarks of `lowest` <= level < `lowest` + `depth` are listed. */
struct contents_request {
    struct canvas *canvas;
    struct arena *arena;
    const struct page_plan *plan;
    const struct bookmarks *bookmarks;
    unsigned lowest, depth;
    const char *language;
};

/* The drawings of the pages. */
struct drawing **contents_draw(const struct contents_request *request, size_t *page_count);

/* The name of the place that an entry's link goes to. */
char *contents_place(struct arena *arena, size_t index);

#endif
