/* Where the head (版头) of an official document goes.
 *
 * Units: `length`; places are from the type area's upper edge downwards.
 *
 * Source: GB/T 9704-2012, 7.2 (head), 10.1 (letters), 10.2 (orders), 10.3 (minutes). */
#ifndef FORMATS_PDF_OFFICIAL_HEAD_H
#define FORMATS_PDF_OFFICIAL_HEAD_H

#include "formats/pdf/plan/page_plan.h"

/* A rule, or two: the upper and the lower one; a single rule has no lower one. */
struct official_rule {
    length y, width;
    length upper, gap, lower; /* thicknesses, and the white between */
};

/* The mark: the names of those who issue together, one below the other, and 文件 once, beside them (7.2.4).
 */
struct official_mark {
    size_t names;       /* separated by | */
    length size, pitch; /* em; from name to name */
    length width;       /* of the longest name: shorter ones are spread to it */
    size_t word;        /* bytes of 文件 at the end of the last name that stand beside all; 0: none */
    length height;
};

/* Where the parts of a head go. */
struct official_head {
    length lines_y;  /* of the first of the lines at the left */
    length issuer_y; /* upper edge of the mark */
    struct official_mark mark;
    length number_y;
    struct official_rule rule;
    struct official_rule foot; /* near the paper's lower edge; its width is 0 when there is none */
    length height;             /* the text begins there, at a line of the grid; 0: there is no head */
};

struct official_head official_place_head(const struct page_plan *plan);

/* Leaves the plan's text the room below the head. A head that leaves none, or stands over vertical lines, is
 * refused as a usage error. */
enum status official_plan_head(struct page_plan *plan, struct diag *diag);

/* Papers that are merged have numbers of their own, separated by |. */
size_t official_count_numbers(const char *numbers);

/* The number of a paper, counted from 0, with its year in the brackets of the standard: 〔2026〕; NULL: it has none. */
char *official_number(struct arena *arena, const char *numbers, size_t paper);

#endif
