/* The options of the program: one table that is parsed by, that prints --help and the completions, and that a
 * test compares with the manual banxin.1. */
#ifndef CONVERTER_CLI_OPTIONS_H
#define CONVERTER_CLI_OPTIONS_H

#include "base/option.h"

extern const struct option_table program_options;

#endif
