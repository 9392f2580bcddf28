/* The words by which papers and sites say who wrote, where and when.
 *
 * Shape: a class is a list of words; what is looked for is said by the function, not by the list.
 *
 * Owner: views borrow the text.
 *
 * Source: formats/html/lexicon/credits.def, formats/html/lexicon/credit_labels.def. */
#ifndef FORMATS_HTML_CREDIT_WORDS_H
#define FORMATS_HTML_CREDIT_WORDS_H

#include "formats/html/lexicon/text_view.h"

enum credit_word {
    CREDIT_REPORTER,    /* 记者: vouches for the name behind it */
    CREDIT_DID,         /* 整理: what a reporter did, beside the name */
    CREDIT_AGENCY_END,  /* 社, 日报: the end of an agency's name */
    CREDIT_AGENCY_TAIL, /* 财经: may follow as a part of it */
    CREDIT_OWN,         /* 本报: the paper itself, and no source */
    CREDIT_MEDIUM_END,  /* 网, 委员会: the end of a name that is no person's */
    CREDIT_NET_END,     /* 网, 在线: the end of a site's name */
    CREDIT_SITE,        /* 在线: in the name of a site, behind a title */
    CREDIT_WIRE,        /* 电: ends an agency's dateline */
    CREDIT_NEWS,        /* 讯: ends a paper's */
    CREDIT_NOBODY,      /* 佚名, 网络: names nobody */
    CREDIT_SENT_FROM,   /* 来自: a place follows */
    CREDIT_GLUED,       /* 举报: a site's link behind a value */
    CREDIT_TOOL,        /* 分享到: a button or a hint between a title and its text */
    CREDIT_BUTTON,      /* 查看更多: a link of the site among credits */
    CREDIT_COUNTED,     /* 阅读: a number stands beside it */
    CREDIT_AGO,         /* 昨天: a time that is no date */
    CREDIT_EXCERPT,     /* 摘自: a book or a paper follows */
    CREDIT_SIGNING,     /* 评论员: an office of a paper that signs for itself */
    CREDIT_SPEECH,      /* 讲话 */
    CREDIT_LETTER,      /* 贺信: what a closing note may speak of */
    CREDIT_MEETING,     /* 地点: beside the time of a meeting */
    CREDIT_HONOUR,      /* 同志: behind a name in a closing note */
    CREDIT_OWN_PAGE,    /* 博客: ends what follows the 的 behind a name */
    CREDIT_UPDATED,     /* 更新: the date beside it is not that of publication */
};

enum credit_field {
    CREDIT_NONE,
    CREDIT_AUTHOR,
    CREDIT_SOURCE,
    CREDIT_DATE,
    CREDIT_EDITOR,
    CREDIT_ORIGINAL_TITLE,
    CREDIT_UPDATE, /* the day of a change */
};

/* The whole view is a word of the class. */
bool credit_word_is(enum credit_word class, struct text_view view);

bool credit_word_ends(enum credit_word class, struct text_view view);
bool credit_word_starts(enum credit_word class, struct text_view view);

/* A word of the class stands somewhere in the view. */
bool credit_word_in(enum credit_word class, struct text_view view);

/* Takes a word of the class from the start, from the end; false leaves the view as it is. */
bool credit_word_take(enum credit_word class, struct text_view *view);
bool credit_word_take_end(enum credit_word class, struct text_view *view);

/* 河口日报, 香港電台-財經: a name, or its first part, ends like that of a medium or an office. */
bool credit_names_medium(struct text_view view);

/* Takes a label with its colon, stroke or bar from the start. False: there is none. */
bool credit_label_take(struct text_view *view, enum credit_field *field);

/* The view names nobody: a single character, a label without its value, 更新于, 佚名, 本报记者. */
bool credit_names_nobody(struct text_view view);

/* Takes a label that its value follows at once, an English one behind a blank. */
bool credit_label_take_bare(struct text_view *view, enum credit_field *field);

#endif
