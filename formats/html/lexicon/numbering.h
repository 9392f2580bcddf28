/* The numbers that headings carry: 第五章, 一、, （一）, 1., Chapter 1, 001, [12], 第二个问题, ※, …
 *
 * Shape: a numbering has a family; headings of one family are of one level. The family is the shape of the
 * label, never what it means; the rank is what its unit means. A line that has a number is not a heading yet:
 * its sequence shows that (formats/html/article/sequences.h). Source: formats/html/lexicon/numbering.def. */
#ifndef FORMATS_HTML_NUMBERING_H
#define FORMATS_HTML_NUMBERING_H

#include "formats/html/lexicon/number.h"

enum numbering_class {
    NUMBERING_UNIT,   /* 第五章, Chapter 5, 卷一: the number of a part of a book */
    NUMBERING_LABEL,  /* 一、 （一） 1. */
    NUMBERING_WORD,   /* 第一个问题： 方法一： [web] 406: any other words with a number in them */
    NUMBERING_BLANK,  /* 001 Title: a number and a blank */
    NUMBERING_ALONE,  /* a number and nothing else */
    NUMBERING_SYMBOL, /* ※ ◎ ■ before a line; has no value */
};

/* Whichever comes first in a book: parts stand above chapters, and chapters above sections. */
enum numbering_rank { UNIT_RANK_NONE, UNIT_RANK_PART, UNIT_RANK_CHAPTER, UNIT_RANK_SECTION };

struct numbering {
    uint32_t family; /* the same for labels of one shape, in every document; never 0 */
    uint32_t unit;   /* the same for one unit, whatever stands before it; 0: no unit */
    enum numbering_class class;
    enum numbering_rank rank;
    int value;               /* -1: there is a unit, and no number that can be read */
    unsigned official_level; /* 1 to 4 for 一、 （一） 1. （1）; 0: another label */
    const char *rule;        /* "numbered 一、", for those who debug */
    struct text_view title;  /* what follows the label */
    bool is_attached;        /* the title follows a unit without a blank or a mark */
    bool is_inside;          /* other words stand before the unit: 第一卷：河 第一回　… */
    bool is_prefixed;        /* 正文 stands before all */
};

/* Reads the label of a line; false when it has none. */
bool numbering_read(struct text_view line, struct numbering *numbering);

/* The same for a line that should have the number `value` and whose label is misprinted: 第六十九新的展望,
 * 地一百四十章. */
bool numbering_is_misprint(struct text_view line, int value);

/* What stands before a numbered line and only marks it: #, ==, ˇ. `end`, after it. Both may be empty. */
struct text_view numbering_strip_marks(struct text_view line);

#endif
