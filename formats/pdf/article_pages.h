/* Lays an article out, page after page, and keeps the drawing of each. Private to formats/pdf. */
#ifndef FORMATS_PDF_ARTICLE_PAGES_H
#define FORMATS_PDF_ARTICLE_PAGES_H

#include "formats/pdf/session.h"

enum status article_pages_add(struct writer_session *session, const struct document *document);

#endif
