#include "base/buffer.h"
#include "tests/unit/cmocka.h"

static void is_always_terminated(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_append(&buffer, "abc", 2);
    buffer_append_byte(&buffer, '!');
    buffer_append_text(&buffer, "版");
    buffer_append_character(&buffer, 0x5FC3);
    buffer_append_format(&buffer, "%03d", 7);
    assert_string_equal(buffer.data, "ab!版心007");
    assert_int_equal(buffer.length, 12);
    assert_false(buffer.overflowed);
    buffer_free(&buffer);
}

static void truncates(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_append_text(&buffer, "long text");
    buffer_truncate(&buffer, 4);
    assert_string_equal(buffer.data, "long");
    buffer_free(&buffer);
}

static void leaves_out_what_passes_the_ceiling(void **state)
{
    (void)state;
    struct buffer buffer = {.ceiling = 4};
    buffer_append_text(&buffer, "abcd");
    assert_false(buffer.overflowed);
    buffer_append_byte(&buffer, 'e');
    assert_true(buffer.overflowed);
    assert_string_equal(buffer.data, "abcd");
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_always_terminated),
        cmocka_unit_test(truncates),
        cmocka_unit_test(leaves_out_what_passes_the_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
