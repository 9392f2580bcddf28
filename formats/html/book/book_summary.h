/* What a book says of itself above its text - 内容简介, 内容提要, 文案 -, for its description.
 *
 * Shape: a label alone in its line, or before the text, and the paragraphs below it up to a heading, another label, a rule
 * or an advertisement. Nothing is taken out of the text. Source: formats/html/lexicon/book_words.def, SUMMARY_LABEL. */
#ifndef FORMATS_HTML_BOOK_SUMMARY_H
#define FORMATS_HTML_BOOK_SUMMARY_H

#include "formats/html/article/article.h"

/* A pass, when headings are known. A summary that is known already stays. */
void pass_summary(struct article *article);

#endif
