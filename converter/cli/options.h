/* The command line: one table that parses, prints --help, and that a test compares with the manual banxin.1.
 *
 * Owner: command_parse is undone by command_free; inputs are borrowed from argv.
 * Errors: what makes no sense is reported, with STATUS_USAGE.
 * Source: POSIX.1-2017 §12.2 (utility syntax guidelines), GNU long options; options and inputs may be mixed.
 */
#ifndef CONVERTER_OPTIONS_H
#define CONVERTER_OPTIONS_H

#include "base/arena.h"
#include "base/option.h"

extern const struct option_table program_options;

struct command {
    struct arena *arena;
    struct option_values *options;
    const char **inputs;
    size_t input_count;
    const char **settings_files; /* that were read */
    size_t settings_count;
};

enum status command_parse(struct command *command, int count, char **arguments, struct diag *diag);
void command_free(struct command *command);

#endif
