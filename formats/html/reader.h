/* The reader of articles: HTML of any age, XHTML and plain text.
 *
 * Shape: bytes → clean text (decode.h) → line 1 → tags (parse.h) or lines → raw tree (build.h) → passes
 * (passes.h) → document. Owner: the document is the caller's. Errors: as formats/document/format.h says. */
#ifndef FORMATS_HTML_READER_H
#define FORMATS_HTML_READER_H

#include "formats/document/format.h"

extern const struct format html_format;

#endif
