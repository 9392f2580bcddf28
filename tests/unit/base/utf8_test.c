#include "base/utf8.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static void every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t character = 0; character <= 0x10FFFF; character++) {
        char bytes[UTF8_LONGEST];
        size_t length = utf8_encode(character, bytes);
        bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
        size_t offset = 0;
        assert_int_equal(utf8_next(bytes, length, &offset), is_surrogate ? UTF8_REPLACEMENT : character);
        assert_int_equal(offset, length);
        assert_int_equal(utf8_previous(bytes, &offset), is_surrogate ? UTF8_REPLACEMENT : character);
        assert_int_equal(offset, 0);
    }
}

/* Unicode 15.0 §3.9, tables 3-8 to 3-11: one U+FFFD for each longest valid beginning. */
static void bad_sequences_are_replaced_as_the_standard_advises(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t replacements;
    } cases[] = {
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82", 8},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF", 8},
        {"\xF4\x91\x92\x93\xFF\x80\xBF", 7},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF", 4},
        {"\xE7\x89", 1},
        {"\x80", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].bytes), offset = 0, replacements = 0;
        assert_false(utf8_is_valid(cases[i].bytes, length));
        while (offset < length) {
            bool valid;
            assert_int_equal(utf8_next_checked(cases[i].bytes, length, &offset, &valid), UTF8_REPLACEMENT);
            assert_false(valid);
            replacements++;
        }
        assert_int_equal(replacements, cases[i].replacements);
    }
}

static void counts_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_count("a版𠮷", 8), 3);
    assert_true(utf8_is_valid("a版𠮷", 8));
    assert_false(utf8_is_valid("a版𠮷", 7));
}

static void finds_whole_words_of_a_list(void **state)
{
    (void)state;
    assert_true(ascii_has_word("nav", "nav"));
    assert_true(ascii_has_word(" cover-image\tnav ", "nav"));
    assert_false(ascii_has_word("navigation unnav", "nav"));
    assert_false(ascii_has_word("", "nav"));
    assert_false(ascii_has_word(NULL, "nav"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(bad_sequences_are_replaced_as_the_standard_advises),
        cmocka_unit_test(counts_characters),
        cmocka_unit_test(finds_whole_words_of_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
