/* The numbers that Chinese headings carry: 第五章, 一、, （一）, 1., 第二个问题, ※, …
 *
 * Shape: a numbering has a family; headings of one family are of one level. The family is the shape of the
 * label, never what it means: which level a family has, its document shows.
 *
 * Source: GB/T 9704-2012 7.3.3 (一、 （一） 1. （1）); GB/T 1.1-2020 (1.1, 1.1.1); the habits of books and
 * papers. */
#ifndef FORMATS_HTML_LEXICON_NUMBERING_H
#define FORMATS_HTML_LEXICON_NUMBERING_H

#include "formats/html/lexicon/text_view.h"

enum numbering_class {
    NUMBERING_CHAPTER, /* 第五章: a part of a book, even when it stands alone */
    NUMBERING_LABEL,   /* 一、 （一） 1. */
    NUMBERING_WORD,    /* 第一个问题： 方法一： */
    NUMBERING_ALONE,   /* a number and nothing else */
    NUMBERING_SYMBOL,  /* ※ ◎ ■ before a line; has no value */
};

struct numbering {
    unsigned family; /* of one document; 0: none */
    enum numbering_class class;
    int value;
    unsigned official_level; /* 1 to 4 for 一、 （一） 1. （1）; 0: another label */
    const char *rule;        /* "numbered 一、", for those who debug */
    struct text_view title;  /* what follows the label */
};

/* Front matter has no number: 楔子, 序言, 尾声. */
enum { NUMBERING_FAMILIES = 128, NUMBERING_FRONT_FAMILY = NUMBERING_FAMILIES - 1 };

/* Reads the label of a line; false when it has none. */
bool numbering_read(struct text_view line, struct numbering *numbering);

/* 二十二 or 一百零三 at the start of a view; -1, and nothing taken, when there is none. */
int han_number_take(struct text_view *view);

#endif
