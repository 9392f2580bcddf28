/* What a line or a name says of a book: its title, its author, and the forms in which it says so.
 *
 * Shape: what a form shows plainly is taken with the form; what is left of a line is not judged here.
 *
 * Owner: views lie inside the text that was given, so that a caller can tell what else stands there.
 *
 * Source: the habits of archives of novels: 《X》作者：Y; X/作者:Y; [X / Y 著 ]; Y：X; X（完结）by Y; X 清 Y. */
#ifndef FORMATS_HTML_BOOK_FORMS_H
#define FORMATS_HTML_BOOK_FORMS_H

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

#endif
