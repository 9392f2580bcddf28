/* The pre-pass: reads tags as the HTML living standard's tokeniser does, and writes a simple markup that
 * libxml2 cannot misunderstand and loses nothing of.
 *
 * Shape: a stream. Each start tag becomes an empty element `<name attribute="value"/>` with its meaningful
 *        attributes only, each end tag a processing instruction `<?name>`; so the parser nests nothing, and
 * who builds the tree sees every tag as it was written. Character references are resolved; what is no markup
 * is escaped; comments, declarations, CDATA brackets, code of servers and the content of scripts are gone.
 * html, head and body are named x-html, x-head and x-body. Line feeds that go with a tag are made up for
 * inside the next one, so that line numbers stay those of the source. Owner: the text is borrowed until
 * tokenizer_free. Errors: none; every text is some markup. Source: HTML living standard §13.2.5
 * (tokenisation), §13.2.6.2 (raw text).
 */
#ifndef FORMATS_HTML_MARKUP_H
#define FORMATS_HTML_MARKUP_H

#include <stddef.h>
#include <stdint.h>

struct tokenizer;

/* `text` is clean UTF-8 (formats/html/encoding/clean.h); `line` is the number of its first line. */
struct tokenizer *tokenizer_new(const char *text, size_t length, uint32_t line);
void tokenizer_free(struct tokenizer *tokenizer);

/* Writes up to `size` bytes of the markup to `bytes` and returns how many; 0 at the end. */
size_t tokenizer_read(struct tokenizer *tokenizer, char *bytes, size_t size);

#endif
