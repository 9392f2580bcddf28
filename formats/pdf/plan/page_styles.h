/* Page styles: paper, margins, sizes and faces, one table each.
 *
 * Units: millimetres for paper and margins, points for type, lines of the grid for blank, em for indents, as
 * printers speak.
 *
 * Source: cjk-layout rules R6.1 to R6.6 and R11, GB/T 9704-2012, named beside the figures. */
#ifndef FORMATS_PDF_PLAN_PAGE_STYLES_H
#define FORMATS_PDF_PLAN_PAGE_STYLES_H

#include "formats/layout/layout.h"

#define WORDS_OF_page_style_name(WORD)                                                                       \
    WORD(PAGE_ARTICLE, "article")                                                                            \
    WORD(PAGE_OFFICIAL, "official")                                                                          \
    WORD(PAGE_BOOK, "book")                                                                                  \
    WORD(PAGE_LARGE, "large")                                                                                \
    WORD(PAGE_COMPACT, "compact")                                                                            \
    WORD(PAGE_EREADER, "ereader")
OPTION_ENUM(page_style_name);

/* A heading or the title: its face, its size and its place on the grid. */
struct heading_style {
    enum face_role role;
    bool bold;
    double size;
    double pitch_lines;               /* from line to line, in lines of the grid */
    double lines_before, lines_after; /* blank, in lines of the grid */
    enum alignment alignment;
    double indent;    /* em, of the first line */
    bool keeps_lines; /* these are whole lines: what follows the last line begins on the grid */
};

struct page_style {
    enum page_style_name name;
    double width, height;             /* mm */
    double top, bottom, inner, outer; /* mm: the least margins */
    double size, pitch;               /* pt */
    const char *size_name; /* 字号 that is this size here, though it is larger on screens; NULL: none */
    enum face_role role;
    double indent;       /* em, of a paragraph's first line */
    bool has_even_sizes; /* tables, notes, captions and bylines are as large as the text */
    unsigned columns;
    double column_gap;  /* em */
    bool fills_measure; /* the measure is all between the margins, not a whole number of characters */
    bool is_duplex;     /* inner and outer margins change sides */
    const char *header, *footer; /* templates, see template.h; NULL footer: by the number of pages */
    double header_rise;          /* mm, from the type area's upper edge up to the header's baseline */
    double footer_drop;          /* mm, from its lower edge down to the footer's baseline */
    double furniture_inset;      /* em, from the sides of the type area */
    double furniture_size;       /* pt */
    struct heading_style title;
    struct heading_style heading[HEADING_LEVELS]; /* a level of size 0 is as the one above it */
    struct heading_style chapter;                 /* begins a page; size 0: chapters are as other headings */
    bool has_addresses;                           /* of links, as notes, unless -O links says otherwise */
    bool has_credits;                             /* at an article's end, unless -O credits says otherwise */
    bool has_title_page;                          /* in a book, unless -O title-page says otherwise */
    bool is_official;                             /* may have a head and an imprint */
    bool headings_by_label;                       /* 一、 （一） 1. （1） decide on their styles */
    bool has_han_latin_space;                     /* unless -O han-latin-space says otherwise */
    bool attachments_start_pages;                 /* and have titles like the document's own */
    double attachment_lines;              /* blank above the note on attachments, in lines of the grid */
    bool places_signature;                /* by what its lines measure, not at the end of the measure */
    double signature_lines, sealed_lines; /* blank above a signature, without and with -O seal */
};

const struct page_style *page_style_named(enum page_style_name name);

#endif
