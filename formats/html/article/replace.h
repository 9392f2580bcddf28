/* Changes the words of paragraphs as the user asks: -O replace=REGEX=>TEXT, -O replace-file=FILE, -O clean=sites.
 *
 * Shape: a paragraph, heading or caption is one text, whatever spans it is made of; what takes the place of several spans stands in
 * the first of them. Ruby and formulas are not looked into. A paragraph that nothing is left of goes, and with lines that sites put
 * in the rows of marks around them.
 *
 * Owner: the document's.
 *
 * Errors: as base/patterns/replacements.h says; with a wrong rule nothing is changed. What was changed is reported once for each
 * option, with a count.
 *
 * Source: the rules of clean=sites are in share/banxin/sites.txt. */
#ifndef FORMATS_HTML_ARTICLE_REPLACE_H
#define FORMATS_HTML_ARTICLE_REPLACE_H

#include "formats/html/article/article.h"

/* The rules of one reading. */
struct mender;

/* NULL: none are asked for, or one is wrong, which is reported. mender_free frees it. */
struct mender *mender_new(const struct mending_options *options, const char *name, struct diag *diag);
void mender_free(struct mender *mender);

/* Changes a line that is no block: one above all blocks, or the title of a page, which is in no line (0). True when it was changed; the new text, which may be empty, is the
 * mender's. */
bool mender_change_line(struct mender *mender, uint32_t line, struct text_view *text);

/* ☆★☆★: a row of marks, as stand around what sites put in. */
bool mender_line_is_row(struct text_view text);

/* A pass: true when anything was changed. */
bool pass_replace(struct article *article);

/* Reports what is wrong with the options, before any input is read. */
enum status replace_check(const struct mending_options *options, struct diag *diag);

#endif
