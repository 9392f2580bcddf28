/* The parts of a document that `-t dump` can print, one function each.
 *
 * Shape: every function appends lines of UTF-8 to a buffer; a line ends with a line feed.
 * Owner: the buffer is the caller's. */
#ifndef FORMATS_DUMP_PARTS_H
#define FORMATS_DUMP_PARTS_H

#include "base/buffer.h"
#include "formats/document/document.h"

/* The model: the metadata, a line each; then the resources; then one line a node, indented by its depth.
 * Attributes that say nothing (a role of body, a span of 1) are left out. */
void dump_model(const struct document *document, struct buffer *lines);

/* The headings: level, line of the source, what made it a heading, text; parted by tabs. Level 0 is the
 * title. */
void dump_outline(const struct document *document, struct buffer *lines);

/* Text between double quotes. " and \ and what the eye cannot see (controls, format characters, spaces other
 * than U+0020, variation selectors) are escaped: \" \\ \n \t \uXXXX \UXXXXXXXX. */
void dump_quoted(struct buffer *lines, const char *text, size_t size);

#endif
