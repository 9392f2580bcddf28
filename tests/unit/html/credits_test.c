/* The forms in which papers and sites say who wrote, where and when. */
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/datelines.h"

#include "tests/unit/cmocka.h"

#include <string.h>

static const char *shown(const char *text)
{
    return text == NULL ? "-" : text;
}

struct row {
    const char *text, *author, *source, *date;
};

static void check(const struct row *row, bool found, const struct credit *credit, struct arena *arena)
{
    if (row->source == NULL && row->author == NULL) {
        assert_false(found);
        return;
    }
    assert_true(found);
    assert_string_equal(shown(credit->author), row->author);
    assert_string_equal(shown(credit->source), row->source);
    assert_string_equal(shown(date_format(arena, credit->date)), row->date);
}

static void test_datelines(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"新华社北京10月23日电（记者 张三 李四）今天", "张三、李四", "新华社", "-"},
        {"新华社北京１０月２３日电 今天", "-", "新华社", "-"},
        {"新华社联合国10月29日电  （记者王五）今天", "王五", "新华社", "-"},
        {"经济日报-中国经济网北京10月23日讯（记者周一 通讯员 王 二）今天", "周一、王二",
         "经济日报-中国经济网", "-"},
        {"中国网财经2019年10月30日讯 今天", "-", "中国网财经", "2019-10-30"},
        {"本报北京10月23日电（记者张三）今天", "张三", "-", "-"},
        {"央视网消息：今天", "-", "央视网", "-"},
        {"新京报讯（记者 张三）今天", "张三", "新京报", "-"},
        {"央广网北京10月23日消息（记者张三）今天", "张三", "央广网", "-"},
        {"据新华社北京10月23日电 今天", "-", "新华社", "-"},
        {"新华社记者今天在北京看到", NULL, NULL, NULL},
        {"10月23日，新华社北京分社", NULL, NULL, NULL},
        {"通讯社说今天下雨", NULL, NULL, NULL},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct credit credit;
        bool titled;
        check(&rows[i], credit_from_dateline(arena, text_view_of(rows[i].text), &credit, &titled), &credit,
              arena);
    }
    arena_free(arena);
}

static void test_ends(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"今天下雨。（记者 张三）", "张三", "-", "-"},
        {"今天下雨。(张三 李四四)", "张三、李四四", "-", "-"},
        {"今天下雨。（经济日报 记者 张三 通讯员 李四）", "张三、李四", "经济日报", "-"},
        {"今天下雨。（王雪）【新华社微特稿】", "王雪", "新华社", "-"},
        {"今天下雨。（完）", NULL, NULL, NULL},
        {"今天下雨。（江苏 安徽）", NULL, NULL, NULL},
        {"今天（星期三）下雨。", NULL, NULL, NULL},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct credit credit;
        check(&rows[i], credit_from_end(arena, text_view_of(rows[i].text), &credit), &credit, arena);
    }
    arena_free(arena);
}

static void test_print_lines(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"《 人民日报 》（ 2017年07月02日 02 版）", "-", "人民日报", "2017-07-02"},
        {"（《人民日报》2019年10月23日01版）", "-", "人民日报", "2019-10-23"},
        {"《人民日报》（第一版）", NULL, NULL, NULL},
        {"《早报》2019年10月23日发表了一篇文章，说的是大桥通车以后河边的人都搬走了的事情。", NULL, NULL,
         NULL},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct credit credit;
        check(&rows[i], credit_from_print_line(arena, text_view_of(rows[i].text), &credit), &credit, arena);
    }
    arena_free(arena);
}

static void test_bylines(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"新华社记者侯文、李国", "侯文、李国", "新华社", "-"},
        {"□ 本报记者 张三", "张三", "-", "-"},
        {"本报评论员", NULL, NULL, NULL},
        {"记者在河边看到很多人", NULL, NULL, NULL},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct credit credit;
        check(&rows[i], credit_from_byline(arena, text_view_of(rows[i].text), &credit), &credit, arena);
    }
    arena_free(arena);
}

static void test_names(void **state)
{
    (void)state;
    struct text_view name;
    assert_true(name_is_person(text_view_of("张三")));
    assert_true(name_is_person(text_view_of("欧阳予倩")));
    assert_true(name_is_person(text_view_of("阿凡提·买买提")));
    assert_false(name_is_person(text_view_of("江苏")));
    assert_false(name_is_person(text_view_of("总指挥")));
    assert_false(name_is_person(text_view_of("张")));
    assert_true(name_with_office(text_view_of("大桥委员会主席　张三"), &name));
    assert_true(text_view_equals(name, "张三"));
    assert_false(name_with_office(text_view_of("大桥 张三"), &name));
}

static void test_labels(void **state)
{
    (void)state;
    struct text_view text = text_view_of("来源：早报 作者：张三 时间：2019-07-02"), value;
    assert_int_equal(credit_take_labelled(&text, &value), CREDIT_SOURCE);
    assert_true(text_view_equals(value, "早报"));
    assert_int_equal(credit_take_labelled(&text, &value), CREDIT_AUTHOR);
    assert_true(text_view_equals(value, "张三"));
    assert_int_equal(credit_take_labelled(&text, &value), CREDIT_DATE);
    assert_int_equal(text.length, 0);
    text = text_view_of("来源于生活");
    assert_int_equal(credit_take_labelled(&text, &value), CREDIT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_datelines), cmocka_unit_test(test_ends),  cmocka_unit_test(test_print_lines),
        cmocka_unit_test(test_bylines),   cmocka_unit_test(test_names), cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
