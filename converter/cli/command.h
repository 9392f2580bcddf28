/* The command line: its options, by the table of converter/cli/options.h, and its inputs.
 *
 * Owner: command_open is undone by command_free; inputs are borrowed from argv.
 *
 * Errors: what makes no sense is reported, with STATUS_USAGE.
 *
 * Source: POSIX.1-2017 §12.2 (utility syntax guidelines), GNU long options; options and inputs may be mixed.
 */
#ifndef CONVERTER_CLI_COMMAND_H
#define CONVERTER_CLI_COMMAND_H

#include "base/arena.h"
#include "converter/cli/options.h"

struct command {
    struct arena *arena;
    struct option_values *values;
    const struct command_options *options; /* what the values are */
    const char **inputs;
    size_t input_count;
    const char **settings_files; /* that were read */
    size_t settings_count;
};

/* A command without options and inputs, with room for the inputs among `count` arguments. */
void command_open(struct command *command, int count);
void command_free(struct command *command);

/* All options are at their defaults again; gives the values that were set, which the caller frees. */
struct option_values *command_reset(struct command *command);

/* Sets the options that the arguments name, over those that are set, and keeps the inputs. The first argument
 * is the program. */
enum status command_parse(struct command *command, int count, char **arguments, struct diag *diag);

#endif
