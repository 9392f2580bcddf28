/* Ruby and bopomofo: where they stand, and the room that their bases get (§8). */
#include "formats/document/builder.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <string.h>

static struct diag diag;
static bool is_vertical;

static void add(struct builder *builder, enum node_kind kind, const char *text)
{
    builder_open(builder, kind);
    builder_text(builder, text, strlen(text));
    builder_close(builder);
}

/* "before", then the base with its annotation, then "after". */
static void expect(const char *language, const char *before, const char *base, const char *ruby,
                   const char *after, const char *lines)
{
    struct builder *builder = builder_new("test", &diag);
    struct document *document = NULL;
    builder_document(builder)->metadata.language = language;
    builder_open(builder, NODE_PARAGRAPH);
    builder_text(builder, before, strlen(before));
    builder_open(builder, NODE_RUBY);
    add(builder, NODE_RUBY_BASE, base);
    add(builder, NODE_RUBY_TEXT, ruby);
    builder_close(builder);
    builder_text(builder, after, strlen(after));
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    struct setting setting = setting_start(language, 20);
    setting.options.vertical = is_vertical;
    assert_string_equal(setting_block(&setting, document, document->root->first_child), lines);
    document_free(document);
}

static void short_ruby_stands_in_the_middle(void **state)
{
    (void)state;
    expect("ja", "国", "山", "や", "国", "国山国\t1 1 1\tや@1.25");
    expect("ja", "国", "山", "やま", "国", "国山国\t1 1 1\tやま@1");
}

static void short_ruby_is_spread_over_a_group(void **state)
{
    (void)state;
    expect("ja", "国", "山川海", "やま", "国", "国山川海国\t1 1 1 1 1\tやま@1.5");
}

static void a_base_is_not_parted(void **state)
{
    (void)state;
    expect("ja", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午", "山川草木", "さんせんそうもく", "国",
           "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午\t1.188 1.188 1.188 1.188 1.188 1.188 1.188 1.188 1.188 1.188 "
           "1.188"
           " 1.188 1.188 1.188 1.188 1.188 1\n山川草木国\t1 1 1 1 1\tさんせんそうもく@0");
}

static void long_ruby_widens_its_base(void **state)
{
    (void)state;
    expect("ja", "国", "志", "こころざし", "国", "国志国\t1 2.5 1\tこころざし@1");
}

static void long_ruby_overhangs_kana(void **state)
{
    (void)state;
    expect("ja", "の", "志", "こころざし", "を", "の志を\t1 1.5 1\tこころざし@.5");
}

/* What hangs over a neighbour inside a line does not stand out of the measure at its edges. */
static void ruby_stays_inside_the_measure(void **state)
{
    (void)state;
    expect("ja", "一二三四五六七八九十一二三四五六七八九の", "承", "うけたまわ", "る事は多い",
           "一二三四五六七八九十一二三四五六七八九の\t1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n"
           "承る事は多い\t1.5 1 1 1 1 1\tうけたまわ@0");
    expect("ja", "一二三四五六七八九十一二三四五六七の", "承", "うけたまわ", "る事は多い",
           "一二三四五六七八九十一二三四五六七の承\t1.027 1.027 1.028 1.027 1.028 1.027 1.028 1.027 1.028 "
           "1.027 1.027 "
           "1.028 1.027 1.028 1.027 1.028 1.027 1.028 1.5\tうけたまわ@17.5\nる事は多い\t1 1 1 1 1");
}

static void bopomofo_stands_at_the_right(void **state)
{
    (void)state;
    expect("zh-Hant", "國", "中", "ㄓㄨㄥ", "國", "國中國\t1 1.5 1\tㄓ@2.03\tㄨ@2.03\tㄥ@2.03");
}

/* Symbols are stacked as in horizontal text, the light tone above them. */
static void bopomofo_takes_no_room_in_vertical_lines(void **state)
{
    (void)state;
    is_vertical = true;
    expect("zh-Hant", "國", "媽", "˙ㄇㄚ", "國", "國媽國\t1 1 1\t˙@1.313\tㄇ@1.613\tㄚ@1.913");
    is_vertical = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_ruby_stands_in_the_middle),
        cmocka_unit_test(short_ruby_is_spread_over_a_group),
        cmocka_unit_test(a_base_is_not_parted),
        cmocka_unit_test(long_ruby_widens_its_base),
        cmocka_unit_test(long_ruby_overhangs_kana),
        cmocka_unit_test(ruby_stays_inside_the_measure),
        cmocka_unit_test(bopomofo_stands_at_the_right),
        cmocka_unit_test(bopomofo_takes_no_room_in_vertical_lines),
    };
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    setting_end();
    return failures;
}
