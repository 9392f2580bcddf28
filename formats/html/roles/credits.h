/* Who wrote, where it was printed, when: what a line says of it.
 *
 * Shape: the functions that fill one in (agencies.h, name_lists.h, bylines.h, datelines.h) look at one block of text
 *        and never guess: what does not fit a form whole is no credit. What a finding weighs beside others is said by
 *        formats/html/roles/statements.def.
 *
 * Owner: names are copied into the arena; views borrow the text.
 *
 * Source: the usage of the agencies and papers: 电头 (dateline), 署名 (byline), 版次 (print line);
 *         formats/html/lexicon/credits.def. */
#ifndef FORMATS_HTML_CREDITS_H
#define FORMATS_HTML_CREDITS_H

#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/names.h"

struct credit {
    const char *author; /* names separated by 、; NULL: none */
    const char *source; /* NULL: none */
    struct date date;   /* a year of 0: none, or a day only */
    bool is_wire;       /* a dateline of an agency: 电 */
    bool is_quoted;     /* 据某社消息: another's dateline */
};

#endif
