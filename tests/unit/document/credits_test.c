/* What an article's end says of it: only what its title and text do not. */
#include "formats/document/builder.h"
#include "formats/document/credits.h"
#include "tests/unit/cmocka.h"

#include <string.h>

/* The credits of an article with this text; "" when there are none. */
static void expect_credits(const struct metadata *metadata, const char *text, const char *wanted)
{
    static struct diag diag;
    struct document *document = NULL;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    builder_text(builder, text, strlen(text));
    builder_close(builder);
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    document->metadata = *metadata;
    document->metadata.title = "河边的柳树";
    if (!document->metadata.language)
        document->metadata.language = "zh-CN";
    const struct node *credits = credits_make(document->arena, document);
    assert_string_equal(credits ? credits->first_child->text : "", wanted);
    document_free(document);
}

static void what_the_text_does_not_say(void **state)
{
    (void)state;
    struct metadata metadata = {.source = "河岸日报", .author = "赵小满、钱春", .date = "2019-06-05"};
    expect_credits(&metadata, "柳树发了芽。", "来源：河岸日报　作者：赵小满、钱春　2019年6月5日");
    expect_credits(&metadata, "河岸日报记者赵小满报道。", "作者：赵小满、钱春　2019年6月5日");
    expect_credits(&metadata, "河岸日报记者钱春 赵小满6月5日报道。", "2019年6月5日");
    metadata.date = "2019-06";
    expect_credits(&metadata, "河岸日报，赵小满，钱春。", "2019年6月");
    metadata = (struct metadata){.author = "柳树"};
    expect_credits(&metadata, "它自己说的。", "");
    expect_credits(&(struct metadata){0}, "没有人说。", "");
}

static void a_date_is_known_in_any_form(void **state)
{
    (void)state;
    static const char *const said[] = {
        "2019年6月5日的事。", "（2019-06-05）",           "2019/6/5 晚",          "2019.06.05",
        "２０１９年６月５日", "二〇一九年六月五日的事。", "２０１９ 年 6 月 5 日"};
    static const char *const unsaid[] = {"2019年6月15日的事。", "6月5日的事。", "2018年6月5日",
                                         "2019年的6棵树，5个人"};
    struct metadata metadata = {.date = "2019-06-05"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        expect_credits(&metadata, said[i], "");
    for (size_t i = 0; i < sizeof unsaid / sizeof *unsaid; i++)
        expect_credits(&metadata, unsaid[i], "2019年6月5日");
    metadata.date = "2019-12-25";
    expect_credits(&metadata, "二〇一九年十二月二十五日", "");
    metadata.date = "2019-10-20";
    expect_credits(&metadata, "二零一九年十月二十日", "");
}

static void a_year_holds_its_days(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(credits_span(arena, "2026", "2026-03-15", "zh-CN"), "2026年");
    assert_string_equal(credits_span(arena, "2025", "2026-03-15", "zh-CN"), "2025年—2026年3月15日");
    assert_string_equal(credits_span(arena, "2026-03", "2026-03-15", "zh-CN"), "2026年3月");
    assert_string_equal(credits_span(arena, "2026-03-15", "2026-03-15", "zh-CN"), "2026年3月15日");
    assert_string_equal(credits_span(arena, NULL, NULL, "zh-CN"), "");
    arena_free(arena);
}

static void words_are_the_language_s_own(void **state)
{
    (void)state;
    struct metadata metadata = {.source = "河岸", .date = "2019-06-05", .language = "zh-TW"};
    expect_credits(&metadata, "柳樹。", "來源：河岸　2019年6月5日");
    metadata.language = "ko";
    expect_credits(&metadata, "버드나무.", "출처: 河岸　2019년 6월 5일");
    metadata.language = "en";
    expect_credits(&metadata, "Willows.", "Source: 河岸　2019-06-05");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_text_does_not_say),
        cmocka_unit_test(a_date_is_known_in_any_form),
        cmocka_unit_test(a_year_holds_its_days),
        cmocka_unit_test(words_are_the_language_s_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
