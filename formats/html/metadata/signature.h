/* Who signs a text at its end: a name over a day, or a line that is set as a signature.
 *
 * Shape: what is found becomes a statement. A letter inside a report signs the letter alone.
 *
 * Owner: values are copied into the document's arena.
 *
 * Errors: none; a line that fits no form signs nothing.
 *
 * Source: GB/T 9704-2012 (署名, 成文日期). */
#ifndef FORMATS_HTML_SIGNATURE_H
#define FORMATS_HTML_SIGNATURE_H

#include "formats/html/metadata/credit_statements.h"

void reader_take_signature(struct credit_reader *reader);

/* The first paragraph addresses somebody: a letter, a speech. */
bool article_opens_with_address(const struct article *article);

#endif
