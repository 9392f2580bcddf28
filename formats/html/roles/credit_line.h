/* A line that holds credits side by side: `发表于2014-08-24 21:30 | 1164次阅读 | 来源某网 | 作者某某`.
 *
 * Shape: a row of parts, each with what it is. Parts end with their element (a tab in the text), at a bar, at a blank,
 *        at a date or before a label. A word with a count behind it is a part of the count.
 *
 * Owner: parts borrow the text.
 *
 * Errors: none; what comes behind the last part that there is room for is left out.
 *
 * Source: bars of Chinese sites; formats/html/lexicon/credits.def and credit_labels.def. */
#ifndef FORMATS_HTML_CREDIT_LINE_H
#define FORMATS_HTML_CREDIT_LINE_H

#include "formats/html/roles/credits.h"

enum credit_part_kind {
    PART_LABELLED, /* `field` and `text` */
    PART_DATE,     /* `date`, with a year and a day */
    PART_AGO,      /* 昨天: a time that is no date */
    PART_NAME,     /* words that may name somebody */
    PART_NUMBER,   /* a count, a site's link, a word that says nothing */
    PART_POSTED,   /* 于 before, 发布 behind a date: a person's own page */
};

struct credit_part {
    enum credit_part_kind kind;
    enum credit_field field;
    struct text_view text;
    struct date date;
    bool with_time;
};

enum { CREDIT_PARTS_MOST = 24 };

struct credit_line {
    struct credit_part parts[CREDIT_PARTS_MOST];
    size_t count;
};

void credit_line_read(struct text_view text, struct credit_line *line);

/* The first part of a kind; NULL: there is none. */
const struct credit_part *credit_line_find(const struct credit_line *line, enum credit_part_kind kind);

/* The line holds a date, or a labelled author, source, date or editor, and no words beside them but names and
 * counts. */
bool credit_line_is_bar(const struct credit_line *line);

/* The same of a text, which is read up to the first other words. */
bool credit_text_is_bar(struct text_view text);

#endif
