/* Sizes as printers name them: paper, margins, 字号.
 *
 * Units: millimetres and points.
 *
 * Errors: false when the text names nothing; the value is then as it was.
 *
 * Source: ISO 216, GB/T 148 (16k, 32k), R6.3 (字号). */
#ifndef FORMATS_PDF_PLAN_UNITS_H
#define FORMATS_PDF_PLAN_UNITS_H

#include "base/typography.h"

#include <stdbool.h>

length units_points(double points);
length units_millimetres(double millimetres);
#define UNITS_POINTS_PER_MILLIMETRE (72 / 25.4)

struct paper_size {
    double width, height; /* mm, upright */
};

/* "a4", "16k", "letter", "140x203mm", "140x203"; case ignored. */
bool units_paper(const char *text, struct paper_size *size);
#define UNITS_PAPER_NAMES "a3, a4, a5, b5, 16k, 32k, letter or WIDTHxHEIGHT in mm"

/* "28", "28pt", "28磅": points, from `least` to `most`. */
bool units_length(const char *text, double least, double most, double *points);

/* "10.5", "10.5pt", "10.5磅", "五号", "小四": points. */
bool units_type_size(const char *text, double *points);
#define UNITS_TYPE_SIZES "points from 4 to 72, or 初号 小初 一号 小一 … 八号"

/* "25" or "25,20" or "26,29,30,28": top, outer, bottom, inner, as CSS shares them out. */
struct margins {
    double top, outer, bottom, inner; /* mm */
};

bool units_margins(const char *text, struct margins *margins);

/* A number and nothing else, from `least` to `most`. */
bool units_number(const char *text, double least, double most, double *number);

#endif
