/* Sizes as printers name them, as the values of options: paper, margins, 字号.
 *
 * Units: millimetres and points.
 *
 * Owner: a value keeps the text that it was read from.
 *
 * Errors: NULL, or what the option takes; the value is then as it was.
 *
 * Source: ISO 216, GB/T 148 (16k, 32k). */
#ifndef FORMATS_PDF_PLAN_UNITS_H
#define FORMATS_PDF_PLAN_UNITS_H

#include "base/typography.h"
#include "base/unit.h"

length units_points(double points);
length units_millimetres(double millimetres);

struct paper_size {
    double width, height; /* mm, upright; 0: not given */
};

/* "a4", "16k", "16开", "letter", "140x203mm", "14x20.3cm", "140×203"; case ignored. */
const char *paper_size_parse(const char *text, void *size);

struct type_size {
    double points;    /* 0: not given */
    const char *name; /* of a 字号; NULL: it was given in points */
};

/* "10.5", "10.5pt", "10.5磅", "五号", "小四", "三号字". */
const char *type_size_parse(const char *text, void *size);

struct line_pitch {
    double points;    /* 0: not given */
    const char *text; /* as it was given */
};

/* "28", "28pt", "28磅", "1cm": points. What it may be depends on the size of the type. */
const char *line_pitch_parse(const char *text, void *pitch);
extern const char *const line_pitch_allowed;

struct page_margins {
    bool are_given;
    double top, outer, bottom, inner; /* mm */
};

/* "25", "2.5cm", "25,20" or "26,29,30,28": top, outer, bottom, inner, as CSS shares them out. */
const char *page_margins_parse(const char *text, void *margins);

struct text_indent_width {
    bool is_given;
    double em;
};

/* "2", "2em", "2字". */
const char *text_indent_width_parse(const char *text, void *indent);

#endif
