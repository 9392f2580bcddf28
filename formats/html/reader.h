/* The reader of articles: HTML of any age, XHTML and plain text.
 *
 * Owner: the document is the caller's.
 *
 * Errors: as formats/document/format.h says. */
#ifndef FORMATS_HTML_READER_H
#define FORMATS_HTML_READER_H

#include "formats/document/format.h"

extern const struct format html_format;

#endif
