/* Who wrote, where it was printed, when: the forms in which Chinese papers and sites say so.
 *
 * Shape: functions look at one block of text and never guess: what does not fit a form whole is no credit.
 * Owner: names are copied into the arena; views borrow the text.
 * Source: the usage of the agencies and papers: 电头 (dateline), 署名 (byline), 版次 (print line). */
#ifndef FORMATS_HTML_CREDITS_H
#define FORMATS_HTML_CREDITS_H

#include "formats/html/lexicon/dates.h"

struct credit {
    const char *author; /* names parted by 、; NULL: none */
    const char *source; /* NULL: none */
    struct date date;   /* a year of 0: none, or a day only */
};

enum credit_field {
    CREDIT_NONE,
    CREDIT_AUTHOR,
    CREDIT_SOURCE,
    CREDIT_DATE,
    CREDIT_CONTRIBUTOR,
    CREDIT_ORIGINAL_TITLE,
};

/* A Chinese name of two to four characters whose first are a family name, or a name with a · in it. */
bool name_is_person(struct text_view view);

/* 主席 习近平, 教授 王某: an office, white space, a name. `name` is the name alone. */
bool name_with_office(struct text_view view, struct text_view *name);

/* 新华社, 人民日报, 经济日报-中国经济网: the name of an agency at the start of a view; takes it. */
bool agency_take(struct text_view *view, struct text_view *agency);

/* 新华社北京10月23日电（记者 甲 乙） or 央视网消息： at the start of a text. `titled`: 电 题：… */
bool credit_from_dateline(struct arena *arena, struct text_view text, struct credit *credit, bool *titled);

/* （新华社北京10月23日电） at the end of a text. */
bool credit_from_end_dateline(struct arena *arena, struct text_view text, struct credit *credit);

/* 《 人民日报 》（ 2017年07月02日 02 版）, the whole text. */
bool credit_from_print_line(struct arena *arena, struct text_view text, struct credit *credit);

/* 新华社记者甲、乙, the whole text. */
bool credit_from_byline(struct arena *arena, struct text_view text, struct credit *credit);

/* （记者 甲 通讯员 乙） or （甲 乙） at the end of a text, an agency's column in 【】 behind it. */
bool credit_from_end(struct arena *arena, struct text_view text, struct credit *credit);

/* 华夏人文 2020-03-09 18:14:21 or 2019年11月25日 18:57 参考消息, the whole text: a source and the time of
 * publication. */
bool credit_from_source_and_time(struct arena *arena, struct text_view text, struct credit *credit);

/* Takes `来源：人民日报` from the start of a text: the field that the label names, and its value, which ends
 * before the next label. Brackets around the whole are cut by the caller. */
enum credit_field credit_take_labelled(struct text_view *text, struct text_view *value);

/* The names of a list, affiliations in brackets cut: `谢某、李某（均为研究员）` gives `谢某、李某`. NULL: no
 * list. */
const char *credit_people(struct arena *arena, struct text_view list);

/* Values that name no source: 网络, 综合, … */
bool credit_is_no_source(struct text_view value);

/* `X评论员：` and other offices of a paper before a title; `name` is the office. */
bool credit_from_title_prefix(struct text_view title, struct text_view *name);

/* A text without the brackets that enclose all of it. */
struct text_view credit_unbracket(struct text_view text);

#endif
