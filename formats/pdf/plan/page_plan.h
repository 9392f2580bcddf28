/* What the options make of a page style: the paper, the type area, and how each kind of block is set.
 *
 * Units: `length`, 1/1024 pt.
 *
 * Errors: a value that is not a size, and a type area that leaves no room for text, are refused as usage
 * errors.
 *
 * Source: R6.1 (pitch), R4.1 (the measure is a whole number of characters). */
#ifndef FORMATS_PDF_PLAN_PAGE_PLAN_H
#define FORMATS_PDF_PLAN_PAGE_PLAN_H

#include "base/diag.h"
#include "base/status.h"
#include "formats/layout/layout.h"
#include "formats/pdf/imposition/imposition.h"
#include "formats/pdf/plan/options.h"

struct page_plan {
    const struct page_style *style;
    length width, height; /* of the paper */
    length left, top;     /* of the type area's corner, on odd pages */
    length even_left;     /* on even ones */
    bool is_duplex;
    length type_width;                  /* of all columns */
    struct page_geometry geometry;      /* of the type area, for what is set in horizontal lines */
    struct page_geometry text_geometry; /* of the articles' own text */
    bool is_vertical;                   /* the articles are; heads, feet and contents are not */
    struct style_sheet styles;
    struct layout_options options;
    struct block_style furniture; /* headers and footers */
    length furniture_inset;       /* from the sides of the type area */
    const char *header, *footer;  /* templates; footer NULL: by the number of pages */
    bool on_first_page;           /* they stand there too */
    bool header_skips_openings; /* the style's own header does not stand where an article or a chapter begins
                                 */
    const char *watermark;      /* a template; NULL: none */
    const char *pages;          /* which ones are printed; NULL: all */
    enum imposition imposition;
    enum by_style title_page; /* yes and no: as was asked */
    unsigned contents_depth;  /* levels in the contents; 0: no contents */
    enum article_start start; /* of a book */
    bool numbers_articles;    /* the pages of each article are counted from 1 */
    bool is_gray;
    enum conformance conformance;
    bool has_credits;
    bool floats_figures;
    unsigned copies;
    const char *copy_number; /* of the first one; NULL: they are not numbered */
    struct official_parts official;
    length header_y, footer_y; /* their baselines, from the type area's upper edge */
};

/* All but the head of an official document, which official/head.h places. */
enum status page_plan_make(const struct pdf_options *options, struct diag *diag, struct page_plan *plan);

#endif
