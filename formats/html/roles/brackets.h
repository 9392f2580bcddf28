/* Brackets around a credit, or behind a text.
 *
 * Shape: （）, 〔〕 and 【】, and narrow round ones.
 *
 * Owner: views borrow the text.
 *
 * Errors: none; an empty view where no brackets are.
 *
 * Source: the usage of papers. */
#ifndef FORMATS_HTML_BRACKETS_H
#define FORMATS_HTML_BRACKETS_H

#include "formats/html/lexicon/text_view.h"

/* A text without the brackets that enclose all of it. */
struct text_view credit_unbracket(struct text_view text);

/* The inside of brackets, （）〔〕【】, at the start of a view; takes them. */
bool credit_take_bracketed(struct text_view *view, struct text_view *inner);

/* The bracketed part at the end of a text; empty: there is none. */
struct text_view credit_last_bracket(struct text_view text);

#endif
