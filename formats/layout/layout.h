/* Sets a document: paragraphs to lines, lines to pages; what writers include.
 *
 * Shape: a caller gives a request (paragraph/request.h) and takes page after page (page/pagination.h), or the
 * lines of one block (inline/lines.h).
 *
 * Units: `length`, as the measure defines it. */
#ifndef FORMATS_LAYOUT_LAYOUT_H
#define FORMATS_LAYOUT_LAYOUT_H

#include "formats/layout/inline/lines.h"
#include "formats/layout/page/pagination.h"
#include "formats/layout/paragraph/request.h"

#endif
