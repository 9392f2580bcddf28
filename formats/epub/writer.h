/* The session that writes a book: one article is a book of one.
 *
 * Source: EPUB 3.3; Open Container Format 3.3 §4.3.3 (the mimetype file). */
#ifndef FORMATS_EPUB_WRITER_H
#define FORMATS_EPUB_WRITER_H

#include "formats/document/format.h"

enum status epub_begin(const struct write_request *request, struct writer_session **session);
enum status epub_add(struct writer_session *session, const struct document *document);
enum status epub_end(struct writer_session *session);
void epub_abandon(struct writer_session *session);

#endif
