/* The options of the program: one table that is parsed by, that prints --help and the completions, and that a
 * test compares with the manual banxin.1. */
#ifndef CONVERTER_CLI_OPTIONS_H
#define CONVERTER_CLI_OPTIONS_H

#include "base/option.h"
#include "converter/cli/values.h"

/* What is known of an option beside its value: the marks of its row. */
enum command_mark {
    COMMAND_FOR_FOLDER = 1 << 0, /* it means something with -d alone */
    COMMAND_FOR_BOOKS = 1 << 1,  /* and with --merge, too */
    COMMAND_HARMLESS = 1 << 2,   /* the settings file of an archive may set it */
    COMMAND_DECIDES = 1 << 3,    /* the bytes of outputs depend on it */
    COMMAND_ASSIGNMENT = 1 << 4, /* its value is NAME=VALUE, for a format */
    COMMAND_TYPED = 1 << 5,      /* settings files do not have it */
    COMMAND_READS = 1 << 6,      /* it names a format that can be read */
    COMMAND_OF_ARTICLE = 1 << 8, /* a setting of some files may have it */
    COMMAND_WRITES = 1 << 7,     /* it names formats that can be written */
    COMMAND_ALONE = 1 << 9,      /* at the end of the line it needs no value */
    COMMAND_PLACE = 1 << 10,     /* it says where outputs go */
    COMMAND_OF_BOOK = 1 << 11,   /* with --merge it is the book's, not the articles' */
};

#define WORDS_OF_output_names_kind(WORD) WORD(NAMES_PORTABLE, "portable") WORD(NAMES_EXACT, "exact")
OPTION_ENUM(output_names_kind);

/* MERGE_DIR_1 and so on: of the folders so many levels below what was named, with all below them; MERGE_SHELF (of
 * level 1) and so on: the same, but what lies higher is not one book of its folder, but each text one. */
#define WORDS_OF_merge_kind(WORD)                                                                            \
    WORD(MERGE_ALL, "all")                                                                                   \
    WORD(MERGE_DIR, "dir")                                                                                   \
    WORD(MERGE_DIR_1, "dir:1")                                                                               \
    WORD(MERGE_DIR_2, "dir:2")                                                                               \
    WORD(MERGE_DIR_3, "dir:3")                                                                               \
    WORD(MERGE_SHELF, "shelf") WORD(MERGE_SHELF_2, "shelf:2") WORD(MERGE_SHELF_3, "shelf:3")
OPTION_ENUM_OR(merge_kind, MERGE_NONE);

#define WORDS_OF_shell(WORD) WORD(SHELL_BASH, "bash") WORD(SHELL_ZSH, "zsh") WORD(SHELL_FISH, "fish")
OPTION_ENUM_OR(shell, SHELL_NONE);

/* Texts are NULL, and numbers 0, when they were not given. */
struct command_options {
    const char *to, *from;
    const char *encoding;
    const char *output, *output_dir;
    struct option_texts assignments; /* of -O: "NAME=VALUE" */
    const char *title, *author, *date, *language;
    const char *series, *series_index;
    const char *name;
    enum output_names_kind names;
    enum merge_kind merge;
    bool dedupe;
    bool force;
    struct option_texts files_from;
    bool null;
    struct option_texts include, exclude;
    const char *since;
    bool allow_empty;
    long jobs;
    long timeout;    /* seconds; 0: none */
    long max_memory; /* megabytes; 0: any */
    bool dry_run;
    const char *report, *catalog;
    bool watch;
    struct shard shard;
    bool merge_reports;
    bool strict;
    bool check;
    struct option_texts font_choices, font_folders;
    struct option_texts config;
    bool no_config, show_config;
    bool list_fonts;
    const char *list_options; /* of this format */
    bool list_formats;
    bool quiet, verbose;
    enum shell completion;
    bool help, version;
};

extern const struct option_table program_options;

#endif
