/* What stands around the text of an official document, as the options give it: the parts of the head (版头)
 * above the text, and of the imprint (版记) below it.
 *
 * Errors: a part without the one that it belongs to, and parts in another style, are refused as usage errors.
 *
 * Source: GB/T 9704-2012, 7.2 (head), 7.4 (imprint), 10.1 (letters), 10.2 (orders), 10.3 (minutes). */
#ifndef FORMATS_PDF_PLAN_OFFICIAL_PARTS_H
#define FORMATS_PDF_PLAN_OFFICIAL_PARTS_H

#include "base/diag.h"
#include "base/option.h"
#include "base/status.h"
#include "formats/pdf/plan/page_styles.h"

#define WORDS_OF_official_form(WORD)                                                                         \
    WORD(OFFICIAL_DOCUMENT, "document")                                                                      \
    WORD(OFFICIAL_LETTER, "letter")                                                                          \
    WORD(OFFICIAL_ORDER, "order")                                                                            \
    WORD(OFFICIAL_MINUTES, "minutes")
OPTION_ENUM(official_form);

/* Texts are NULL or empty where there is no such part; official_read leaves NULL alone. */
struct official_parts {
    enum official_form form;
    const char *secrecy;    /* 密级和保密期限: below the number of the copy */
    const char *urgency;    /* 紧急程度: below that */
    const char *issuer;     /* 发文机关标志 */
    const char *number;     /* 发文字号 */
    const char *signer;     /* 签发人 */
    const char *copied_to;  /* 抄送 */
    const char *printed_by; /* 印发机关 */
    const char *printed_on; /* 印发日期 */
};

/* The parts as they were given, without empty ones, once they are found to belong to each other and to the
 * style. */
enum status official_read(const struct official_parts *given, const struct page_style *style,
                          struct diag *diag, struct official_parts *parts);

/* NULL, or what the text of a part may be. */
const char *official_part_find_fault(const char *text);

/* The first page of a letter has no number (10.1). */
bool official_hides_first_number(const struct official_parts *parts);

bool official_has_imprint(const struct official_parts *parts);

/* The imprint of a letter has no rules, and stands on whichever page is the last (10.1). */
bool official_imprint_is_plain(const struct official_parts *parts);

/* Does the mark say already what the article's title says, as 某某市人民政府令? */
bool official_mark_says(const struct official_parts *parts, const char *title);

#endif
