#include "converter/cli/options.h"

#include "base/arena.h"
#include "converter/cli/config.h"

#include <stdlib.h>
#include <string.h>

/* In the order of --help. */
static const struct option_row rows[] = {
    {.name = "to",
     .letter = 't',
     .kind = OPTION_TEXT,
     .choices = "FORMAT",
     .summary = "the format to write, or several: text,epub; else by the extension of -o, else text"},
    {.name = "from",
     .letter = 'f',
     .kind = OPTION_TEXT,
     .choices = "FORMAT",
     .summary = "the format to read; else by content"},
    {.name = "encoding",
     .kind = OPTION_TEXT,
     .choices = "NAME",
     .summary = "the encoding of the inputs, whatever was found: gbk, big5, utf-8, ..."},
    {.name = "output",
     .letter = 'o',
     .kind = OPTION_TEXT,
     .choices = "FILE",
     .is_path = true,
     .summary = "write to FILE; \"-\" is standard output"},
    {.name = "output-dir",
     .letter = 'd',
     .kind = OPTION_TEXT,
     .choices = "DIR",
     .is_path = true,
     .summary = "write one output for each input into DIR, named after the input"},
    {.name = "option",
     .letter = 'O',
     .kind = OPTION_TEXT,
     .choices = "NAME=VALUE",
     .repeatable = true,
     .summary = "set an option of the format; see --list-options"},
    {.name = "title", .kind = OPTION_TEXT, .choices = "TEXT", .summary = "the title, whatever was found"},
    {.name = "author", .kind = OPTION_TEXT, .choices = "TEXT", .summary = "the author, whatever was found"},
    {.name = "date",
     .kind = OPTION_TEXT,
     .choices = "DATE",
     .summary = "the date, whatever was found: 2019-06-05, 2019-06 or 2019"},
    {.name = "language",
     .kind = OPTION_TEXT,
     .choices = "TAG",
     .summary = "the language, whatever was found: zh-CN, zh-TW, ja, ..."},
    {.name = "name",
     .kind = OPTION_TEXT,
     .choices = "PATTERN",
     .fallback = "{stem}",
     .summary = "with -d, name outputs by {stem} {title} {order:03} {date} {author} {dir}"},
    {.name = "names",
     .kind = OPTION_CHOICE,
     .choices = "portable|exact",
     .fallback = "portable",
     .summary = "with -d, names of outputs that every common disk can hold, or as they are"},
    {.name = "merge",
     .kind = OPTION_CHOICE,
     .choices = "all|dir",
     .implied = "all",
     .summary = "write one book of all inputs; --merge=dir: one of each folder"},
    {.name = "dedupe",
     .kind = OPTION_FLAG,
     .summary = "with --merge, leave out an article that is there already under another name"},
    {.name = "force",
     .kind = OPTION_FLAG,
     .summary = "with -d, make what is up to date, and overwrite files of others"},
    {.name = "files-from",
     .kind = OPTION_TEXT,
     .choices = "LIST",
     .is_path = true,
     .repeatable = true,
     .summary = "read names of inputs from LIST, one a line; \"-\" is standard input"},
    {.name = "null",
     .letter = '0',
     .kind = OPTION_FLAG,
     .summary = "names in LIST end with NUL, not with a line feed"},
    {.name = "include",
     .kind = OPTION_TEXT,
     .choices = "PATTERN",
     .repeatable = true,
     .summary = "below folders, take only files that fit, whatever their extension"},
    {.name = "exclude",
     .kind = OPTION_TEXT,
     .choices = "PATTERN",
     .repeatable = true,
     .summary = "below folders, leave out files and folders that fit"},
    {.name = "jobs",
     .letter = 'j',
     .kind = OPTION_NUMBER,
     .is_ceiling = true,
     .choices = "N",
     .minimum = 1,
     .maximum = 256,
     .summary = "with -d, work in N processes; else as many as there are processors"},
    {.name = "timeout",
     .kind = OPTION_NUMBER,
     .is_ceiling = true,
     .choices = "SECONDS",
     .fallback = "300",
     .maximum = 1000000,
     .summary = "with -d or --merge, give up an input after so long; 0 is never"},
    {.name = "max-memory",
     .kind = OPTION_NUMBER,
     .is_ceiling = true,
     .choices = "MB",
     .fallback = "0",
     .maximum = 1000000,
     .summary = "with -d or --merge, give up an input that takes more memory; 0 is never"},
    {.name = "dry-run",
     .letter = 'n',
     .kind = OPTION_FLAG,
     .summary = "with -d or --merge, print what would be done, and do nothing"},
    {.name = "report",
     .kind = OPTION_TEXT,
     .choices = "FILE",
     .is_path = true,
     .summary = "with -d or --merge, write a record of each input to FILE, as lines of JSON"},
    {.name = "watch",
     .kind = OPTION_FLAG,
     .summary = "with -d or -o, convert also what changes from now on, until interrupted"},
    {.name = "shard",
     .kind = OPTION_TEXT,
     .choices = "I/N",
     .summary = "take the share I of N of the inputs, for several machines"},
    {.name = "merge-reports",
     .kind = OPTION_FLAG,
     .summary = "join the reports that are the inputs, into -o FILE"},
    {.name = "strict", .kind = OPTION_FLAG, .summary = "a warning makes the exit status 1"},
    {.name = "check",
     .kind = OPTION_FLAG,
     .summary = "look over books (EPUB) and say what to mend; write nothing"},
    {.name = "font",
     .kind = OPTION_TEXT,
     .choices = "ROLE=FONT",
     .is_path = true,
     .repeatable = true,
     .summary = "a file or a family for song, hei, kai, fangsong, mono or latin"},
    {.name = "font-dir",
     .kind = OPTION_TEXT,
     .choices = "DIR",
     .is_path = true,
     .repeatable = true,
     .summary = "find families in this folder too"},
    {.name = "config",
     .kind = OPTION_TEXT,
     .choices = "FILE",
     .is_path = true,
     .repeatable = true,
     .summary = "read settings from FILE too, as from your own banxin.conf"},
    {.name = "list-fonts", .kind = OPTION_FLAG, .summary = "print which face serves which role, and why"},
    {.name = "list-options",
     .kind = OPTION_TEXT,
     .choices = "FORMAT",
     .summary = "print the options of a format, with their defaults"},
    {.name = "list-formats", .kind = OPTION_FLAG, .summary = "print the formats"},
    {.name = "quiet", .letter = 'q', .kind = OPTION_FLAG, .summary = "print errors only"},
    {.name = "verbose",
     .letter = 'v',
     .kind = OPTION_FLAG,
     .summary = "print also what was written, skipped or found"},
    {.name = "completion",
     .kind = OPTION_CHOICE,
     .choices = "bash|zsh|fish",
     .summary = "print a completion script for a shell"},
    {.name = "help", .letter = 'h', .kind = OPTION_FLAG, .summary = "print this help"},
    {.name = "version", .kind = OPTION_FLAG, .summary = "print the versions of banxin and its libraries"},
};

const struct option_table program_options = {rows, sizeof rows / sizeof *rows};

/* The arguments, as far as they are read. */
struct arguments {
    char **next, **end;
    struct command *command;
    struct diag *diag;
};

static const struct option_row *find_letter(char letter)
{
    for (size_t i = 0; i < program_options.count; i++)
        if (rows[i].letter == letter)
            return &rows[i];
    return NULL;
}

static const struct option_row *find_long(const char *name, size_t length)
{
    for (size_t i = 0; i < program_options.count; i++)
        if (strlen(rows[i].name) == length && !strncmp(rows[i].name, name, length))
            return &rows[i];
    return NULL;
}

static enum status report(struct diag *diag, enum diag_id id, const char *option)
{
    diag_report(diag, (struct place){0}, id, option);
    return STATUS_USAGE;
}

static enum status keep(struct arguments *arguments, const struct option_row *row, const char *value)
{
    return option_values_set(arguments->command->options, row->name, value, arguments->diag,
                             (struct place){0});
}

/* "value" stands with the option ("-oFILE", "--output=FILE"), or NULL: the next argument is the value. */
static enum status keep_with_value(struct arguments *arguments, const struct option_row *row,
                                   const char *value, const char *typed)
{
    if (!value && arguments->next == arguments->end)
        return report(arguments->diag, DIAG_MISSING_VALUE, typed);
    return keep(arguments, row, value ? value : *arguments->next++);
}

static enum status parse_long(struct arguments *arguments, const char *typed)
{
    const char *name = typed + 2;
    size_t length = strcspn(name, "=");
    const char *value = name[length] ? name + length + 1 : NULL;
    const struct option_row *row = find_long(name, length);
    if (!row)
        return report(arguments->diag, DIAG_UNKNOWN_OPTION, typed);
    if (row->implied && !value)
        return keep(arguments, row, row->implied);
    if (row->kind != OPTION_FLAG)
        return keep_with_value(arguments, row, value, typed);
    if (value)
        return report(arguments->diag, DIAG_UNWANTED_VALUE, typed);
    return keep(arguments, row, "yes");
}

/* "-qv", "-o FILE", "-oFILE". */
static enum status parse_short(struct arguments *arguments, const char *typed)
{
    for (const char *letter = typed + 1; *letter; letter++) {
        const struct option_row *row = find_letter(*letter);
        if (!row)
            return report(arguments->diag, DIAG_UNKNOWN_OPTION, typed);
        if (row->kind != OPTION_FLAG)
            return keep_with_value(arguments, row, letter[1] ? letter + 1 : NULL, typed);
        enum status status = keep(arguments, row, "yes");
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static void add_input(struct command *command, const char *input)
{
    command->inputs[command->input_count++] = input;
}

static enum status parse_argument(struct arguments *arguments, const char *typed)
{
    if (typed[0] != '-' || !typed[1]) {
        add_input(arguments->command, typed);
        return STATUS_OK;
    }
    return typed[1] == '-' ? parse_long(arguments, typed) : parse_short(arguments, typed);
}

static enum status parse_all(struct command *command, int count, char **texts, struct diag *diag)
{
    struct arguments arguments = {texts + 1, texts + count, command, diag};
    command->input_count = 0;
    while (arguments.next < arguments.end) {
        const char *typed = *arguments.next++;
        if (!strcmp(typed, "--"))
            break;
        enum status status = parse_argument(&arguments, typed);
        if (status != STATUS_OK)
            return status;
    }
    while (arguments.next < arguments.end)
        add_input(command, *arguments.next++);
    return STATUS_OK;
}

/* The inputs tell which files hold settings, and what is typed counts more than these; so it is parsed once
 * more, over them. */
enum status command_parse(struct command *command, int count, char **texts, struct diag *diag)
{
    *command = (struct command){.arena = arena_new(), .options = option_values_new(&program_options)};
    command->inputs = memory_allocate((size_t)(count + 1) * sizeof *command->inputs);
    enum status status = parse_all(command, count, texts, diag);
    if (status != STATUS_OK)
        return status;
    struct option_values *typed = command->options;
    command->options = option_values_new(&program_options);
    status = config_read(command, typed, diag);
    option_values_free(typed);
    return status == STATUS_OK ? parse_all(command, count, texts, diag) : status;
}

void command_free(struct command *command)
{
    option_values_free(command->options);
    free(command->inputs);
    free(command->settings_files);
    arena_free(command->arena);
}
