/* The words of formats/html/lexicon/book_words.def, found in the name of a book's file and in its first
 * lines.
 *
 * Shape: capital letters and blanks inside a word do not count: 书　名.
 * Source: formats/html/lexicon/book_words.def. */
#ifndef FORMATS_HTML_BOOK_WORDS_H
#define FORMATS_HTML_BOOK_WORDS_H

#include "formats/html/lexicon/text_view.h"

enum book_word_class {
    BOOK_TITLE_LABEL,   /* 书名 */
    BOOK_AUTHOR_LABEL,  /* 作者 */
    BOOK_WRITTEN_BY,    /* by, 文 */
    BOOK_AUTHOR_TAIL,   /* 著 */
    BOOK_APART_TAIL,    /* 作, behind a blank */
    BOOK_HELPER_TAIL,   /* 译: behind a translator's name */
    BOOK_ORIGIN,        /* 清: before a name */
    BOOK_EDITION,       /* 全集, 完结, txt */
    BOOK_GENRE,         /* 重生: in brackets beside a title */
    BOOK_ADDRESS,       /* www. */
    BOOK_ADVERT,        /* the site speaks */
    BOOK_DECLARATION,   /* 仅供…, 版权归… */
    BOOK_SUMMARY_LABEL, /* 内容简介 */
    BOOK_OTHER_LABEL,   /* 类型 */
    BOOK_NOBODY,        /* 佚名 */
    BOOK_COLLECTED,     /* …作品集 */
    BOOK_SPEAKER,       /* 教授 */
    BOOK_SPEECH,        /* 演讲 */
};

/* Takes the first word of a class that the view begins with, or leaves all as it is. */
bool book_word_take(struct text_view *view, enum book_word_class class);

/* The same at the end. */
bool book_word_take_end(struct text_view *view, enum book_word_class class);

/* True when a word of the class stands anywhere in the view. */
bool book_word_occurs(struct text_view view, enum book_word_class class);

/* True when a site speaks: an address, an advertisement. */
bool book_words_advertise(struct text_view view);

/* True when the view is such a word and nothing else. */
bool book_word_is(struct text_view view, enum book_word_class class);

#endif
