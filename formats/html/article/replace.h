/* Changes the words of paragraphs as the user asks: -O replace=REGEX=>TEXT, -O replace-file=FILE, -O clean=sites.
 *
 * Shape: a paragraph, heading or caption is one text, whatever spans it is made of; what takes the place of several spans stands in
 * the first of them. Ruby and formulas are not looked into. A paragraph that nothing is left of goes.
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

/* A pass: true when anything was changed. */
bool pass_replace(struct article *article);

/* Reports what is wrong with the options, before any input is read. */
enum status replace_check(const struct mending_options *options, struct diag *diag);

#endif
