#include "base/option.h"

#include "base/arena.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct given {
    char **texts;
    size_t count;
};

struct option_values {
    const struct option_table *table;
    struct arena *arena;
    struct given given[]; /* one a row */
};

struct option_values *option_values_new(const struct option_table *table)
{
    size_t size = sizeof(struct option_values) + table->count * sizeof(struct given);
    struct option_values *values = memory_allocate(size);
    memset(values, 0, size);
    values->table = table;
    values->arena = arena_new();
    return values;
}

void option_values_free(struct option_values *values)
{
    if (!values)
        return;
    for (size_t i = 0; i < values->table->count; i++)
        free(values->given[i].texts);
    arena_free(values->arena);
    free(values);
}

const struct option_row *option_find(const struct option_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (!strcmp(table->rows[i].name, name))
            return &table->rows[i];
    return NULL;
}

/* The index of `value` among "a|b|c", or -1. */
static long find_choice(const char *choices, const char *value)
{
    size_t length = strlen(value);
    for (long index = 0;; index++) {
        size_t this_length = strcspn(choices, "|");
        if (this_length == length && !strncmp(choices, value, length))
            return index;
        if (!choices[this_length])
            return -1;
        choices += this_length + 1;
    }
}

static bool parse_number(const char *text, long *number)
{
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    return !errno && end != text && !*end;
}

bool option_allows(const struct option_row *row, const char *value)
{
    long number;
    switch (row->kind) {
    case OPTION_FLAG: return find_choice("yes|no", value) >= 0;
    case OPTION_NUMBER:
        return parse_number(value, &number) && number >= row->minimum && number <= row->maximum;
    case OPTION_CHOICE: return find_choice(row->choices, value) >= 0;
    case OPTION_TEXT: return true;
    }
    return false;
}

bool option_has_word(const struct option_row *row, const char *value)
{
    return row->choices && islower((unsigned char)*value) && find_choice(row->choices, value) >= 0;
}

static char *describe_allowed(struct arena *arena, const struct option_row *row)
{
    switch (row->kind) {
    case OPTION_FLAG: return arena_copy_text(arena, "yes or no");
    case OPTION_NUMBER:
        return arena_format(arena, "a whole number from %ld to %ld", row->minimum, row->maximum);
    case OPTION_CHOICE: return arena_format(arena, "one of %s", row->choices);
    case OPTION_TEXT: return arena_copy_text(arena, "any text");
    }
    return NULL;
}

static char *list_names(struct arena *arena, const struct option_table *table)
{
    char *names = arena_copy_text(arena, table->count ? "" : "(none)");
    for (size_t i = 0; i < table->count; i++)
        names = arena_format(arena, "%s%s%s", names, i ? ", " : "", table->rows[i].name);
    return names;
}

enum status option_values_set(struct option_values *values, const char *name, const char *value,
                              struct diag *diag, struct place place)
{
    const struct option_row *row = option_find(values->table, name);
    if (!row) {
        const char *names = list_names(values->arena, values->table);
        diag_report(diag, place, DIAG_UNKNOWN_FORMAT_OPTION, name, names);
        return STATUS_USAGE;
    }
    if (!option_allows(row, value)) {
        diag_report(diag, place, DIAG_BAD_VALUE, name, value, describe_allowed(values->arena, row));
        return STATUS_USAGE;
    }
    struct given *given = &values->given[row - values->table->rows];
    if (!row->repeatable)
        given->count = 0;
    given->texts = memory_resize(given->texts, (given->count + 1) * sizeof *given->texts);
    given->texts[given->count++] = arena_copy_text(values->arena, value);
    return STATUS_OK;
}

static size_t row_index(const struct option_values *values, const char *name)
{
    const struct option_row *row = option_find(values->table, name);
    if (!row) {
        fprintf(stderr, "banxin: no option %s in this table\n", name);
        abort();
    }
    return (size_t)(row - values->table->rows);
}

const char *option_text(const struct option_values *values, const char *name)
{
    size_t index = row_index(values, name);
    const struct given *given = &values->given[index];
    return given->count ? given->texts[given->count - 1] : values->table->rows[index].fallback;
}

long option_number(const struct option_values *values, const char *name)
{
    const char *text = option_text(values, name);
    return text ? strtol(text, NULL, 10) : 0;
}

bool option_flag(const struct option_values *values, const char *name)
{
    const char *text = option_text(values, name);
    return text && !strcmp(text, "yes");
}

size_t option_choice(const struct option_values *values, const char *name)
{
    size_t index = row_index(values, name);
    return (size_t)find_choice(values->table->rows[index].choices, option_text(values, name));
}

bool option_is_set(const struct option_values *values, const char *name)
{
    return option_count(values, name) > 0;
}

size_t option_count(const struct option_values *values, const char *name)
{
    return values->given[row_index(values, name)].count;
}

const char *option_text_at(const struct option_values *values, const char *name, size_t index)
{
    return values->given[row_index(values, name)].texts[index];
}
