/* The moment that an output carries. */
#include "base/timestamp.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>

static void a_moment_is_made(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(timestamp_make(arena, "2019-06-05"), "2019-06-05T00:00:00Z");
    assert_string_equal(timestamp_make(arena, "2019-06"), "2019-06-01T00:00:00Z");
    assert_string_equal(timestamp_make(arena, "2019"), "2019-01-01T00:00:00Z");
    assert_string_equal(timestamp_make(arena, NULL), "1980-01-01T00:00:00Z");
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    assert_string_equal(timestamp_make(arena, "2019-06-05"), "1970-01-02T00:00:00Z");
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    assert_string_equal(timestamp_make(arena, NULL), "1980-01-01T00:00:00Z");
    unsetenv("SOURCE_DATE_EPOCH");
    arena_free(arena);
}

static void an_epoch_beyond_the_calendar_is_passed_over(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    setenv("SOURCE_DATE_EPOCH", "253402300799", 1);
    assert_string_equal(timestamp_make(arena, NULL), "9999-12-31T23:59:59Z");
    setenv("SOURCE_DATE_EPOCH", "253402300800", 1);
    assert_string_equal(timestamp_make(arena, NULL), "1980-01-01T00:00:00Z");
    setenv("SOURCE_DATE_EPOCH", "-1", 1);
    assert_string_equal(timestamp_make(arena, "2019"), "2019-01-01T00:00:00Z");
    setenv("SOURCE_DATE_EPOCH", "0", 1);
    assert_string_equal(timestamp_make(arena, NULL), "1970-01-01T00:00:00Z");
    unsetenv("SOURCE_DATE_EPOCH");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moment_is_made),
        cmocka_unit_test(an_epoch_beyond_the_calendar_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
