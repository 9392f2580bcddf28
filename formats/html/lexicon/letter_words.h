/* The words of formats/html/lexicon/letters.def, found in a line of a speech, a letter or a notice.
 *
 * Owner: views borrow the text.
 *
 * Source: formats/html/lexicon/letters.def; GB/T 9704-2012 (主送机关, 发文机关署名). */
#ifndef FORMATS_HTML_LETTER_WORDS_H
#define FORMATS_HTML_LETTER_WORDS_H

#include "formats/html/lexicon/text_view.h"

enum letter_word {
    LETTER_ADDRESS,   /* 尊敬的: begins an address */
    LETTER_ADDRESSED, /* 先生，: ends one that has no colon */
    LETTER_ALL,       /* 各, 全体: begins an address with a colon */
    LETTER_ADDRESSEE, /* 同学, 部门: ends one */
    LETTER_NARRATES,  /* 了, 他: a line that tells, and speaks to nobody */
    LETTER_TOLD,      /* 指出：: a colon that addresses nobody */
    LETTER_ANNOUNCES, /* 下列: what a colon behind it announces is no address */
    LETTER_LETTER,    /* 贺信: what a letter is called */
    LETTER_DOCUMENT,  /* 讲话: what another document is called */
    LETTER_OFFICE,    /* 委员会: ends the name of an office that signs */
    LETTER_WISH,      /* 此致: stands before 敬礼 */
};

/* The whole view is a word of the class, blanks inside left out: 贺　信. */
bool letter_word_is(enum letter_word class, struct text_view view);

bool letter_word_starts(enum letter_word class, struct text_view view);
bool letter_word_within(enum letter_word class, struct text_view view);
bool letter_word_ends(enum letter_word class, struct text_view view);

#endif
