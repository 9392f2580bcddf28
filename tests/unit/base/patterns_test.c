/* Globs and expressions go over characters; a wrong expression names its place, and one that never ends is
 * given up. */
#include "base/patterns/glob.h"
#include "base/patterns/patterns.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void a_glob_fits_a_whole_text(void **state)
{
    (void)state;
    static const struct {
        const char *glob, *text;
        bool fits;
    } cases[] = {
        {"第?章.txt", "第一章.txt", true},
        {"第?章.txt", "第十一章.txt", false},
        {"第?章.txt", "第章.txt", false},
        {"第??章.txt", "第十一章.txt", true},
        {"?", "𠀀", true},
        {"?", "\xB5\xDA", false},
        {"??", "\xB5\xDA", true},
        {"\xB5*", "\xB5\xDA", true},
        {"第*章*", "第一章第二章.txt", true},
        {"*章", "第一章第二节", false},
        {"*", "", true},
        {"", "", true},
        {"", "a", false},
        {"[一-龥].txt", "乙.txt", true},
        {"[一-龥].txt", "a.txt", false},
        {"[一二].txt", "三.txt", false},
        {"[!一二].txt", "三.txt", true},
        {"[!一二].txt", "一.txt", false},
        {"[^一二].txt", "三.txt", true},
        {"[]一]", "]", true},
        {"[!]一]", "]", false},
        {"[a-]", "-", true},
        {"[一", "[一", true},
        {"[一", "一", false},
        {"[[:digit:]]", "７", true},
        {"[[:alpha:]]", "七", true},
        {"[[:digit:]]", "七", false},
        {"[[:upper:]][[:lower:]]", "Ab", true},
        {"[[:upper:]][[:lower:]]", "aB", false},
        {"[[:lower:]]", "七", false},
        {"[\\]]", "]", true},
        {"\\?", "?", true},
        {"\\?", "a", false},
        {"a\\", "a\\", true},
        {"卷/*.txt", "卷/上/一.txt", true},
        {"*", ".a", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (glob_fits(cases[i].glob, cases[i].text) != cases[i].fits)
            fail_msg("%s, %s", cases[i].glob, cases[i].text);
}

static void many_stars_do_not_multiply(void **state)
{
    (void)state;
    char glob[2 * 200 + 2], text[4001];
    for (size_t i = 0; i < 200; i++)
        memcpy(glob + 2 * i, "*a", 2);
    memcpy(glob + 400, "b", 2);
    memset(text, 'a', 4000);
    text[4000] = '\0';
    assert_false(glob_fits(glob, text));
    text[3999] = 'b';
    assert_true(glob_fits(glob, text));
}

static void keep(void *context, const struct diag_message *message)
{
    snprintf(context, 200, "%s: %s", message->place.name ? message->place.name : "", message->text);
}

static bool is_found(const char *expression, const char *text)
{
    const struct option_texts expressions = {&expression, 1};
    struct diag diag = {0};
    struct patterns *patterns;
    assert_int_equal(patterns_open(&expressions, "drop", &diag, &patterns), STATUS_OK);
    bool found = patterns_find(patterns, text, strlen(text), &diag, (struct place){0});
    assert_int_equal(diag.counts[SEVERITY_WARNING], 0);
    patterns_free(patterns);
    return found;
}

static void an_expression_goes_over_characters(void **state)
{
    (void)state;
    assert_true(is_found("^第.幕$", "第一幕"));
    assert_false(is_found("^第.幕$", "第十一幕"));
    assert_true(is_found("^[注按]", "注：河水"));
    assert_false(is_found("^[注按]", "河水"));
    assert_true(is_found("（本章[^）]*）", "（本章未完）"));
    assert_true(is_found("^\\p{Han}+$", "河水"));
    assert_false(is_found("^\\p{Han}+$", "河water"));
    assert_true(is_found("(?:上|下)篇", "下篇"));
    assert_true(is_found("^\\d+$", "１２"));
    assert_true(is_found("^𠀀.$", "𠀀𠀁"));
    assert_true(is_found("甲.乙", "甲\n乙"));
    assert_false(is_found("^乙", "甲\n乙"));
    assert_true(is_found("(?m)^乙", "甲\n乙"));
    assert_true(is_found("(?i)ABC", "xabc"));
}

static void expect_fault(const char *expression, const char *message)
{
    char told[200] = "";
    struct diag diag = {.print = keep, .context = told};
    const struct option_texts expressions = {&expression, 1};
    assert_int_equal(patterns_check(&expressions, "drop", &diag), STATUS_USAGE);
    assert_string_equal(told, message);
    assert_int_equal(diag.counts[SEVERITY_ERROR], 1);
}

static void a_wrong_expression_names_its_place(void **state)
{
    (void)state;
    expect_fault("第[", ": -O drop=第[ is wrong at character 2: a set of characters is not closed by ]");
    expect_fault("甲)乙", ": -O drop=甲)乙 is wrong at character 2: a parenthesis has no partner");
    expect_fault("甲\n乙)", ": -O drop=甲\n乙) is wrong at character 4: a parenthesis has no partner");
    expect_fault("\\y", ": -O drop=\\y is wrong at character 2: there is no such character behind \\");
    expect_fault("甲**", ": -O drop=甲** is wrong at character 3: it is not a regular expression");
    expect_fault("甲\xFF", ": -O drop=甲\xFF is wrong at character 2: it is not UTF-8");
}

static void no_expression_is_no_work(void **state)
{
    (void)state;
    struct diag diag = {0};
    const struct option_texts expressions = {0};
    struct patterns *patterns;
    assert_int_equal(patterns_open(&expressions, "drop", &diag, &patterns), STATUS_OK);
    assert_null(patterns);
    assert_false(patterns_find(patterns, "a", 1, &diag, (struct place){0}));
    patterns_free(patterns);
}

static void what_never_ends_is_given_up_once(void **state)
{
    (void)state;
    char told[200] = "";
    struct diag diag = {.print = keep, .context = told};
    const struct option_texts expressions = {(const char *const[]){"(a*)*b", "c$"}, 2};
    struct patterns *patterns;
    assert_int_equal(patterns_open(&expressions, "drop", &diag, &patterns), STATUS_OK);
    char text[64];
    memset(text, 'a', sizeof text);
    assert_false(patterns_find(patterns, text, sizeof text, &diag, (struct place){"a.txt", 3}));
    assert_memory_equal(told, "a.txt: -O drop=(a*)*b takes too long", 36);
    assert_false(patterns_find(patterns, text, sizeof text, &diag, (struct place){"a.txt", 4}));
    assert_false(patterns_find(patterns, "ab", 2, &diag, (struct place){"a.txt", 5}));
    assert_true(patterns_find(patterns, "abc", 3, &diag, (struct place){"a.txt", 6}));
    assert_int_equal(diag.counts[SEVERITY_WARNING], 1);
    patterns_free(patterns);
}

/* Each place begins a search to the end, which is much, but has an end. */
static void a_long_text_is_not_given_up(void **state)
{
    (void)state;
    enum { CHARACTERS = 2000 };
    char *text = calloc(CHARACTERS + 1, 3);
    for (size_t i = 0; i < CHARACTERS; i++)
        memcpy(text + 3 * i, "河", 3);
    assert_false(is_found(".*水", text));
    assert_false(is_found("[^水]+水", text));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_glob_fits_a_whole_text),
        cmocka_unit_test(many_stars_do_not_multiply),
        cmocka_unit_test(an_expression_goes_over_characters),
        cmocka_unit_test(a_wrong_expression_names_its_place),
        cmocka_unit_test(no_expression_is_no_work),
        cmocka_unit_test(what_never_ends_is_given_up_once),
        cmocka_unit_test(a_long_text_is_not_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
