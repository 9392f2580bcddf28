/* --check: looks finished files over and writes nothing.
 *
 * Errors: STATUS_FAILED when a file has an error, cannot be read, or is of a format that has no check. */
#ifndef CONVERTER_RUN_CHECK_H
#define CONVERTER_RUN_CHECK_H

#include "converter/inputs/inputs.h"

enum status check_inputs(const struct input_list *inputs, struct diag *diag);

#endif
