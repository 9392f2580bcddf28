/* A part of a document that `-t dump` can print.
 *
 * Shape: every part appends lines of UTF-8 to a buffer; a line ends with a line feed.
 *
 * Owner: the buffer is the caller's. */
#ifndef FORMATS_DUMP_PART_H
#define FORMATS_DUMP_PART_H

#include "base/buffer.h"
#include "formats/document/document.h"
#include "formats/dump/options.h"

/* Every part has this form; most have no use for options. */
typedef void dump_printer(const struct document *document, const struct dump_options *options,
                          struct buffer *lines);

#endif
