/* What belongs to a title or an author of a book, and what an archive adds to it.
 *
 * Owner: views borrow the text. */
#ifndef FORMATS_HTML_BOOK_CLEAN_H
#define FORMATS_HTML_BOOK_CLEAN_H

#include "formats/html/lexicon/text_view.h"

/* An author without country, dynasty, 著, brackets behind and other persons behind; empty: names nobody. */
struct text_view book_author_clean(struct text_view author);

/* Without what an archive adds at the end: 【完结】, 全集, (1-100章). */
struct text_view book_title_clean(struct text_view title);

/* Without the groups in brackets at both ends: [重生]. */
struct text_view book_title_bare(struct text_view title);

/* Without ornaments and brackets around the whole: ☆《X》☆ gives 《X》, [X] gives X. */
struct text_view book_line_peel(struct text_view line);

/* A mark that parts a title from an author: - _ / | and the like. */
bool book_character_parts(uint32_t character);

/* A Latin letter or a figure. */
bool book_character_is_latin(uint32_t character);

/* A blank or a mark that belongs to no title. */
bool book_character_is_loose(uint32_t character);

/* A view without blanks and loose marks at its start, its end or both. */
struct text_view book_trim_start(struct text_view view);
struct text_view book_trim_end(struct text_view view);
struct text_view book_trim(struct text_view view);

/* A group in brackets at the start of a view, and what stands behind it; false: there is none. */
bool book_group_take(struct text_view view, struct text_view *group, struct text_view *behind);

/* A text tells nothing but an archive's edition: 全集, 1-100章. */
bool book_text_is_edition(struct text_view text);

/* The group tells an archive's edition: 【完结】. */
bool book_group_is_edition(struct text_view group);

/* The group tells an edition, or names kinds of novels alone: [重生]. It is no part of a title. */
bool book_group_is_aside(struct text_view group);

#endif
