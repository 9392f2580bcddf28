/* Reads books back: the pages of the spine become one article, which the reader of HTML understands.
 *
 * Shape: package → pages in order → tokens, each page parsed once (formats/html/tokenizer/xml_tokens.h), with
 * ids, links and our own classes rewritten (page_rewriter.h) → formats/html/reading.h.
 *
 * Owner: the document is the caller's.
 *
 * Errors: a book whose container or package cannot be read is refused; a page that is not well-formed is read
 * as HTML all the same. */
#ifndef FORMATS_EPUB_READ_READER_H
#define FORMATS_EPUB_READ_READER_H

#include "formats/document/format.h"

enum status epub_read(const struct read_request *request, struct document **document);

#endif
