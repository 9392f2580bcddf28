/* Where lines may end: the worked cases of the rules R1.1-R1.20. */
#include "base/unicode.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <stdio.h>

static void expect(const char *language, enum line_break_level level, const char *text, const char *breaks)
{
    struct setting setting = setting_start(language, 0);
    setting.options.line_break = level;
    assert_string_equal(setting_breaks(&setting, text), breaks);
}

static void stops_and_quotes_do_not_begin_lines(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "她问：“到了吗？”我点头。", "她|问：|“到|了|吗？”|我|点|头。");
    expect("zh-Hans", LINE_BREAK_GB, "《〈中国〉导读》好", "《〈中|国〉|导|读》|好");
    expect("zh-Hans", LINE_BREAK_GB, "他是‘好’人", "他|是|‘好’|人");
    expect("ko", LINE_BREAK_GB, "他说“你好”了", "他|说|“你|好”|了");
}

static void interpuncts_and_connectors_stay_with_what_they_follow(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "玛丽·居里", "玛|丽·|居|里");
    expect("zh-Hant", LINE_BREAK_BASIC, "《論語‧學而》", "《論|語‧|學|而》");
    expect("zh-Hans", LINE_BREAK_GB, "上海—南京", "上|海—|南|京");
    expect("zh-Hans", LINE_BREAK_GB, "30～40元", "30～|40|元");
    expect("zh-Hans", LINE_BREAK_GB, "5-6天", "5-6|天");
}

static void a_solidus_between_han_stands_at_neither_edge(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "甲／乙", "甲／乙");
    expect("zh-Hans", LINE_BREAK_GB, "男/女", "男/女");
    expect("zh-Hans", LINE_BREAK_BASIC, "男/女", "男/|女");
}

static void dashes_and_dots_come_in_pairs(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "走了？——没有", "走|了？|——|没|有");
    expect("zh-Hans", LINE_BREAK_STRICT, "走了？——没有", "走|了？——|没|有");
    expect("zh-Hans", LINE_BREAK_GB, "……——……", "……|——|……");
    expect("zh-Hans", LINE_BREAK_STRICT, "……——……", "……——……");
    expect("zh-Hans", LINE_BREAK_GB, "他说――好", "他|说|――|好");
    expect("zh-Hans", LINE_BREAK_GB, "嗯…………好", "嗯|……|……|好");
    expect("zh-Hans", LINE_BREAK_STRICT, "嗯……好", "嗯……|好");
}

static void numbers_and_units_stay_whole(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "高温35℃，占20%，售￥8。", "高|温|35℃，|占|20%，|售|￥8。");
    expect("zh-Hans", LINE_BREAK_GB, "第４５６号", "第|４５６|号");
    expect("zh-Hans", LINE_BREAK_GB, "见§5，〒100号", "见|§5，|〒100|号");
    expect("zh-Hans", LINE_BREAK_GB, "2.50和3,000.75", "2.50|和|3,000.75");
    expect("zh-Hans", LINE_BREAK_GB, "20 kg的米", "20 kg|的|米");
    expect("zh-Hans", LINE_BREAK_GB, "20㎏米，20 °C，90 %的", "20㎏|米，|20 °C，|90 %|的");
    expect("zh-Hans", LINE_BREAK_GB, "用C++和C#写", "用|C++|和|C#|写");
    expect("zh-Hans", LINE_BREAK_GB, "Wi-Fi与e-mail", "Wi-Fi|与|e-mail");
    expect("zh-Hans", LINE_BREAK_GB, "真的？！！！", "真|的？！！！");
}

/* Ideographs and the marks between them are judged without ICU: it would say the same. */
static void plain_text_breaks_as_icu_would(void **state)
{
    (void)state;
    static const char *const locales[] = {"zh@lb=loose",  "zh@lb=strict", "ja@lb=loose", "ja@lb=normal",
                                          "ja@lb=strict", "ko@lb=normal", "en@lb=strict"};
    /* The versions of clang-format differ on how wide these are. */
    /* clang-format off */
    static const char left[][4] = {"一", "㐀", "鿿", "，", "、", "。", "．", "：", "；", "！", "？", "）",
                                   "］", "｝", "〉", "》", "」", "』", "】", "〕", "〗", "〙", "〛"};
    static const char right[][4] = {"一", "㐀", "鿿", "（", "［", "｛", "〈", "《",
                                    "「", "『", "【", "〔", "〖", "〘", "〚"};
    /* clang-format on */
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        for (size_t j = 0; j < sizeof left / sizeof *left; j++) {
            for (size_t k = 0; k < sizeof right / sizeof *right; k++) {
                char text[16];
                uint8_t breaks[16];
                int length = snprintf(text, sizeof text, "国%s%s国", left[j], right[k]);
                unicode_find_breaks(UNICODE_LINE_BREAKS, locales[i], text, (size_t)length, breaks);
                assert_true(breaks[6]);
            }
        }
    }
}

static void japanese_levels(void **state)
{
    (void)state;
    expect("ja", LINE_BREAK_STRICT, "日々ーちょっと", "日々ー|ちょっ|と");
    expect("ja", LINE_BREAK_BY_LANGUAGE, "日々ーちょっと", "日|々|ー|ち|ょ|っ|と");
}

static void korean_breaks_at_spaces(void **state)
{
    (void)state;
    expect("ko", LINE_BREAK_BY_LANGUAGE, "조금의 한국어 글", "조금의 |한국어 |글");
    expect("ko", LINE_BREAK_BY_LANGUAGE, "한국어(韓國語)는 “좋다”고 한다",
           "한국어(韓國語)는 |“좋다”고 |한다");
    expect("ko", LINE_BREAK_BY_LANGUAGE, "띄어쓰기가없는아주긴한국어글",
           "띄|어|쓰|기|가|없|는|아|주|긴|한|국|어|글");
}

static void urls_break_by_their_own_rules(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "见https://example.org/one/two?a=1。",
           "见|https://|example.|org/|one/|two?|a=1。");
}

static void labels_options_and_small_fractions_are_not_split(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_GB, "用ls --all看", "用|ls |--all|看");
    expect("zh-Hans", LINE_BREAK_GB, "速度60 km/h以上", "速|度|60 km/h|以|上");
    expect("zh-Hans", LINE_BREAK_GB, "文献[12]说", "文|献[12]|说");
    expect("zh-Hans", LINE_BREAK_GB, "写信至a.b@example.org", "写|信|至|a.b@|example.|org");
}

static void none_breaks_anywhere(void **state)
{
    (void)state;
    expect("zh-Hans", LINE_BREAK_NONE, "好。（a", "好|。|（|a");
    expect("zh-Hans", LINE_BREAK_NONE, "葛\U000E0100城", "葛\U000E0100|城");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_and_quotes_do_not_begin_lines),
        cmocka_unit_test(interpuncts_and_connectors_stay_with_what_they_follow),
        cmocka_unit_test(a_solidus_between_han_stands_at_neither_edge),
        cmocka_unit_test(dashes_and_dots_come_in_pairs),
        cmocka_unit_test(numbers_and_units_stay_whole),
        cmocka_unit_test(plain_text_breaks_as_icu_would),
        cmocka_unit_test(japanese_levels),
        cmocka_unit_test(korean_breaks_at_spaces),
        cmocka_unit_test(urls_break_by_their_own_rules),
        cmocka_unit_test(labels_options_and_small_fractions_are_not_split),
        cmocka_unit_test(none_breaks_anywhere),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
