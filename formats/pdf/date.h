/* The date that a document carries: the same input gives the same bytes, whatever the clock says.
 *
 * Source: reproducible-builds.org (SOURCE_DATE_EPOCH), ISO 8601. */
#ifndef FORMATS_PDF_DATE_H
#define FORMATS_PDF_DATE_H

#include "base/arena.h"

/* SOURCE_DATE_EPOCH when it is set, else the article's date (may be NULL), else 1980-01-01; as
 * 2019-06-05T00:00:00Z. */
const char *pdf_date(struct arena *arena, const char *article_date);

#endif
