/* What became of each input, for programs: the report, and the catalogue for people.
 *
 * Shape: a record is a line of JSON (RFC 8259) in the file of --report, and a row of the table of --catalog
 * (converter/run/catalog.h). Both have the inputs in their order, and what was left out at its place.
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
    const struct input *inputs;    /* all of the run, and what is none */
    const struct left_out *left_out;
    size_t left_out_count, written; /* `written` of these were recorded */
    size_t target_count;
};

enum status records_open(struct records *records, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag);

/* Writes what was left out before the input, and then what became of it. */
void records_write(struct records *records, const struct input *input, const struct result *result);

enum status records_close(struct records *records, struct diag *diag);

#endif
