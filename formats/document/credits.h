/* What is known of an article and its own text does not say: source, author and date, as a paragraph to set
 * at its end.
 *
 * Shape: "来源：人民日报　作者：王小满　2019年6月5日", only what stands nowhere in the title and the text.
 * One rule for all writers: nothing is printed twice.
 *
 * Owner: all is in the given arena; the paragraph's parent is the document's root, which does not know of it.
 */
#ifndef FORMATS_DOCUMENT_CREDITS_H
#define FORMATS_DOCUMENT_CREDITS_H

#include "formats/document/document.h"

/* A PARAGRAPH_BYLINE at the end of its line; NULL when the text says all. */
const struct node *credits_make(struct arena *arena, const struct document *document);

/* A date of the metadata in words: 2019年6月5日; as it is in languages that have no such form. NULL gives "".
 */
const char *credits_date(struct arena *arena, const char *date, const char *language);

/* From a date to another, 2019年6月5日—2020年1月; one of them when they are the same, "" when there is none. */
const char *credits_span(struct arena *arena, const char *first, const char *last, const char *language);

#endif
