/* Page styles: paper, margins, sizes and faces, one table each; and what the options make of them.
 *
 * Units: millimetres for paper and margins, points for type, as printers speak; `length` (1/1024 pt) in what
 *        pdf_style_resolve gives.
 * Errors: a type area that leaves no room for text is refused as a usage error, with the reason.
 * Source: cjk-layout rules R6.1 to R6.6, named beside each figure. */
#ifndef FORMATS_PDF_STYLE_H
#define FORMATS_PDF_STYLE_H

#include "base/diag.h"
#include "base/option.h"
#include "base/status.h"
#include "formats/layout/layout.h"

/* A heading or the title: its face, its size and how many lines of the grid it takes. */
struct heading_style {
    enum face_role role;
    bool bold;
    double size;
    double pitch_lines;               /* from line to line, in lines of the grid */
    double lines_before, lines_after; /* blank, in lines of the grid */
    enum alignment alignment;
};

struct page_style {
    const char *name;
    double width, height;             /* mm */
    double top, bottom, inner, outer; /* mm: the least margins */
    double size, pitch;               /* pt */
    enum face_role role;
    double indent;     /* em, of a paragraph's first line */
    double folio_drop; /* mm, from the type area to the baseline of the page number */
    double folio_size; /* pt */
    struct heading_style title, heading[HEADING_LEVELS];
};

/* A page as it will be made. */
struct page_plan {
    length width, height; /* of the paper */
    length left, top;     /* of the type area's corner */
    struct page_geometry geometry;
    struct style_sheet styles;
    struct layout_options options;
    struct block_style folio;
    length folio_y; /* its baseline, from the type area's upper edge */
};

enum status pdf_style_resolve(const struct option_values *options, struct diag *diag, struct page_plan *plan);

#endif
