/* The raw tree of a plain text.
 *
 * Owner: all that is made lives in the document's arena. */
#ifndef FORMATS_HTML_PLAIN_TEXT_H
#define FORMATS_HTML_PLAIN_TEXT_H

#include "formats/html/article/article_context.h"

/* Builds the raw tree of a plain text: paragraphs by blank line, indent or line; hard-wrapped lines rejoined.
 * `line` is the number of the text's first line in the source. */
void plain_text_build(struct article_context *context, const char *text, size_t length, uint32_t line);

#endif
