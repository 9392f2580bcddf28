/* Well-formed XHTML to the tokens that HTML gives, so that one tree builder takes both.
 *
 * Shape: names in lower case; void elements have no end; what HTML passes over (scripts, frames) is passed
 * over. A text that is not well-formed gives nothing: it is known only at its end, and the tokens wait.
 *
 * Owner: nothing is kept.
 *
 * Errors: a fault; then the text is for the tokenizer.
 *
 * Source: HTML living standard §14.2 (parsing XHTML), §14.3 (no element is special in XML). */
#ifndef FORMATS_HTML_TOKENIZER_XML_TOKENS_H
#define FORMATS_HTML_TOKENIZER_XML_TOKENS_H

#include "base/xml/xml_reader.h"
#include "formats/html/tokenizer/token_handler.h"

/* The text begins with an XML declaration. */
bool xml_tokens_recognise(const char *text, size_t length);

/* `read` is xml_read, which is in a module of its own; `text` is UTF-8. */
bool xml_tokens_read(xml_read_function *read, const char *text, size_t length,
                     const struct token_handler *handler, struct xml_fault *fault);

#endif
