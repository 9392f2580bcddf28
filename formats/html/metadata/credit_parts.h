/* What the parts of a line of credits say: labelled values, dates, and the names beside them.
 *
 * Shape: each part that says something becomes a statement; a name counts only beside a date, a source or a page's
 *        owner.
 *
 * Owner: values are copied into the document's arena.
 *
 * Errors: none; what names nobody is left out.
 *
 * Source: bars of Chinese sites; formats/html/roles/credit_line.h. */
#ifndef FORMATS_HTML_CREDIT_PARTS_H
#define FORMATS_HTML_CREDIT_PARTS_H

#include "formats/html/metadata/credit_statements.h"
#include "formats/html/roles/credit_line.h"

/* `names`: names without a label count too. */
void reader_take_parts(struct credit_reader *reader, const struct credit_line *line, bool names,
                       const struct article_block *block);

/* 人民网 2019年07月25日08:18, 人民日报（2019年10月23日 01版）: a source with its date, into `credit`. */
void reader_take_source(struct credit_reader *reader, struct text_view value, struct credit *credit);

#endif
