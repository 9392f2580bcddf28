/* The worked cases of squeezing, spacing, filling and vertical lines by the square measure: every line is its
 * text and the advance of each character in em. */
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

struct line_case {
    const char *language;
    unsigned measure; /* in em; 0: all on one line */
    const char *text, *lines;
};

static void check(const struct line_case *cases, size_t count, bool vertical)
{
    for (size_t i = 0; i < count; i++) {
        struct setting setting = setting_start(cases[i].language, cases[i].measure);
        setting.options.vertical = vertical;
        assert_string_equal(setting_lines(&setting, cases[i].text), cases[i].lines);
    }
}

#define CHECK(cases, vertical) check(cases, sizeof cases / sizeof *cases, vertical)

/* R2.8 to R2.17, R2.26. */
static void marks_side_by_side(void **state)
{
    static const struct line_case cases[] = {
        {"zh-Hans", 0, "甲（？）乙", "甲（？）乙\t1 1 .5 1 1"},
        {"zh-Hans", 0, "甲。　乙　（丙", "甲。　乙　（丙\t1 .5 1 1 1 .5 1"},
        {"zh-Hans", 0, "甲，——（乙……“丙", "甲，——（乙……“丙\t1 1 1 1 1 1 1 1 1 1"},
        {"zh-Hans", 0, "甲）、“乙”。《丙", "甲）、“乙”。《丙\t1 .5 1 .5 1 .5 1 .5 1"},
        {"zh-Hans", 0, "甲？！”乙！！！丙", "甲？！”乙！！！丙\t1 .5 .5 1 1 .5 .5 1 1"},
        {"zh-Hant", 0, "甲」，乙。「丙，：丁", "甲」，乙。「丙，：丁\t1 .5 1 1 1 .5 1 1 1 1"},
        {"zh-Hant", 0, "甲。」乙！」丙", "甲。」乙！」丙\t1 1 1 1 1 1 1"},
        {"ja", 0, "甲。・乙、「丙：「丁！」", "甲。・乙、「丙：「丁！」\t1 .5 1 1 1 .5 1 1 .5 1 1 1"},
    };
    (void)state;
    CHECK(cases, false);
}

/* R3.1 to R3.8. */
static void han_beside_words_and_figures(void **state)
{
    static const struct line_case cases[] = {
        {"zh-Hans", 0, "Z轴、CT片", "Z轴、CT片\t.75 1 1 .5 .75 1"},
        {"zh-Hans", 0, "2018年7月6日起", "2018年7月6日起\t.5 .5 .5 .75 1.25 .75 1.25 .75 1 1"},
        {"zh-Hans", 0, "《Science》周刊", "《Science》周刊\t.5 .5 .5 .5 .5 .5 .5 .5 1 1 1"},
        {"zh-Hans", 0, "ＸＹＺ公司", "ＸＹＺ公司\t1 1 1 1 1"},
        {"zh-Hans", 0, "占50%的Ж字", "占50%的Ж字\t1.25 .5 .5 .5 1.25 1.25 1"},
        {"zh-Hans", 0, "第 三 章", "第 三 章\t1 .25 1 .25 1"},
        {"zh-Hans", 0, "甲， B（ C ）", "甲， B（ C ）\t1 1 0 .5 1 0 .5 0 .5"},
        {"zh-Hans", 0, "①甲②", "①甲②\t1 1 1"},
        {"zh-Hant", 0, "有iPad嗎", "有iPad嗎\t1.25 .5 .5 .5 .75 1"},
        {"ja", 0, "日本語のABCです", "日本語のABCです\t1 1 1 1.25 .5 .5 .75 1 1"},
        {"ko", 0, "한국 ABC는 3개", "한국 ABC는 3개\t1 1 .5 .5 .5 .5 1 .5 .5 1"},
        {"ko", 0, "글, “책”", "글, “책”\t1 .5 .5 1 1 1"},
    };
    (void)state;
    CHECK(cases, false);
}

/* R4.1 to R4.3, §4.7. */
static void filled_lines(void **state)
{
    static const struct line_case cases[] = {
        {"zh-Hans", 10, "甲乙丙丁戊己庚辛壬癸。”子丑寅",
         "甲乙丙丁戊己庚辛壬\t1.125 1.125 1.125 1.125 1.125 1.125 1.125 1.125 1\n癸。”子丑寅\t1 .5 1 1 1 1"},
        {"zh-Hans", 10, "甲乙丙丁戊己庚辛壬癸“子丑寅",
         "甲乙丙丁戊己庚辛壬癸\t1 1 1 1 1 1 1 1 1 1\n“子丑寅\t.5 1 1 1"},
        {"zh-Hans", 10, "甲乙丙丁戊 abc 庚辛 de 壬癸子丑寅卯",
         "甲乙丙丁戊 abc 庚辛 de \t1 1 1 1 1 .167 .5 .5 .5 .167 1 1 .166 .5 .5 0\n壬癸子丑寅卯\t1 1 1 1 1 1"},
        {"ja", 10, "甲、乙丙丁戊己庚辛壬、癸子丑寅",
         "甲、乙丙丁戊己庚辛壬、\t1 .5 1 1 1 1 1 1 1 1 .5\n癸子丑寅\t1 1 1 1"},
        {"ko", 10, "조금의 한국어 글이 있습니다 그리고",
         "조금의 한국어 글이 있\t1 1 1 .334 1 1 1 .333 1 1 .333 1\n습니다 그리고\t1 1 1 .5 1 1 1"},
    };
    (void)state;
    CHECK(cases, false);
}

/* §7. */
static void vertical_lines(void **state)
{
    static const struct line_case cases[] = {
        {"ja", 0, "京都は12月、「雨」。", "京都は12月、「雨」。\t1 1 1 1 0 1 1 .5 1 .5 1"},
        {"zh-Hant", 0, "再見，「好」。", "再見，「好」。\t1 1 1 .5 1 .5 1"},
        {"zh-Hans", 0, "说：“好；！”", "说：“好；！”\t1 1 .5 1 1 1 .5"},
        {"zh-Hans", 0, "看Science上的A股与WTO",
         "看Science上的A股与WTO\t1.25 .5 .5 .5 .5 .5 .5 .75 1 1 1 1 1 1 1 1"},
        {"zh-Hans", 0, "在2018年12月5日!!呢", "在2018年12月5日!!呢\t1.25 .5 .5 .5 .75 1 1 0 1 1 1 1 0 1"},
        {"zh-Hans", 0, "甲——乙……丙·丁～戊", "甲——乙……丙·丁～戊\t1 1 1 1 1 1 1 .5 1 1 1"},
    };
    (void)state;
    CHECK(cases, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_side_by_side),
        cmocka_unit_test(han_beside_words_and_figures),
        cmocka_unit_test(filled_lines),
        cmocka_unit_test(vertical_lines),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
