/* What became of each input, for programs: the report, and the catalogue for people.
 *
 * Shape: a record is a line of JSON (RFC 8259) in the file of --report, and a row of the table of --catalog
 * (converter/run/catalog.h). A name that is not UTF-8 is shown as GB 18030 has it, and is whole in source_uri, as
 * RFC 3986 writes bytes: %B5%DA.txt.
 *
 * Owner: records_open is undone by records_close.
 *
 * Errors: a file that cannot be written is reported by name; STATUS_FAILED. */
#ifndef CONVERTER_RUN_RECORDS_H
#define CONVERTER_RUN_RECORDS_H

#include "base/sink.h"
#include "converter/run/result.h"

struct records {
    struct sink *report, *catalog; /* NULL: none is wanted */
    size_t target_count;
    bool is_dry;
};

enum status records_open(struct records *records, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag);

/* What became of an input, or of what is none. */
void records_write(const struct records *records, const struct input *input, const struct result *result);

enum status records_close(struct records *records, struct diag *diag);

#endif
