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

/* What a settings file says of a format, or of some inputs. */
struct setting {
    const char *section; /* as format_options.h names it: "pdf", "reading"; NULL: any that has the option */
    const char *files;   /* of [files "PATTERN"], one text for all settings of the section; NULL: all */
    struct place files_place; /* of that head */
    const char *folder;       /* the pattern is about files below it; NULL: about all */
    const char *lead;         /* names that the pattern has before what is below `folder`; NULL: none */
    bool is_of_article;       /* it is an option of the program: title, author, ...; else of a format */
    bool is_of_folder;        /* it is for inputs below `folder` alone */
    bool is_standing;         /* its file is about more than the inputs of a run */
    bool is_named;            /* its file was named by --config */
    const char *name, *value;
    struct place place;
};

struct setting_list {
    struct setting *items;
    size_t count, capacity;
};

/* Where an option of the program was set last by a file. */
struct option_origin {
    const struct option_row *row;
    struct place place;
};

struct command {
    struct arena *arena;
    struct option_values *values;
    const struct command_options *options; /* what the values are */
    const char **inputs;
    size_t input_count;
    const char **settings_files; /* that were read */
    size_t settings_count;
    struct setting_list settings;
    struct option_values *typed; /* what the command line alone says */
    struct option_origin *origins;
    size_t origin_count;
    const char **settings_folders; /* whose files are about the run */
    size_t settings_folder_count;
    bool has_bad_settings; /* a file has a mistake, which was reported */
};

/* Where the option was set last by a file; nowhere when it was typed, or not set. */
struct place command_origin(const struct command *command, const struct option_row *row);

void setting_list_add(struct setting_list *list, const struct setting *setting);

/* A command without options and inputs, with room for the inputs among `count` arguments. */
void command_open(struct command *command, int count);
void command_free(struct command *command);

/* All options are at their defaults again; gives the values that were set, which the caller frees. */
struct option_values *command_reset(struct command *command);

/* Sets the options that the arguments name, over those that are set, and keeps the inputs. The first argument
 * is the program. */
enum status command_parse(struct command *command, int count, char **arguments, struct diag *diag);

#endif
