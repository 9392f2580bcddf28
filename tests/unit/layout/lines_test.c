/* Lines by the square measure: the worked cases of squeezing (§2), spacing (§3) and justification (§4). */
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <stdlib.h>
#include <string.h>

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
    expect("zh-Hans", 0, "她说， “去。” 好", "她说， “去。” 好\t1 1 1 0 .5 1 .5 1 0 1");
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
    expect("zh-Hans", 0, "二〇年、〇号A〇", "二〇年、〇号A〇\t1 1 1 1 1 1.25 .75 1");
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
    struct setting setting = setting_start("zh-Hans", 8);
    setting.style.alignment = ALIGNMENT_START;
    setting.style.first_line_indent = 2 * LENGTH_UNIT;
    assert_string_equal(setting_texts(&setting, "abcdefghijklmno甲"), "abcdefghijkl/mno甲");
    setting = setting_start("ko", 7);
    setting.more = LENGTH_UNIT / 2;
    assert_string_equal(setting_texts(&setting, "가 漢a漢a漢a漢a漢"), "가 漢a漢a漢a/漢a漢");
}

static void a_soft_hyphen_is_seen_at_a_line_end(void **state)
{
    (void)state;
    expect("zh-Hans", 5, "国inter\u00ADnational",
           "国inter-\t2 .5 .5 .5 .5 .5 .5\nnational\t.5 .5 .5 .5 .5 .5 .5 .5");
    expect("zh-Hans", 0, "inter\u00ADnal", "inter\u00ADnal\t.5 .5 .5 .5 .5 0 .5 .5 .5");
}

static void vertical_forms_become_ordinary_marks(void **state)
{
    (void)state;
    expect("zh-Hans", 0, "甲﹁乙﹂︐丙", "甲「乙」，丙\t1 1 1 .5 1 1");
    expect("zh-Hans", 0, "甲︱︱乙", "甲——乙\t1 1 1 1");
}

static void a_selector_decides_the_width_of_a_quote(void **state)
{
    (void)state;
    expect("zh-Hans", 0, "他说“\uFE00好”\uFE00吧", "他说“\uFE00好”\uFE00吧\t1 1 .5 1 .5 1");
}

static void headings(unsigned measure, const char *text, const char *lines)
{
    struct setting setting = setting_start("zh-Hans", measure);
    setting.style.balance = true;
    setting.style.alignment = ALIGNMENT_CENTER;
    assert_string_equal(setting_texts(&setting, text), lines);
}

static void headings_are_balanced(void **state)
{
    (void)state;
    headings(20, "关于做好今年春耕工作的通知", "关于做好今年春耕工作的通知");
    headings(12, "关于做好今年春季农业生产工作的通知", "关于做好今年春季/农业生产工作的通知");
    headings(12, "山河岁月：读《黄河故事》有感而作", "山河岁月：/读《黄河故事》有感而作");
    headings(14, "在全省教育工作会议上的讲话 2019年3月", "在全省教育工作会议上的讲话 /2019年3月");
}

static void centred_lines_lose_the_blank_of_both_edges(void **state)
{
    (void)state;
    struct setting setting = setting_start("zh-Hant", 10);
    setting.style.alignment = ALIGNMENT_CENTER;
    assert_string_equal(setting_lines(&setting, "「東西」"), "3.5>「東西」\t.5 1 1 .5");
}

static void first_lines_are_indented(void **state)
{
    (void)state;
    struct setting setting = setting_start("zh-Hans", 10);
    setting.style.start_indent = LENGTH_UNIT;
    assert_string_equal(setting_lines(&setting, "甲乙丙丁戊己庚辛壬癸子丑"),
                        "1>甲乙丙丁戊己庚辛壬\t1 1 1 1 1 1 1 1 1\n1>癸子丑\t1 1 1");
}

static void marks_may_hang(void **state)
{
    (void)state;
    struct setting setting = setting_start("ja", 10);
    setting.options.hanging = true;
    assert_string_equal(setting_lines(&setting, "甲乙丙丁戊己庚辛壬癸。子丑寅"),
                        "甲乙丙丁戊己庚辛壬癸。\t1 1 1 1 1 1 1 1 1 1 .5\n子丑寅\t1 1 1");
    assert_string_equal(setting_texts(&setting, "甲乙丙丁戊己庚辛壬」。子丑寅"),
                        "甲乙丙丁戊己庚辛壬」。/子丑寅");
    assert_string_equal(setting_texts(&setting, "甲乙丙丁戊己庚辛壬癸」。子丑寅"),
                        "甲乙丙丁戊己庚辛壬/癸」。子丑寅");
    setting.language = "zh-Hant";
    assert_string_equal(setting_texts(&setting, "甲乙丙丁戊己庚辛壬癸。子丑寅"),
                        "甲乙丙丁戊己庚辛壬/癸。子丑寅");
    setting.options.vertical = true;
    assert_string_equal(setting_texts(&setting, "甲乙丙丁戊己庚辛壬癸。子丑寅"),
                        "甲乙丙丁戊己庚辛壬癸。/子丑寅");
}

static void a_forced_line_end_knows_no_prohibition(void **state)
{
    (void)state;
    struct setting setting = setting_start("zh-Hans", 0);
    assert_string_equal(setting_texts(&setting, "甲（\n）乙\n。"), "甲（/）乙/。");
}

static void styles_of_punctuation(void **state)
{
    (void)state;
    struct setting setting = setting_start("zh-Hans", 0);
    setting.options.punctuation = PUNCTUATION_BANJIAO;
    assert_string_equal(setting_lines(&setting, "甲，乙。丙"), "甲，乙。丙\t1 .5 1 .5 1");
    setting.options.punctuation = PUNCTUATION_KAIMING;
    assert_string_equal(setting_lines(&setting, "甲，乙。丙"), "甲，乙。丙\t1 .5 1 1 1");
    setting.options.punctuation = PUNCTUATION_PLAIN;
    assert_string_equal(setting_lines(&setting, "“甲”，“乙”。"), "“甲”，“乙”。\t1 1 1 1 1 1 1 1");
}

static void quotes_are_judged_in_pairs(void **state)
{
    (void)state;
    expect("zh-Hans", 0, "他说It’s“好”的", "他说It’s“好”的\t1 1.25 .5 .5 .5 .5 1 1 1 1");
    expect("zh-Hans", 0, "he said “no” 吗", "he said “no” 吗\t.5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .25 1");
    expect("zh-Hans", 0, "有“IPO”“.com”“B2C”之类",
           "有“IPO”“.com”“B2C”之类\t1 1 .5 .5 .5 1 .5 .5 .5 .5 .5 1 .5 .5 .5 .5 1 1 1");
    expect("zh-Hans", 0, "he said “a”“b” 吗",
           "he said “a”“b” 吗\t.5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .5 .25 1");
    expect("zh-Hans", 0, "他回答“no”就走", "他回答“no”就走\t1 1 1 1 .5 .5 1 1 1");
}

static void vertical_lines(void **state)
{
    (void)state;
    struct setting setting = setting_start("zh-Hans", 0);
    setting.options.vertical = true;
    assert_string_equal(setting_lines(&setting, "她说：“好。”"), "她说：“好。”\t1 1 1 .5 1 .5 .5");
    assert_string_equal(setting_lines(&setting, "共12月"), "共12月\t1 1 0 1");
    assert_string_equal(setting_lines(&setting, "比GDP高"), "比GDP高\t1 1 1 1 1");
    assert_string_equal(setting_lines(&setting, "在《Nature》上"),
                        "在《Nature》上\t1 1 .5 .5 .5 .5 .5 .5 1 1");
    assert_string_equal(setting_lines(&setting, "在Nature上"), "在Nature上\t1.25 .5 .5 .5 .5 .5 .75 1");
    setting.language = "ja";
    assert_string_equal(setting_lines(&setting, "京は12月、「雪」。好"),
                        "京は12月、「雪」。好\t1 1 1 0 1 1 .5 1 .5 1 1");
}

/* Behind an indented line `count` lines of ten: the seams of the parts that a paragraph is set in (16384 characters)
 * are not seen. */
static void expect_even_lines(size_t count)
{
    static const char first[] = "甲乙丙丁戊己庚辛", ten[] = "甲乙丙丁戊己庚辛壬癸";
    struct setting setting = setting_start("zh-Hans", 10);
    setting.style.first_line_indent = 2 * LENGTH_UNIT;
    char *text = malloc(sizeof first + count * sizeof ten),
         *lines = malloc(sizeof first + count * sizeof ten);
    char *end = stpcpy(text, first), *line = stpcpy(lines, first);
    for (size_t i = 0; i < count; i++) {
        end = stpcpy(end, ten);
        line = stpcpy(stpcpy(line, "/"), ten);
    }
    assert_string_equal(setting_texts(&setting, text), lines);
    free(text);
    free(lines);
}

static void long_paragraphs_are_set_in_parts(void **state)
{
    (void)state;
    expect_even_lines(1638);
    expect_even_lines(1639);
    expect_even_lines(5000);
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
        cmocka_unit_test(a_soft_hyphen_is_seen_at_a_line_end),
        cmocka_unit_test(vertical_forms_become_ordinary_marks),
        cmocka_unit_test(a_selector_decides_the_width_of_a_quote),
        cmocka_unit_test(headings_are_balanced),
        cmocka_unit_test(centred_lines_lose_the_blank_of_both_edges),
        cmocka_unit_test(first_lines_are_indented),
        cmocka_unit_test(marks_may_hang),
        cmocka_unit_test(a_forced_line_end_knows_no_prohibition),
        cmocka_unit_test(styles_of_punctuation),
        cmocka_unit_test(quotes_are_judged_in_pairs),
        cmocka_unit_test(vertical_lines),
        cmocka_unit_test(long_paragraphs_are_set_in_parts),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
