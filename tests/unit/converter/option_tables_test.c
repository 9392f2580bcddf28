/* The option tables of the program and of all formats: what the compiler cannot see in them. */
#include "converter/cli/options.h"
#include "formats/registry.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>

static size_t size_of(const struct option_row *row)
{
    switch (row->kind) {
    case OPTION_FLAG: return sizeof(bool);
    case OPTION_NUMBER: return sizeof(long);
    case OPTION_CHOICE: return sizeof(int);
    case OPTION_TEXT: return sizeof(const char *);
    case OPTION_TEXTS: return sizeof(struct option_texts);
    case OPTION_VALUE: return 1;
    }
    return 0;
}

/* A member that is zero until the option is given must mean nothing else. */
static bool can_be_missed(const struct option_row *row)
{
    if (row->fallback)
        return !row->first_choice;
    return row->kind == OPTION_NUMBER ? row->minimum > 0 : row->kind != OPTION_CHOICE || row->first_choice;
}

static const char *find_row_fault(const struct option_table *table, size_t index)
{
    const struct option_row *row = &table->rows[index];
    if (option_find(table, row->name) != row)
        return "a name twice";
    if (!row->summary)
        return "no summary";
    if (row->offset + size_of(row) > table->size)
        return "stored outside the structure";
    if (!can_be_missed(row))
        return "without a default, and zero is a value";
    for (size_t i = 0; i < index; i++)
        if (table->rows[i].offset < row->offset + size_of(row) &&
            row->offset < table->rows[i].offset + size_of(&table->rows[i]))
            return "stored where another one is";
    return NULL;
}

static void check(const char *owner, const struct option_table *table)
{
    option_values_free(option_values_new(table));
    for (size_t i = 0; i < table->count; i++) {
        const char *fault = find_row_fault(table, i);
        if (fault)
            fail_msg("%s, option %s: %s", owner, table->rows[i].name, fault);
    }
}

static void rows_are_sound(void **state)
{
    (void)state;
    check("the program", &program_options);
    for (size_t i = 0; i < registry_count(); i++) {
        const struct format *format = registry_at(i);
        if (format->read_options)
            check(format->name, format->read_options);
        if (format->write_options)
            check(format->name, format->write_options);
    }
}

/* So that a reader without options takes a structure of zeros. */
static void the_defaults_of_reading_are_zeros(void **state)
{
    (void)state;
    for (size_t i = 0; i < registry_count(); i++) {
        const struct option_table *table = registry_at(i)->read_options;
        if (!table)
            continue;
        struct option_values *values = option_values_new(table);
        void *zeros = calloc(1, table->size);
        assert_memory_equal(option_values_get(values), zeros, table->size);
        free(zeros);
        option_values_free(values);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_sound),
        cmocka_unit_test(the_defaults_of_reading_are_zeros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
