/* From the bytes or the tokens of a source to a document.
 *
 * Shape: bytes → clean text (encoding/) → line 1 → tokens (tokenizer/), or lines → raw tree (tree/) → passes
 * (article/) → document.
 *
 * Owner: the document is the caller's.
 *
 * Errors: as formats/document/format.h says. */
#ifndef FORMATS_HTML_READING_H
#define FORMATS_HTML_READING_H

#include "formats/document/format.h"
#include "formats/html/tokenizer/token_handler.h"

/* Who gives the tokens of a source, in order. Called once more when it turns out that the styles of a page
 * hide most of its text: then that is read too. */
struct token_source {
    void *context;
    void (*give)(void *context, const struct token_handler *handler);
    bool is_settled; /* they say all that a reader would find out: nothing is guessed */
};

/* Reads HTML, or plain text, of any encoding. */
enum status html_read_bytes(const struct read_request *request, struct document **document);

/* Reads what another format gives as tokens; `request->source` tells its name and where its pictures are. */
enum status html_read_tokens(const struct read_request *request, const struct token_source *tokens,
                             struct document **document);

#endif
