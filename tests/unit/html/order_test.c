/* Line 1 of an article: what is the title, and what is its order number. */
#include "formats/html/article/order_number.h"

#include "formats/html/article/pipeline.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static const struct {
    const char *line, *stem, *title, *order;
} rows[] = {
    /* the line ends in .txt, whatever the file is called */
    {"62牢牢把握总要求.txt", "62牢牢把握总要求", "牢牢把握总要求", "62"},
    {"62牢牢把握总要求.txt", "000_9cb", "牢牢把握总要求", "62"},
    {"7“初心”之问.TXT", "x", "“初心”之问", "7"},
    {"总要求.txt", "x", "总要求", NULL},
    /* the line equals the stem */
    {"105江苏：感悟力量", "105江苏：感悟力量", "江苏：感悟力量", "105"},
    {"2二、根本方向", "2二、根本方向", "二、根本方向", "2"},
    {"11十一、文化繁荣", "11十一、文化繁荣", "十一、文化繁荣", "11"},
    {"99人民日报评论部：学懂", "99人民日报评论部：学懂", "人民日报评论部：学懂", "99"},
    {"210国家统计局党组部署", "210国家统计局党组部署", "国家统计局党组部署", "210"},
    {"78 国家文物局", "78 国家文物局", "国家文物局", "78"},
    /* digits that count, or may count */
    {"2019中国珠宝展开幕", "2019中国珠宝展开幕", "2019中国珠宝展开幕", NULL},
    {"10月的风", "10月的风", "10月的风", NULL},
    {"70周年庆典", "70周年庆典", "70周年庆典", NULL},
    {"3个故事", "3个故事", "3个故事", NULL},
    {"5G基站", "5G基站", "5G基站", NULL},
    {"99人获奖", "99人获奖", "99人获奖", NULL},
    {"3.15晚会", "3.15晚会", "3.15晚会", NULL},
    {"20 000人参加", "20 000人参加", "20 000人参加", NULL},
    {"1984", "1984", "1984", NULL},
    {"32019年终总结", "32019年终总结", "32019年终总结", NULL},
    /* the stem is digits + the line */
    {"江苏：感悟力量", "105江苏：感悟力量", "江苏：感悟力量", "105"},
    {"5月的风", "125月的风", "5月的风", "12"},
    /* the digits of another name are not an order */
    {"62牢牢把握", "000_9cb", "62牢牢把握", NULL},
    {"牢牢把握", "62把握", "牢牢把握", NULL},
};

static void test_order(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct title_order found = order_number_from_title_line(arena, rows[i].line, rows[i].stem);
        assert_string_equal(found.title, rows[i].title);
        if (rows[i].order == NULL)
            assert_null(found.order);
        else
            assert_string_equal(found.order ? found.order : "none", rows[i].order);
    }
    arena_free(arena);
}

static void check_line(const char *text, const char *title, const char *rest)
{
    struct title_line found = title_line_find(text, strlen(text));
    assert_int_equal(found.end - found.start, strlen(title));
    assert_memory_equal(text + found.start, title, strlen(title));
    assert_string_equal(text + found.rest, rest);
}

static void test_title_line(void **state)
{
    (void)state;
    check_line("题目.txt\n<div>文</div>", "题目.txt", "\n<div>文</div>");
    check_line("题目<div>文</div>", "题目", "<div>文</div>");
    check_line("\r\n  题目　\r\n文", "题目", "\r\n文");
    check_line("题目", "题目", "");
    check_line("一<二的证明\n文", "一<二的证明", "\n文");
    check_line("<p>文</p>", "", "<p>文</p>");
    check_line("他说<b>好</b>。\n文", "", "他说<b>好</b>。\n文");
    check_line("　　开头一句。\n文", "", "　　开头一句。\n文");
    check_line("", "", "");
    check_line(" \n ", "", " \n ");
}

static void test_long_line(void **state)
{
    (void)state;
    char text[121 * 3 + 1] = "";
    for (int i = 0; i < 119; i++)
        strcat(text, "字");
    assert_int_equal(title_line_find(text, strlen(text)).end, 119 * 3);
    strcat(text, "字");
    assert_int_equal(title_line_find(text, strlen(text)).end, 0);
}

static void test_plain(void **state)
{
    (void)state;
    assert_true(plain_text_recognise("一 < 二 <三>", strlen("一 < 二 <三>")));
    assert_false(plain_text_recognise("一<br>二", strlen("一<br>二")));
    assert_false(plain_text_recognise("<!-- -->", strlen("<!-- -->")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_title_line),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
