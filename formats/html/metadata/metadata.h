/* Author, source, date and contributors, from what the article itself says; and the roles of the lines that
 * say it.
 *
 * Shape: the head of an article is read line by line until its body begins: deck, date, byline, salutation. A
 *        document inside an article (a letter in a report) has a head of its own. What the lines say is weighed by
 *        formats/html/roles/statements.def.
 *
 * Owner: values live in the document's arena.
 *
 * Errors: none; what nobody says stays NULL.
 *
 * Source: GB/T 9704-2012 (主送机关, 署名, 成文日期, 附件); the forms of datelines and print lines in
 *         formats/html/roles/datelines.h. */
#ifndef FORMATS_HTML_METADATA_H
#define FORMATS_HTML_METADATA_H

#include "formats/html/article/article.h"

/* Author, source, date and contributors; decks, salutations, signatures and bylines get their roles. */
void pass_metadata(struct article *article);

#endif
