/* Dates as articles write them. */
#include "formats/html/lexicon/dates.h"

#include "tests/unit/cmocka.h"

static const struct {
    const char *text, *date, *rest;
} rows[] = {
    {"2019年6月5日晚", "2019-06-05", "晚"},
    {"２０１３年５月２日", "2013-05-02", ""},
    {"2017年07月02日 02 版", "2017-07-02", " 02 版"},
    {"2019 年 6 月 5 日", "2019-06-05", ""},
    {"2019年6月", "2019-06", ""},
    {"2019年底", "2019", "底"},
    {"二〇一九年六月五日", "2019-06-05", ""},
    {"二零一九年十一月二十五日", "2019-11-25", ""},
    {"一九四九年十月一日", "1949-10-01", ""},
    {"2019-06-05 12:30", "2019-06-05", " 12:30"},
    {"2019/6/5", "2019-06-05", ""},
    {"2019.06.05", "2019-06-05", ""},
    {"2019年12月", "2019-12", ""},
    {"2019年13月", NULL, "2019年13月"},
    {"2019年0月", NULL, "2019年0月"},
    {"2019年13期", "2019", "13期"},
    {"二〇一九年十三月", NULL, "二〇一九年十三月"},
    {"2019年4月30日", "2019-04-30", ""},
    {"2019年4月31日", NULL, "2019年4月31日"},
    {"2019年2月28日", "2019-02-28", ""},
    {"2019年2月29日", NULL, "2019年2月29日"},
    {"2020年2月29日", "2020-02-29", ""},
    {"1900年2月29日", NULL, "1900年2月29日"},
    {"2000-2-29", "2000-02-29", ""},
    {"2019-12-05", "2019-12-05", ""},
    {"2019-13-05", NULL, "2019-13-05"},
    {"2019-02-30", NULL, "2019-02-30"},
    {"19年6月", NULL, "19年6月"},
    {"3.14159", NULL, "3.14159"},
    {"今天", NULL, "今天"},
};

static void test_dates(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text_view view = text_view_of(rows[i].text);
        struct date date;
        bool found = date_take(&view, &date);
        assert_int_equal(found, rows[i].date != NULL);
        if (found)
            assert_string_equal(date_format(arena, date), rows[i].date);
        assert_string_equal(view.text, rows[i].rest);
    }
    arena_free(arena);
}

static void test_days(void **state)
{
    (void)state;
    struct text_view view = text_view_of("10月23日电");
    struct date date;
    assert_true(date_take(&view, &date));
    assert_int_equal(date.year, 0);
    assert_int_equal(date.month, 10);
    assert_int_equal(date.day, 23);
    assert_string_equal(view.text, "电");
}

static void test_whole(void **state)
{
    (void)state;
    struct date date;
    assert_true(date_is_whole(text_view_of("（2014年5月30日）"), &date));
    assert_int_equal(date.day, 30);
    assert_true(date_is_whole(text_view_of("2019-09-07 15:10:53"), &date));
    assert_true(date_is_whole(text_view_of("2019年6月5日 星期三"), &date));
    assert_false(date_is_whole(text_view_of("2019年6月5日于北京"), &date));
    assert_false(date_is_whole(text_view_of("2019年13月5日"), &date));
    assert_true(date_is_written(text_view_of("2019年13月5日")));
    assert_false(date_is_written(text_view_of("2019年13月5日于北京")));
}

static void test_folders(void **state)
{
    (void)state;
    struct date date;
    assert_true(date_of_folder("a/2019-10-21/b.txt", &date));
    assert_int_equal(date.day, 21);
    assert_true(date_of_folder("20181231/2019-10-21", &date));
    assert_int_equal(date.year, 2018);
    assert_false(date_of_folder("10月21日/b.txt", &date));
    assert_false(date_of_folder("201812310/b.txt", &date));
    assert_false(date_of_folder("2018123/b.txt", &date));
    assert_false(date_of_folder("2019-10-21.txt", &date));
    assert_false(date_of_folder("a/2019/b.txt", &date));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_folders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
