/* What the parts that show the work of layout ask of it: the square measure, in which everything is 1 em. */
#ifndef FORMATS_DUMP_REQUEST_H
#define FORMATS_DUMP_REQUEST_H

#include "formats/dump/options.h"
#include "formats/layout/layout.h"

/* A request by the options of the format; the style sheet is static. */
struct layout_request request_make(const struct document *document, const struct dump_options *options);

#endif
