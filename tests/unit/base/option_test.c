#include "base/option.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_OF_sample_eol(WORD) WORD(EOL_LF, "lf") WORD(EOL_CRLF, "crlf")
OPTION_ENUM(sample_eol);

#define WORDS_OF_sample_book(WORD) WORD(BOOK_ALL, "all") WORD(BOOK_DIR, "dir")
OPTION_ENUM_OR(sample_book, BOOK_NONE);

struct even {
    long half;
    const char *text;
};

static const char *even_parse(const char *text, void *even)
{
    long number = atol(text);
    if (number % 2)
        return "an even number";
    *(struct even *)even = (struct even){number / 2, text};
    return NULL;
}

static const char *find_fault(const char *text)
{
    return *text ? NULL : "a name";
}

struct sample {
    bool bom;
    const char *name;
    long width;
    enum sample_eol eol;
    enum sample_book book;
    struct option_texts fonts;
    struct even even;
};
#define OPTIONS struct sample

static const struct option_row rows[] = {
    {.name = "width",
     STORE_NUMBER(width),
     .fallback = "80",
     .minimum = 0,
     .maximum = 1000,
     .summary = "columns"},
    {.name = "eol", STORE_CHOICE(eol, sample_eol), .fallback = "lf", .summary = "line ends"},
    {.name = "book", STORE_CHOICE_OR_NONE(book, sample_book), .summary = "one book"},
    {.name = "bom", STORE_FLAG(bom), .fallback = "no", .summary = "a byte order mark"},
    {.name = "font", STORE_TEXTS(fonts), .choices = "FILE", .find_fault = find_fault, .summary = "a font"},
    {.name = "name", STORE_TEXT(name), .choices = "NAME", .find_fault = find_fault, .summary = "a name"},
    {.name = "even", STORE_VALUE(even, even), .choices = "N", .summary = "an even number"},
};
static const struct option_table table = {OPTION_TABLE(rows)};

static void keep(void *context, const struct diag_message *message)
{
    snprintf(context, 200, "%s", message->text);
}

static enum status set(struct option_values *values, const char *name, const char *value)
{
    struct diag diag = {0};
    enum status status = option_values_set(values, name, value, &diag, (struct place){0});
    assert_int_equal(diag.counts[SEVERITY_ERROR], status == STATUS_OK ? 0 : 1);
    return status;
}

static void defaults_stand_until_something_is_set(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    const struct sample *sample = option_values_get(values);
    assert_int_equal(sample->width, 80);
    assert_int_equal(sample->eol, EOL_LF);
    assert_int_equal(sample->book, BOOK_NONE);
    assert_false(sample->bom);
    assert_null(sample->name);
    assert_null(sample->even.text);
    assert_int_equal(sample->fonts.count, 0);
    option_values_free(values);
}

static void values_are_stored_where_the_rows_say(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    const struct sample *sample = option_values_get(values);
    assert_int_equal(set(values, "width", "40"), STATUS_OK);
    assert_int_equal(set(values, "width", "36"), STATUS_OK);
    assert_int_equal(set(values, "eol", "crlf"), STATUS_OK);
    assert_int_equal(set(values, "book", "dir"), STATUS_OK);
    assert_int_equal(set(values, "bom", "yes"), STATUS_OK);
    assert_int_equal(set(values, "name", "某"), STATUS_OK);
    assert_int_equal(set(values, "even", "8"), STATUS_OK);
    assert_int_equal(sample->width, 36);
    assert_int_equal(sample->eol, EOL_CRLF);
    assert_int_equal(sample->book, BOOK_DIR);
    assert_true(sample->bom);
    assert_string_equal(sample->name, "某");
    assert_int_equal(sample->even.half, 4);
    assert_string_equal(sample->even.text, "8");
    assert_int_equal(set(values, "bom", "no"), STATUS_OK);
    assert_false(sample->bom);
    option_values_free(values);
}

static void a_refused_value_changes_nothing(void **state)
{
    (void)state;
    static const char *const bad[][3] = {
        {"width", "-1", "width=-1 is not allowed; it takes a whole number from 0 to 1000"},
        {"width", "1001", "width=1001 is not allowed; it takes a whole number from 0 to 1000"},
        {"width", "", "width= is not allowed; it takes a whole number from 0 to 1000"},
        {"width", "8x", "width=8x is not allowed; it takes a whole number from 0 to 1000"},
        {"width", "99999999999999999999",
         "width=99999999999999999999 is not allowed; it takes a whole number from 0 to 1000"},
        {"eol", "cr", "eol=cr is not allowed; it takes one of lf|crlf"},
        {"eol", "lf|crlf", "eol=lf|crlf is not allowed; it takes one of lf|crlf"},
        {"book", "none", "book=none is not allowed; it takes one of all|dir"},
        {"bom", "maybe", "bom=maybe is not allowed; it takes yes or no"},
        {"name", "", "name= is not allowed; it takes a name"},
        {"font", "", "font= is not allowed; it takes a name"},
        {"even", "3", "even=3 is not allowed; it takes an even number"},
        {"height", "1", "unknown option -O height; there are: width, eol, book, bom, font, name, even"},
    };
    struct option_values *values = option_values_new(&table);
    const struct sample *sample = option_values_get(values);
    unsigned char before[sizeof *sample];
    memcpy(before, sample, sizeof before);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char told[200] = "";
        struct diag diag = {.print = keep, .context = told};
        assert_int_equal(option_values_set(values, bad[i][0], bad[i][1], &diag, (struct place){0}),
                         STATUS_USAGE);
        assert_string_equal(told, bad[i][2]);
    }
    assert_memory_equal(before, sample, sizeof before);
    option_values_free(values);
}

static void the_ends_of_a_range_are_in_it(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    const struct sample *sample = option_values_get(values);
    assert_int_equal(set(values, "width", "0"), STATUS_OK);
    assert_int_equal(sample->width, 0);
    assert_int_equal(set(values, "width", "1000"), STATUS_OK);
    assert_int_equal(sample->width, 1000);
    assert_int_equal(option_number_in_force(values, &rows[0]), 1000);
    option_values_free(values);
}

static void keeps_repeated_values_in_order(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    const struct sample *sample = option_values_get(values);
    assert_int_equal(set(values, "font", "a.ttf"), STATUS_OK);
    assert_int_equal(set(values, "font", "b.ttf"), STATUS_OK);
    assert_int_equal(sample->fonts.count, 2);
    assert_string_equal(sample->fonts.items[0], "a.ttf");
    assert_string_equal(sample->fonts.items[1], "b.ttf");
    option_values_free(values);
}

static void what_was_given_is_told_from_the_default(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    const struct option_row *width = option_find(&table, "width");
    assert_int_equal(option_given(values, width).count, 0);
    set(values, "width", "70");
    set(values, "width", "80");
    struct option_texts given = option_given(values, width);
    assert_int_equal(given.count, 1);
    assert_string_equal(given.items[0], "80");
    option_values_free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_stand_until_something_is_set),
        cmocka_unit_test(values_are_stored_where_the_rows_say),
        cmocka_unit_test(a_refused_value_changes_nothing),
        cmocka_unit_test(the_ends_of_a_range_are_in_it),
        cmocka_unit_test(keeps_repeated_values_in_order),
        cmocka_unit_test(what_was_given_is_told_from_the_default),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
