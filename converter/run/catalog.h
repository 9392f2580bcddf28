/* The table of --catalog: a row of each input, for a spreadsheet.
 *
 * Shape: CSV in UTF-8 with a byte order mark, each text in quotation marks, lines that end with CR LF. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it, which the spreadsheet takes for
 * the mark of a text.
 *
 * Errors: those of the sink.
 *
 * Source: RFC 4180; OWASP, "CSV Injection". */
#ifndef CONVERTER_RUN_CATALOG_H
#define CONVERTER_RUN_CATALOG_H

#include "base/sink.h"
#include "converter/run/result.h"

void catalog_write_head(struct sink *sink);
void catalog_write_row(struct sink *sink, const struct input *input, const struct result *result,
                       size_t target_count, bool is_dry);

#endif
