#include "converter/cli/command.h"

#include "converter/cli/format_options.h"
#include "converter/cli/nearest.h"

#include <stdlib.h>
#include <string.h>

/* The arguments, as far as they are read. */
struct arguments {
    char **next, **end;
    struct command *command;
    struct diag *diag;
};

static const struct option_row *find_letter(char letter)
{
    for (size_t i = 0; i < program_options.count; i++)
        if (program_options.rows[i].letter == letter)
            return &program_options.rows[i];
    return NULL;
}

static const struct option_row *find_long(const char *name, size_t length)
{
    for (size_t i = 0; i < program_options.count; i++)
        if (strlen(program_options.rows[i].name) == length &&
            !strncmp(program_options.rows[i].name, name, length))
            return &program_options.rows[i];
    return NULL;
}

static enum status report(struct diag *diag, enum diag_id id, const char *option)
{
    diag_report(diag, (struct place){0}, id, option);
    return STATUS_USAGE;
}

/* The nearest name is the one that was meant. */
static enum status report_unknown(struct diag *diag, const char *typed, const char *name, size_t length)
{
    char copy[64] = "";
    memcpy(copy, name, length < sizeof copy ? length : sizeof copy - 1);
    struct nearest nearest = {.typed = copy};
    if (format_options_find(NULL, copy)) {
        diag_report(diag, (struct place){0}, DIAG_OPTION_OF_FORMAT, typed, copy);
        return STATUS_USAGE;
    }
    nearest_offer_table(&nearest, &program_options);
    if (!nearest.name)
        return report(diag, DIAG_UNKNOWN_OPTION, typed);
    diag_report(diag, (struct place){0}, DIAG_UNKNOWN_OPTION_NEAR, typed, nearest.name);
    return STATUS_USAGE;
}

static enum status keep(struct arguments *arguments, const struct option_row *row, const char *value)
{
    return option_values_set_row(arguments->command->values, row, row->name, value, arguments->diag,
                                 (struct place){0});
}

/* "value" stands with the option ("-oFILE", "--output=FILE"), or NULL: the next argument is the value. */
static enum status keep_with_value(struct arguments *arguments, const struct option_row *row,
                                   const char *value, const char *typed)
{
    bool is_last = !value && arguments->next == arguments->end;
    if (is_last && row->marks & COMMAND_ALONE)
        return keep(arguments, row, "");
    if (is_last)
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
        return report_unknown(arguments->diag, typed, name, length);
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

enum status command_parse(struct command *command, int count, char **texts, struct diag *diag)
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

void setting_list_add(struct setting_list *list, const struct setting *setting)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 16;
        list->items = memory_resize(list->items, list->capacity * sizeof *list->items);
    }
    list->items[list->count++] = *setting;
}

struct place command_origin(const struct command *command, const struct option_row *row)
{
    struct place place = {0};
    bool is_typed = row->kind != OPTION_TEXTS && option_given(command->typed, row).count;
    for (size_t i = 0; !is_typed && i < command->origin_count; i++)
        if (command->origins[i].row == row)
            place = command->origins[i].place;
    return place;
}

struct option_values *command_reset(struct command *command)
{
    struct option_values *before = command->values;
    command->values = option_values_new(&program_options);
    command->options = option_values_get(command->values);
    return before;
}

void command_open(struct command *command, int count)
{
    *command = (struct command){.arena = arena_new()};
    command_reset(command);
    command->inputs = memory_allocate((size_t)(count + 1) * sizeof *command->inputs);
}

void command_free(struct command *command)
{
    option_values_free(command->values);
    option_values_free(command->typed);
    free(command->settings.items);
    free(command->origins);
    free(command->inputs);
    free(command->settings_files);
    free(command->settings_folders);
    arena_free(command->arena);
}
