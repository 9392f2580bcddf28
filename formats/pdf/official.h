/* What stands around the text of an official document, as the options tell it: the head (版头) above the
 * text, the imprint (版记) below it, and where they go.
 *
 * Units: `length`; places are from the type area's upper edge downwards.
 * Errors: a part without the one that it belongs to, and parts in another style, are refused as usage errors.
 * Source: GB/T 9704-2012, 7.2 (head), 7.4 (imprint), 10.1 (letters). */
#ifndef FORMATS_PDF_OFFICIAL_H
#define FORMATS_PDF_OFFICIAL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/option.h"
#include "base/status.h"
#include "formats/layout/layout.h"
#include "formats/pdf/styles.h"

enum official_form { OFFICIAL_DOCUMENT, OFFICIAL_LETTER };

/* Texts are NULL where there is no such part. */
struct official_parts {
    enum official_form form;
    const char *secrecy, *urgency; /* 密级和保密期限, 紧急程度: below the number of the copy */
    const char *issuer;            /* 发文机关标志 */
    const char *number;            /* 发文字号 */
    const char *signer;            /* 签发人 */
    const char *copied_to;         /* 抄送 */
    /* 印发机关, 印发日期 */
    const char *printed_by, *printed_on;
};

enum status official_read(const struct option_values *options, const struct page_style *style,
                          struct diag *diag, struct official_parts *parts);

/* The first page of a letter has no number (10.1). */
bool official_hides_first_number(const struct official_parts *parts);

bool official_has_imprint(const struct official_parts *parts);

/* A rule, or two: the upper and the lower one; a single rule has no lower one. */
struct official_rule {
    length y, width;
    length upper, gap, lower; /* thicknesses, and the white between */
};

/* The mark: the names of those who issue together, one below the other, and 文件 once, beside them (7.2.4).
 */
struct official_mark {
    size_t names;       /* parted by | */
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

struct page_plan;

struct official_head official_place_head(const struct page_plan *plan);

/* A document's number with its year in the brackets of the standard: 〔2026〕. */
char *official_number(struct arena *arena, const char *number);

#endif
