/* --show-config: the settings that are in force, written as a settings file, each with where it comes from.
 *
 * Errors: reported; STATUS_FAILED when standard output cannot be written. */
#ifndef CONVERTER_CLI_SHOW_CONFIG_H
#define CONVERTER_CLI_SHOW_CONFIG_H

#include "converter/cli/command.h"

enum status show_config(const struct command *command, struct diag *diag);

#endif
