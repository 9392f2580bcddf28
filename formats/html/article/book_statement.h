/* A book's title and author, where they stand together: in the name of a file or in one line of the text.
 *
 * Shape: what a form shows plainly is taken, and how it was shown is told; what is left of a line is not
 * judged here. Views lie inside the text that was given, so that a caller can tell what else stands there.
 * Source: the habits of archives of novels: 《X》作者：Y; X/作者:Y; [X / Y 著 ]; Y：X; X（完结）by Y; X 清 Y.
 */
#ifndef FORMATS_HTML_BOOK_STATEMENT_H
#define FORMATS_HTML_BOOK_STATEMENT_H

#include "formats/html/lexicon/text_view.h"

enum book_form {
    FORM_LABEL = 1,    /* 书名： before the title */
    FORM_BRACKETS = 2, /* the title in 《》 */
    FORM_AUTHOR = 4,   /* 作者： or by before the author */
    FORM_WORKS = 8,    /* 著 behind the author */
    FORM_BESIDE = 16,  /* the author right behind or before 《X》 */
    FORM_PARTED = 32,  /* author and title parted by a mark: Y-X */
    FORM_SPEECH = 64,  /* Y教授…演讲 */
    FORM_ADVERT = 128, /* something else follows the title: 《X》txt下载 */
};

struct book_statement {
    struct text_view title, author; /* empty: none */
    unsigned forms;                 /* of enum book_form */
};

/* Reads a line. A line that has none of the forms gives nothing. */
struct book_statement book_statement_read(struct text_view line);

/* X / Y: two parts between marks of the set (UTF-8), of which the second is a person and the first is not. */
bool book_statement_part(struct text_view line, const char *marks, struct book_statement *statement);

/* Reads the name of a file, without its extension. Besides the forms of a line: parts between marks, of which
 * one is a person; what an archive adds to a name is left out. The title is never empty unless the name is.
 */
struct book_statement book_statement_from_name(struct text_view name);

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

#endif
