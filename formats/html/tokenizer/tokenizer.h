/* HTML to tags and text, in one pass.
 *
 * Shape: the living standard's tokenizer, with what a converter of articles does otherwise: code of servers
 * (PHP, JSP) is passed over like a comment, the content of scripts and the like is not even read, a title or
 * text area that is never closed is as if it were not raw text, and where the text begins as XML, `<p/>` is
 * empty and a CDATA section is text.
 *
 * Owner: the text is borrowed until the function returns.
 *
 * Errors: none; every text is HTML.
 *
 * Source: HTML living standard §13.2.5 (tokenization), §13.2.6.2 (raw text). */
#ifndef FORMATS_HTML_TOKENIZER_TOKENIZER_H
#define FORMATS_HTML_TOKENIZER_TOKENIZER_H

#include "formats/html/tokenizer/token_handler.h"

/* `text` is clean UTF-8 (formats/html/encoding/clean.h); `line` is the number of its first line. */
void tokenize(const char *text, size_t length, uint32_t line, const struct token_handler *handler);

#endif
