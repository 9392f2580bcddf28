/* The title page of a work (扉页): title, author, who published it and when.
 *
 * Shape: the title stands a little above the middle, the author below it, publisher and date at the foot; in
 * vertical work from the right to the left. A long title is set smaller.
 *
 * Owner: the drawing is in the given arena.
 *
 * Source: GB/T 12450-2001 (图书书名页: which statements it bears), R6.6 (titles). */
#ifndef FORMATS_PDF_TITLE_PAGE_H
#define FORMATS_PDF_TITLE_PAGE_H

#include "formats/canvas/canvas.h"
#include "formats/pdf/plan/page_plan.h"

/* NULL and "": not known. */
struct title_page_facts {
    const char *title;  /* its lines separated by "\n" */
    const char *author; /* names separated by "; " */
    const char *publisher, *date;
    const char *language;
};

/* NULL: the page has no room even for a small title. */
struct drawing *title_page_draw(struct canvas *canvas, struct arena *arena, const struct page_plan *plan,
                                const struct title_page_facts *facts);

#endif
