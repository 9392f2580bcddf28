/* What the program prints about itself, all of it from the tables: --help, --list-formats, --list-options,
 * --version.
 *
 * Errors: reported; STATUS_FAILED when standard output cannot be written. */
#ifndef CONVERTER_CLI_HELP_H
#define CONVERTER_CLI_HELP_H

#include "base/diag.h"
#include "base/status.h"
#include "converter/cli/options.h"

/* True when `options` ask for one of these, which is then printed and decides `status`. */
bool help_answer(const struct command_options *options, struct diag *diag, enum status *status);

#endif
