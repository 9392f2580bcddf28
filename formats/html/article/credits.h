/* Who wrote, where it was printed, when: the forms in which Chinese papers and sites say so.
 *
 * Shape: functions look at one block of text and never guess: what does not fit a form whole is no credit. What a
 *        finding weighs beside others is said by formats/html/article/statements.def.
 * Owner: names are copied into the arena; views borrow the text.
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
};

/* 新华社, 人民日报, 经济日报-中国经济网: the name of an agency at the start of a view; takes it. */
bool agency_take(struct text_view *view, struct text_view *agency);

/* A copy of a source's name; NULL: it names nobody, or the paper itself. */
const char *credit_source(struct arena *arena, struct text_view name);

/* 新华社北京10月23日电（记者 甲 乙） or 央视网消息： at the start of a text. `titled`: 电 题：… */
bool credit_from_dateline(struct arena *arena, struct text_view text, struct credit *credit, bool *titled);

/* （新华社北京10月23日电） at the end of a text. */
bool credit_from_end_dateline(struct arena *arena, struct text_view text, struct credit *credit);

/* 《 人民日报 》（ 2017年07月02日 02 版）, the whole text. */
bool credit_from_print_line(struct arena *arena, struct text_view text, struct credit *credit);

/* （摘自《妇女报》2004年3月20日）, （载《云岭》1997年总第34期）, the whole text. */
bool credit_from_excerpt(struct arena *arena, struct text_view text, struct credit *credit);

/* 新华社记者甲、乙, the whole text. */
bool credit_from_byline(struct arena *arena, struct text_view text, struct credit *credit);

/* （记者 甲 通讯员 乙） or （甲 乙） at the end of a text, an agency's column in 【】 behind it. */
bool credit_from_end(struct arena *arena, struct text_view text, struct credit *credit);

/* Names, after a word like 记者 or as persons, an agency before them. `vouched`: such a word is needed. */
bool credit_from_names(struct arena *arena, struct text_view text, bool vouched, struct credit *credit);

/* The names of a list, affiliations, offices and what they did cut: `谢某、李某（均为研究员）` gives `谢某、李某`.
 * NULL: no list. */
const char *credit_people(struct arena *arena, struct text_view list);

/* Takes `来源：人民日报` from the start of a text: the field that the label names, and its value, which ends with
 * its element (a tab in `text`), before a bar or before the next label. */
enum credit_field credit_take_labelled(struct text_view *text, struct text_view *value);

/* `X评论员：` and other offices of a paper before a title; `name` is the office. */
bool credit_from_title_prefix(struct text_view title, struct text_view *name);

/* A text without the brackets that enclose all of it. */
struct text_view credit_unbracket(struct text_view text);

/* The inside of round brackets at the start of a view; takes them. */
bool credit_take_bracketed(struct text_view *view, struct text_view *inner);

/* The bracketed part at the end of a text; empty: there is none. */
struct text_view credit_last_bracket(struct text_view text);

#endif
