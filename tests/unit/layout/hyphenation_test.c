/* Where words may be divided, by the patterns of their language (R1.15). */
#include "formats/layout/paragraph/hyphenation.h"

#include "base/utf8.h"
#include "tests/unit/cmocka.h"

#include <string.h>

/* `divided` is the word with a hyphen at each place. */
static void expect(const char *language, const char *divided)
{
    uint32_t word[HYPHENATION_LONGEST + 1], count = 0;
    uint8_t wanted[HYPHENATION_LONGEST + 1] = {0}, marks[HYPHENATION_LONGEST] = {0};
    for (size_t at = 0; divided[at];) {
        uint32_t code = utf8_next(divided, strlen(divided), &at);
        if (code == '-')
            wanted[count] = 1;
        else
            word[count++] = code;
    }
    bool found = hyphenation_find(language, word, count, marks);
    assert_int_equal(found, strchr(divided, '-') != NULL);
    if (found)
        assert_memory_equal(marks, wanted, count);
}

static void test_english(void **state)
{
    (void)state;
    expect("en", "hy-phen-ation");
    expect("en-GB", "com-pre-hen-sion");
    expect("en", "Re-quire-ments");
    expect("en", "ta-ble");
    expect("en", "happy"); /* hap-py: two letters behind it are too few */
    expect("en", "don’t");
}

static void test_other_languages(void **state)
{
    (void)state;
    expect("de", "Recht-schreib-re-form");
    expect("de-AT", "Grö-ßen");
    expect("de", "Freunde"); /* Freun-de */
    expect("de", "Freun-des");
    expect("fr", "in-com-pré-hen-sible");
    expect("fr", "œuvre");
    expect("es", "incomprensible");
    expect("zh-Hans", "ger-mi-na-tion");
    expect("ko", "ger-mi-na-tion");
}

static void test_what_is_no_word(void **state)
{
    (void)state;
    expect("en", "информация");
    expect("en", "");
    expect("en", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_what_is_no_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
