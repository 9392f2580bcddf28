/* What stays the same for every job of a run: formats, their options, what overrides the found metadata.
 *
 * Shape: an option given with -O is set for each reader and writer whose table has it; one that none of them
 * has is an error. What a settings file says of a format that is not written now is not for this run.
 *
 * Owner: settings_make is undone by settings_free; texts are borrowed from the command's options.
 *
 * Errors: what makes no sense is reported, with STATUS_USAGE. */
#ifndef CONVERTER_CLI_SETTINGS_H
#define CONVERTER_CLI_SETTINGS_H

#include "converter/cli/command.h"
#include "formats/document/format.h"

/* A format to read or write, with its options. */
struct plug {
    const struct format *format;
    struct option_values *values; /* NULL: the format has no options */
    const void *options;          /* what they are: the structure of the format's table; NULL: none */
};

struct target {
    struct plug plug;
    const struct writer *writer;
};

struct overrides {
    const char *title, *author, *date, *language; /* NULL: as found */
    const char *series, *series_index;
    const char *title_lines; /* NULL: the title has one */
};

struct variant;

struct settings {
    struct arena *arena;
    const struct command *command;
    struct setting_list folder_settings; /* of the files of folders inside archives */
    struct variant **variants;           /* that were made for some inputs */
    struct plug *readers;                /* those that may be used */
    size_t reader_count;
    struct target *targets;
    size_t target_count;
    struct overrides overrides;
    const char *fonts_folder;
    const char *fingerprint; /* for cache_key_make */
};

enum status settings_make(struct settings *settings, const struct command *command, struct diag *diag);
void settings_free(struct settings *settings);

/* What is in force for the input at `path`: the settings of the run, or others that hold also what files say
 * of it, made when they are asked for and kept. NULL after a report: they make no sense. */
const struct settings *settings_of(const struct settings *settings, const char *path, struct diag *diag);

/* What a book is made of, for settings. */
struct book_inputs {
    const char *title; /* for messages */
    const char *const *paths;
    size_t count;
};

/* What is in force for writing a book: the settings of the run, and what files say of all its inputs. What they say
 * of some of them alone is no matter of the book, and reported. */
const struct settings *settings_of_book(const struct settings *settings, const struct book_inputs *book,
                                        struct diag *diag);

#endif
