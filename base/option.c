#include "base/option.h"

#include "base/arena.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct given {
    const char **texts;
    size_t count;
};

struct option_values {
    const struct option_table *table;
    struct arena *arena;
    void *structure;
    struct given given[]; /* one a row */
};

/* A fault that the row itself describes: describe_allowed puts it into words. */
static const char by_the_row[] = "";

const struct option_row *option_find(const struct option_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (!strcmp(table->rows[i].name, name))
            return &table->rows[i];
    return NULL;
}

int option_find_word(const char *words, const char *text)
{
    size_t length = strlen(text);
    for (int index = 0;; index++) {
        size_t this_length = strcspn(words, "|");
        if (this_length == length && !strncasecmp(words, text, length))
            return index;
        if (!words[this_length])
            return -1;
        words += this_length + 1;
    }
}

bool option_has_word(const struct option_row *row, const char *value)
{
    return row->choices && islower((unsigned char)*value) && option_find_word(row->choices, value) >= 0;
}

bool option_read_number(const struct option_row *row, const char *text, long *number)
{
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    bool is_number = !errno && end != text && !*end;
    return is_number && *number >= row->minimum && *number <= row->maximum;
}

static const char *store_flag(const char *text, bool *flag)
{
    static const char yes[] = "yes|true|on|1|是", no[] = "no|false|off|0|否";
    bool is_yes = option_find_word(yes, text) >= 0;
    if (!is_yes && option_find_word(no, text) < 0)
        return by_the_row;
    *flag = is_yes;
    return NULL;
}

static const char *store_number(const struct option_row *row, const char *text, long *stored)
{
    long number;
    if (!option_read_number(row, text, &number))
        return by_the_row;
    *stored = number;
    return NULL;
}

/* Every enum of an option has the size of an int. */
static const char *store_choice(const struct option_row *row, const char *text, void *stored)
{
    int index = option_find_word(row->choices, text);
    if (index < 0)
        return by_the_row;
    int value = row->first_choice + index;
    memcpy(stored, &value, sizeof value);
    return NULL;
}

static const char *store_text(const struct option_row *row, const char *text, const char **stored)
{
    const char *fault = row->find_fault ? row->find_fault(text) : NULL;
    if (!fault)
        *stored = text;
    return fault;
}

/* NULL, or what the row takes instead; the structure is then as it was. */
static const char *store(const struct option_row *row, const char *text, void *structure)
{
    void *member = (char *)structure + row->offset;
    switch (row->kind) {
    case OPTION_FLAG: return store_flag(text, member);
    case OPTION_NUMBER: return store_number(row, text, member);
    case OPTION_CHOICE: return store_choice(row, text, member);
    case OPTION_TEXT: return store_text(row, text, member);
    case OPTION_TEXTS: return row->find_fault ? row->find_fault(text) : NULL;
    case OPTION_VALUE: return row->parse(text, member);
    }
    return by_the_row;
}

static void store_default(const struct option_row *row, void *structure)
{
    if (!row->fallback || !store(row, row->fallback, structure))
        return;
    fprintf(stderr, "banxin: option %s does not allow its default\n", row->name);
    abort();
}

struct option_values *option_values_new(const struct option_table *table)
{
    size_t size = sizeof(struct option_values) + table->count * sizeof(struct given);
    struct option_values *values = memory_allocate(size);
    memset(values, 0, size);
    values->table = table;
    values->arena = arena_new();
    values->structure = arena_allocate(values->arena, table->size);
    for (size_t i = 0; i < table->count; i++)
        store_default(&table->rows[i], values->structure);
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

const void *option_values_get(const struct option_values *values)
{
    return values->structure;
}

static const char *describe_allowed(struct arena *arena, const struct option_row *row)
{
    switch (row->kind) {
    case OPTION_FLAG: return PHRASE("yes or no");
    case OPTION_NUMBER:
        return arena_format(arena, translate("a whole number from %ld to %ld"), row->minimum, row->maximum);
    case OPTION_CHOICE: return arena_format(arena, translate("one of %s"), row->choices);
    case OPTION_TEXT:
    case OPTION_TEXTS:
    case OPTION_VALUE: break;
    }
    return row->choices;
}

static const char *list_names(struct arena *arena, const struct option_table *table)
{
    char *names = arena_copy_text(arena, table->count ? "" : "(none)");
    for (size_t i = 0; i < table->count; i++)
        names = arena_format(arena, "%s%s%s", names, i ? ", " : "", table->rows[i].name);
    return names;
}

static void keep_given(struct option_values *values, const struct option_row *row, const char *text)
{
    struct given *given = &values->given[row - values->table->rows];
    if (row->kind != OPTION_TEXTS)
        given->count = 0;
    given->texts = memory_resize(given->texts, (given->count + 1) * sizeof *given->texts);
    given->texts[given->count++] = text;
    if (row->kind == OPTION_TEXTS)
        *(struct option_texts *)(void *)((char *)values->structure + row->offset) = option_given(values, row);
}

/* Figures and words may be typed in full width; texts and names of files are as they are. */
static bool is_in_ascii(const struct option_row *row)
{
    switch (row->kind) {
    case OPTION_FLAG:
    case OPTION_NUMBER:
    case OPTION_CHOICE: return true;
    case OPTION_VALUE: return !row->is_path;
    case OPTION_TEXT:
    case OPTION_TEXTS: break;
    }
    return false;
}

enum status option_values_set_row(struct option_values *values, const struct option_row *row,
                                  const char *called, const char *value, struct diag *diag,
                                  struct place place)
{
    char *text = arena_copy_text(values->arena, value);
    if (is_in_ascii(row))
        utf8_narrow(value, text);
    const char *fault = store(row, text, values->structure);
    if (fault) {
        const char *allowed = fault == by_the_row ? describe_allowed(values->arena, row) : fault;
        diag_report(diag, place, DIAG_BAD_VALUE, called, value, allowed);
        return STATUS_USAGE;
    }
    keep_given(values, row, text);
    return STATUS_OK;
}

enum status option_values_set(struct option_values *values, const char *name, const char *value,
                              struct diag *diag, struct place place)
{
    const struct option_row *row = option_find(values->table, name);
    if (!row) {
        diag_report(diag, place, DIAG_UNKNOWN_FORMAT_OPTION, name, list_names(values->arena, values->table));
        return STATUS_USAGE;
    }
    return option_values_set_row(values, row, name, value, diag, place);
}

struct option_texts option_given(const struct option_values *values, const struct option_row *row)
{
    const struct given *given = &values->given[row - values->table->rows];
    return (struct option_texts){given->texts, given->count};
}

long option_number_in_force(const struct option_values *values, const struct option_row *row)
{
    return *(const long *)(const void *)((const char *)values->structure + row->offset);
}
