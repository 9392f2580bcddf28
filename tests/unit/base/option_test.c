#include "base/option.h"
#include "tests/unit/cmocka.h"

static const struct option_row rows[] = {
    {.name = "width",
     .kind = OPTION_NUMBER,
     .fallback = "80",
     .minimum = 0,
     .maximum = 1000,
     .summary = "columns"},
    {.name = "eol", .kind = OPTION_CHOICE, .fallback = "lf", .choices = "lf|crlf", .summary = "line ends"},
    {.name = "bom", .kind = OPTION_FLAG, .fallback = "no", .summary = "a byte order mark"},
    {.name = "font", .kind = OPTION_TEXT, .choices = "FILE", .summary = "a font", .repeatable = true},
};
static const struct option_table table = {rows, sizeof rows / sizeof *rows};

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
    assert_int_equal(option_number(values, "width"), 80);
    assert_int_equal(option_choice(values, "eol"), 0);
    assert_false(option_flag(values, "bom"));
    assert_null(option_text(values, "font"));
    assert_false(option_is_set(values, "width"));
    assert_int_equal(set(values, "width", "40"), STATUS_OK);
    assert_int_equal(set(values, "width", "36"), STATUS_OK);
    assert_int_equal(set(values, "eol", "crlf"), STATUS_OK);
    assert_int_equal(set(values, "bom", "yes"), STATUS_OK);
    assert_int_equal(option_number(values, "width"), 36);
    assert_int_equal(option_count(values, "width"), 1);
    assert_int_equal(option_choice(values, "eol"), 1);
    assert_true(option_flag(values, "bom"));
    option_values_free(values);
}

static void refuses_what_the_table_does_not_allow(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"width", "-1"},
        {"width", "1001"},
        {"width", ""},
        {"width", "8x"},
        {"width", "99999999999999999999"},
        {"eol", "cr"},
        {"eol", "lf|crlf"},
        {"bom", "maybe"},
        {"height", "1"},
    };
    struct option_values *values = option_values_new(&table);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(set(values, bad[i][0], bad[i][1]), STATUS_USAGE);
    assert_int_equal(option_number(values, "width"), 80);
    option_values_free(values);
}

static void the_ends_of_a_range_are_in_it(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    assert_int_equal(set(values, "width", "0"), STATUS_OK);
    assert_int_equal(option_number(values, "width"), 0);
    assert_int_equal(set(values, "width", "1000"), STATUS_OK);
    assert_int_equal(option_number(values, "width"), 1000);
    option_values_free(values);
}

static void keeps_repeated_values_in_order(void **state)
{
    (void)state;
    struct option_values *values = option_values_new(&table);
    assert_int_equal(set(values, "font", "a.ttf"), STATUS_OK);
    assert_int_equal(set(values, "font", "b.ttf"), STATUS_OK);
    assert_int_equal(option_count(values, "font"), 2);
    assert_string_equal(option_text_at(values, "font", 0), "a.ttf");
    assert_string_equal(option_text_at(values, "font", 1), "b.ttf");
    option_values_free(values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_stand_until_something_is_set),
        cmocka_unit_test(refuses_what_the_table_does_not_allow),
        cmocka_unit_test(the_ends_of_a_range_are_in_it),
        cmocka_unit_test(keeps_repeated_values_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
