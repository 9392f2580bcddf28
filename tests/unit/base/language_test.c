#include "base/language.h"
#include "tests/unit/cmocka.h"

static void tells_the_families_apart(void **state)
{
    (void)state;
    static const struct {
        const char *tag;
        enum script_language language;
    } cases[] = {
        {NULL, LANGUAGE_SIMPLIFIED_CHINESE},
        {"", LANGUAGE_SIMPLIFIED_CHINESE},
        {"zh", LANGUAGE_SIMPLIFIED_CHINESE},
        {"zh-CN", LANGUAGE_SIMPLIFIED_CHINESE},
        {"ZH-hans", LANGUAGE_SIMPLIFIED_CHINESE},
        {"zh-Hans-HK", LANGUAGE_SIMPLIFIED_CHINESE},
        {"zh-TW", LANGUAGE_TRADITIONAL_CHINESE},
        {"zh-Hant", LANGUAGE_TRADITIONAL_CHINESE},
        {"zh-hk", LANGUAGE_TRADITIONAL_CHINESE_HONGKONG},
        {"zh-Hant-HK", LANGUAGE_TRADITIONAL_CHINESE_HONGKONG},
        {"ja-JP", LANGUAGE_JAPANESE},
        {"ko", LANGUAGE_KOREAN},
        {"en-GB", LANGUAGE_OTHER},
        {"zha", LANGUAGE_OTHER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(language_family(cases[i].tag), cases[i].language);
}

static void knows_a_well_formed_tag(void **state)
{
    (void)state;
    static const char *const good[] = {
        "zh",        "zh-CN",  "zh-Hant-TW",      "sr-Latn-RS", "de-1996", "zh-cmn-Hans-CN", "en-GB-oed",
        "i-klingon", "x-mine", "en-u-ca-gregory", "abcd",       "es-419",  "sl-rozaj"};
    static const char *const bad[] = {"",          "C",        "zh_CN", "zh-", "-CN", "zh--CN", "zh-CN.UTF-8",
                                      "abcdefghi", "zh-CN-CN", "en-a",  "x",   "a-b"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(language_is_well_formed(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(language_is_well_formed(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_families_apart),
        cmocka_unit_test(knows_a_well_formed_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
