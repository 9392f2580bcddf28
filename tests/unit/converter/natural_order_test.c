#include "converter/inputs/natural_order.h"

#include "tests/unit/cmocka.h"

#include <string.h>

/* Each list is in its right order. */
static const char *const lists[][8] = {
    {"1.txt", "2.txt", "2a.txt", "10.txt", "010.txt.txt"},
    {"10月9日.txt", "10月15日.txt", "11月1日.txt"},
    {"一、总论", "二、三农", "三、全面", "九、后记", "十、补遗", "十一、再补", "十二、终", "二十、完"},
    {"第九章", "第十章", "第九十九章", "第一百章", "第一百零一章", "第一百二十章", "第一千章",
     "第一万零三章"},
    {"卷壹", "卷贰", "卷叁"},
    {"二〇一八年", "2019年", "二〇二〇年"},
    {"论持久战（上）", "论持久战（中）", "论持久战（下）"},
    {"a.txt", "a-2.txt", "a1.txt"},
    {"第3期", "第４期", "第五期"},
    {"十三五规划", "十四五规划"},
    {"第三百二十五万条", "第三百二十六万条"},
    {"万水", "千里", "百花"},
};

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static void lists_are_in_order(void **state)
{
    (void)state;
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
        for (size_t i = 0; i < 8 && lists[list][i]; i++)
            for (size_t j = 0; j < 8 && lists[list][j]; j++)
                if (sign(natural_order_compare(lists[list][i], lists[list][j])) != sign((int)i - (int)j))
                    fail_msg("%s and %s", lists[list][i], lists[list][j]);
}

/* Names that are alike, and broken ones: the order is total all the same. */
static void order_is_total(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",   "1",  "01", "一", "１",   "\xFF",   "\xFE", "十", "10", "99999999999999999999", "上", "中",
        "下", "丌", ".",  "万", "万一", "零零一", "一十", "1.", "a.b"};
    size_t count = sizeof names / sizeof *names;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = natural_order_compare(names[i], names[j]);
            assert_int_equal(sign(order), -sign(natural_order_compare(names[j], names[i])));
            assert_int_equal(order == 0, strcmp(names[i], names[j]) == 0);
            for (size_t k = 0; k < count; k++)
                if (order < 0 && natural_order_compare(names[j], names[k]) < 0)
                    assert_true(natural_order_compare(names[i], names[k]) < 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lists_are_in_order),
                                       cmocka_unit_test(order_is_total)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
