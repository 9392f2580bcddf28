/* Even colour: which breaks a paragraph takes, and which gaps it opens, so that no line is much looser than
 * the others (§4.5), by the square measure. */
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

static void texts(unsigned measure, const char *text, const char *lines)
{
    struct setting setting = setting_start("zh-Hans", measure);
    assert_string_equal(setting_texts(&setting, text), lines);
}

static void expect(unsigned measure, const char *text, const char *lines)
{
    struct setting setting = setting_start("zh-Hans", measure);
    assert_string_equal(setting_lines(&setting, text), lines);
}

static void marks_are_squeezed_before_gaps_open(void **state)
{
    (void)state;
    texts(10, "A，乙丙，戊己庚辛壬癸子丑寅卯", "A，乙丙，戊己庚辛壬癸/子丑寅卯");
}

static void a_last_line_is_filled_when_nobody_sees_it(void **state)
{
    (void)state;
    expect(18, "甲乙abcdefghijklmnopqrstuvwxyzabcd。",
           "甲乙abcdefghijklmnopqrstuvwxyzabcd。\t1 1.25 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 "
           ".5 .5"
           " .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5");
    expect(18, "甲乙丙丁戊己庚辛壬癸子丑寅a卯辰巳",
           "甲乙丙丁戊己庚辛壬癸子丑寅a卯辰巳\t1 1 1 1 1 1 1 1 1 1 1 1 1.25 .75 1 1 1");
}

static void a_typed_space_between_han_grows_as_other_gaps_do(void **state)
{
    (void)state;
    expect(8, "甲乙丙 丁戊己庚辛壬（子丑寅卯",
           "甲乙丙 丁戊己庚\t1.125 1.125 1 .375 1.125 1.125 1.125 1\n辛壬（子丑寅卯\t1 1 1 1 1 1 1");
}

static void a_little_room_is_shared_by_all_gaps(void **state)
{
    (void)state;
    expect(
        12, "甲乙丙ab丁戊己庚辛壬癸（子丑寅卯",
        "甲乙丙ab丁戊己庚辛壬癸\t1.024 1.024 1.402 .5 .902 1.024 1.024 1.024 1.024 1.024 1.024 1\n（子丑寅卯"
        "\t.5 1 1 1 1");
}

static void gaps_beside_blank_open_first(void **state)
{
    (void)state;

    expect(
        10, "甲乙（丙）丁戊ABCDEFGHI己",
        "甲乙（丙）丁戊\t1.361 1.926 1.213 1.212 1.926 1.362 1\nABCDEFGHI己\t.5 .5 .5 .5 .5 .5 .5 .5 .75 1");
}

static void a_hanging_label_keeps_its_width(void **state)
{
    (void)state;
    struct setting setting = setting_start("zh-Hans", 10);
    setting.style.start_indent = 2 * LENGTH_UNIT;
    setting.style.first_line_indent = -2 * LENGTH_UNIT;
    assert_string_equal(
        setting_lines(&setting, "一、甲乙丙丁戊己庚（辛壬癸子"),
        "一、甲乙丙丁戊己庚\t1 1 1.166 1.167 1.167 1.166 1.167 1.167 1\n2>（辛壬癸子\t.5 1 1 1 1");
}

static void double_marks_do_not_begin_lines_at_need(void **state)
{
    (void)state;
    texts(4, "甲乙丙丁——壬癸", "甲乙丙/丁——壬/癸");
}

static void a_lone_character_is_avoided_in_narrow_columns_too(void **state)
{
    (void)state;
    texts(7, "甲乙丙丁戊己庚辛。", "甲乙丙丁戊己/庚辛。");
}

static void names_of_programs_break_at_their_joints(void **state)
{
    (void)state;
    texts(18, "甲乙丙丁戊己庚辛壬癸子丑module.function寅卯辰",
          "甲乙丙丁戊己庚辛壬癸子丑module./function寅卯辰");
    texts(18, "甲乙丙丁戊己庚辛壬getElementsByTagName戊己", "甲乙丙丁戊己庚辛壬getElementsByTag/Name戊己");
    texts(16, "甲乙丙丁（http://www.stats.gov.cn）戊己庚辛", "甲乙丙丁（http://www.stats./gov.cn）戊己庚辛");
    texts(12, "甲乙丙丁戊己庚辛GB/T15834丙丁", "甲乙丙丁戊己庚辛/GB/T15834丙丁");
    texts(8, "甲乙丙丁戊己庚JavaScript辛壬", "甲乙丙丁戊己庚/JavaScript辛壬");
}

static void figures_stay_together(void **state)
{
    (void)state;
    texts(8, "甲乙丙丁192.168.10.200戊己庚辛壬", "甲乙丙丁/192.168.10.200/戊己庚辛壬");
    texts(8, "甲：乙010-65532277，丙丁戊己", "甲：乙010-/65532277，丙丁/戊己");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_squeezed_before_gaps_open),
        cmocka_unit_test(a_last_line_is_filled_when_nobody_sees_it),
        cmocka_unit_test(a_typed_space_between_han_grows_as_other_gaps_do),
        cmocka_unit_test(a_little_room_is_shared_by_all_gaps),
        cmocka_unit_test(gaps_beside_blank_open_first),
        cmocka_unit_test(a_hanging_label_keeps_its_width),
        cmocka_unit_test(double_marks_do_not_begin_lines_at_need),
        cmocka_unit_test(a_lone_character_is_avoided_in_narrow_columns_too),
        cmocka_unit_test(names_of_programs_break_at_their_joints),
        cmocka_unit_test(figures_stay_together),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
