/* The parts of a document that `-t dump` can print, one function each.
 *
 * Shape: every function appends lines of UTF-8 to a buffer; a line ends with a line feed.
 * Owner: the buffer is the caller's. */
#ifndef FORMATS_DUMP_PARTS_H
#define FORMATS_DUMP_PARTS_H

#include "base/buffer.h"
#include "base/option.h"
#include "formats/document/document.h"

/* Every part has this form; most have no use for options. */
typedef void dump_part(const struct document *document, const struct option_values *options,
                       struct buffer *lines);

/* The model: the metadata, a line each; then the resources; then one line a node, indented by its depth.
 * Attributes that say nothing (a role of body, a span of 1) are left out. */
dump_part dump_model;

/* The metadata, then the headings: name or level, text, what made it a heading; parted by tabs. */
dump_part dump_outline;

/* The body, a block a line, with | at every place where a line may end. A | or \ of the text is escaped by \;
 * a forced line end is \n. */
dump_part dump_breaks;

/* The lines as the square measure places them: page, x and y of the baseline's beginning, text, and the
 * advance of each cluster; parted by tabs, all in em of three decimals. Ruby stands on lines of its own,
 * above its base; rules and pictures have -rule or -image for a text and their size for advances. */
dump_part dump_lines;

/* Why lines were taken for headings: the role that won, the role that most speaks for and its sum, the text,
 * and the features with their weights; separated by tabs. */
dump_part dump_evidence;

/* Text between double quotes. " and \ and what the eye cannot see (controls, format characters, spaces other
 * than U+0020, variation selectors) are escaped: \" \\ \n \t \uXXXX \UXXXXXXXX. */
void dump_quoted(struct buffer *lines, const char *text, size_t size);

#endif
