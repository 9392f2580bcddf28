/* Lines by the square measure: the worked cases of squeezing (§2), spacing (§3) and justification (§4). */
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

static void expect(const char *language, unsigned measure, const char *text, const char *lines)
{
    struct setting setting = setting_start(language, measure);
    assert_string_equal(setting_lines(&setting, text), lines);
}

static void texts(unsigned measure, const char *text, const char *lines)
{
    struct setting setting = setting_start("zh-Hans", measure);
    assert_string_equal(setting_texts(&setting, text), lines);
}

static void marks_are_squeezed_in_pairs(void **state)
{
    (void)state;
    expect("zh-Hans", 0, "你问：“去。”", "你问：“去。”\t1 1 1 .5 1 .5 .5");
    expect("zh-Hans", 0, "“《日出》”。", "“《日出》”。\t.5 .5 1 1 .5 .5 .5");
    expect("zh-Hant", 0, "你問：「去。」好", "你問：「去。」好\t1 1 1 .5 1 1 1 1");
    expect("ja", 0, "「東」・「西」", "「東」・「西」\t.5 1 .5 1 .5 1 1");
    expect("zh-Hans", 0, "好！！真的", "好！！真的\t1 .5 .5 1 1");
    expect("zh-Hans", 0, "好？！！真", "好？！！真\t1 .5 .5 1 1");
}

static void the_middle_dot_is_half_an_em(void **state)
{
    (void)state;
    expect("zh-Hans", 0, "玛丽·居里", "玛丽·居里\t1 1 .5 1 1");
    expect("zh-Hant", 0, "瑪麗·居里", "瑪麗·居里\t1 1 1 1 1");
}

static void marks_give_their_blank_at_line_edges(void **state)
{
    (void)state;
    expect("zh-Hans", 10, "甲乙丙丁戊己庚（辛）、“壬”。后面还有字",
           "甲乙丙丁戊己庚（辛）、\t1 1 1 1 1 1 1 1 1 .5 .5\n“壬”。后面还有字\t.5 1 .5 1 1 1 1 1 1");
}

static void han_and_latin_are_parted(void **state)
{
    (void)state;
    expect("zh-Hans", 0, "共1949年", "共1949年\t1.25 .5 .5 .5 .75 1");
    expect("zh-Hans", 0, "我有 iPad 3 台", "我有 iPad 3 台\t1 1 .25 .5 .5 .5 .5 .5 .5 .25 1");
    expect("zh-Hans", 0, "（GDP）增，100%的", "（GDP）增，100%的\t.5 .5 .5 .5 1 1 1 .5 .5 .5 .5 1");
    expect("ko", 0, "한국어 ABC", "한국어 ABC\t1 1 1 .5 .5 .5 .5");
}

static void lines_are_filled(void **state)
{
    (void)state;
    expect("zh-Hans", 10, "甲乙丙丁戊己庚辛壬，子丑寅卯",
           "甲乙丙丁戊己庚辛壬，\t1.062 1.062 1.062 1.062 1.062 1.062 1.062 1.062 1 .5\n子丑寅卯\t1 1 1 1");
    expect("zh-Hans", 10, "甲乙丙丁戊己庚辛壬（子丑寅卯",
           "甲乙丙丁戊己庚辛壬\t1.125 1.125 1.125 1.125 1.125 1.125 1.125 1.125 1\n（子丑寅卯\t.5 1 1 1 1");
    expect("zh-Hant", 10, "甲乙丙丁戊己庚辛壬，子丑寅卯",
           "甲乙丙丁戊己庚辛壬，\t1 1 1 1 1 1 1 1 1 1\n子丑寅卯\t1 1 1 1");
    expect("ja", 10, "甲乙丙丁戊己庚辛壬、子丑寅卯",
           "甲乙丙丁戊己庚辛壬、\t1 1 1 1 1 1 1 1 1 1\n子丑寅卯\t1 1 1 1");
}

static void no_last_line_of_one_character(void **state)
{
    (void)state;
    texts(10, "甲乙丙丁戊己庚辛壬癸子", "甲乙丙丁戊己庚辛壬/癸子");
    texts(10, "甲乙丙丁戊己庚辛壬癸。", "甲乙丙丁戊己庚辛/壬癸。");
}

static void what_cannot_be_set_is_broken_anyway(void **state)
{
    (void)state;
    texts(3, "（（（（甲））））", "（（（（甲/））））");
    texts(4, "abcdefghijklmnopqrst", "abcdefgh/ijklmnop/qrst");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_squeezed_in_pairs),
        cmocka_unit_test(the_middle_dot_is_half_an_em),
        cmocka_unit_test(marks_give_their_blank_at_line_edges),
        cmocka_unit_test(han_and_latin_are_parted),
        cmocka_unit_test(lines_are_filled),
        cmocka_unit_test(no_last_line_of_one_character),
        cmocka_unit_test(what_cannot_be_set_is_broken_anyway),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
