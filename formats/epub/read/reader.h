/* Reads books back: the pages of the spine become one article, which the reader of HTML understands.
 *
 * Shape: package → pages in order → one HTML text, with pictures as data: addresses, ids and links made one
 * namespace, and the classes that our own style sheet gives a meaning turned into styles → formats/html.
 * Owner: the document is the caller's.
 * Errors: a book whose container or package cannot be read is refused; a page that is not well-formed is read
 * as HTML all the same. */
#ifndef FORMATS_EPUB_READER_H
#define FORMATS_EPUB_READER_H

#include "formats/document/format.h"

enum status epub_read(const struct read_request *request, struct document **document);

#endif
