/* --check: looks finished files over and writes nothing.
 *
 * Shape: a line "book.epub: no errors" on standard output for each that has none, unless quiet.
 *
 * Errors: STATUS_FAILED when a file has an error, cannot be read, or is of a format that has no check. */
#ifndef CONVERTER_RUN_CHECK_H
#define CONVERTER_RUN_CHECK_H

#include "converter/inputs/inputs.h"

enum status check_inputs(const struct input_list *inputs, bool is_quiet, struct diag *diag);

#endif
