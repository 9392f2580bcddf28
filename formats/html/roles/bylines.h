/* Bylines and labels: 新华社记者甲、乙, （记者 甲）, 来源：某报 作者：某某.
 *
 * Shape: a value ends with its element, at a bar, before the next label, and before a date that is not its own.
 *
 * Units: views of a text, trimmed.
 *
 * Owner: views borrow the text; names are copied into the arena.
 *
 * Errors: none; false, and the view as it was, where nothing fits.
 *
 * Source: the usage of papers and sites; formats/html/lexicon/credit_labels.def. */
#ifndef FORMATS_HTML_BYLINES_H
#define FORMATS_HTML_BYLINES_H

#include "formats/html/roles/credits.h"

/* A byline without the mark before it: □王建国. */
struct text_view credit_byline_bare(struct text_view text);

/* 新华社记者甲、乙, the whole text. */
bool credit_from_byline(struct arena *arena, struct text_view text, struct credit *credit);

/* 某某图书馆 甲 乙: who employs the writers, and their names, or the names alone. Nothing in it vouches for them. */
bool credit_from_employed(struct arena *arena, struct text_view text, struct credit *credit);

/* 作者小传, 来源考证: begins like a credit, goes on without a mark, and names neither a person nor a medium. As a
 * heading it is none. */
bool credit_is_doubtful(struct text_view text);

/* （记者 甲 通讯员 乙） or （甲 乙） at the end of a text, an agency's column in 【】 behind it. */
bool credit_from_end(struct arena *arena, struct text_view text, struct credit *credit);

/* Takes `来源：人民日报` from the start of a text: the field that the label names, and its value; a tab in
 * `text` is the end of an element. */
enum credit_field credit_take_labelled(struct text_view *text, struct text_view *value);

/* Takes 字数：, any label of two to six Chinese characters with its colon. */
bool credit_take_other_label(struct text_view *text);

/* `X评论员：` and other offices of a paper before a title; `name` is the office. */
bool credit_from_title_prefix(struct text_view title, struct text_view *name);

#endif
