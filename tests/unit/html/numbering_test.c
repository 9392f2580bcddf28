/* The labels of headings: their family, their value, and what follows them. */
#include "formats/html/lexicon/number.h"
#include "formats/html/lexicon/numbering.h"

#include "tests/unit/cmocka.h"

static const struct {
    const char *line;
    int value;
    const char *title; /* NULL: no label */
    enum numbering_class class;
} rows[] = {
    {"第五章　河边", 5, "河边", NUMBERING_UNIT},
    {"第一百零三回 船来了", 103, "船来了", NUMBERING_UNIT},
    {"第12章河边", 12, "河边", NUMBERING_UNIT},
    {"卷一·河边", 1, "河边", NUMBERING_UNIT},
    {"第二个问题：桥", 2, "桥", NUMBERING_WORD},
    {"方法一：走路", 1, "走路", NUMBERING_WORD},
    {"二十二、河邊的故事", 22, "河邊的故事", NUMBERING_LABEL},
    {"（一）上游", 1, "上游", NUMBERING_LABEL},
    {"（一）", 1, "", NUMBERING_LABEL},
    {"(12) 上游", 12, "上游", NUMBERING_LABEL},
    {"3. 桥", 3, "桥", NUMBERING_LABEL},
    {"1.2 桥头", 2, "桥头", NUMBERING_LABEL},
    {"③桥", 3, "桥", NUMBERING_LABEL},
    {"5", 5, "", NUMBERING_ALONE},
    {"※有話好說", 0, "有話好說", NUMBERING_SYMBOL},
    {"第一节课他迟到了", 1, "课他迟到了", NUMBERING_UNIT},
    {"第1001章 归舟", 1001, "归舟", NUMBERING_UNIT},
    {"第两百章 归舟", 200, "归舟", NUMBERING_UNIT},
    {"第八十—回　归舟", 81, "归舟", NUMBERING_UNIT},
    {"001章 归舟", 1, "归舟", NUMBERING_UNIT},
    {"chapter.844 归舟", 844, "归舟", NUMBERING_UNIT},
    {"Vol.2 归舟", 2, "归舟", NUMBERING_UNIT},
    {"제3장 강가", 3, "강가", NUMBERING_UNIT},
    {"第一卷：木兰 第十二回　归舟", 12, "归舟", NUMBERING_UNIT},
    {"第一部分第77节 归舟", 77, "归舟", NUMBERING_UNIT},
    {"==第1章 归舟==", 1, "归舟", NUMBERING_UNIT},
    {"001 归舟", 1, "归舟", NUMBERING_BLANK},
    {"[12] 归舟", 12, "归舟", NUMBERING_LABEL},
    {"12 | 归舟", 12, "归舟", NUMBERING_LABEL},
    {"[web] 406 归舟", 406, "归舟", NUMBERING_WORD},
    {"DAY 1", 1, "", NUMBERING_WORD},
    {"第一天", 1, "", NUMBERING_WORD},
    {"3.14", 0, NULL, NUMBERING_ALONE},
    {"2019年", 0, NULL, NUMBERING_ALONE},
    {"一条河", 0, NULL, NUMBERING_ALONE},
    {"※※※", 0, NULL, NUMBERING_ALONE},
    {"序曲响了", 0, NULL, NUMBERING_ALONE},
};

static void test_labels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct numbering numbering;
        bool found = numbering_read(text_view_of(rows[i].line), &numbering);
        assert_int_equal(found, rows[i].title != NULL);
        if (!found)
            continue;
        assert_int_equal(numbering.value, rows[i].value);
        assert_int_equal(numbering.class, rows[i].class);
        assert_true(text_view_equals(numbering.title, rows[i].title));
    }
}

static void test_families(void **state)
{
    (void)state;
    struct numbering full, narrow, other;
    assert_true(numbering_read(text_view_of("（一）甲"), &full));
    assert_true(numbering_read(text_view_of("(二)乙"), &narrow));
    assert_true(numbering_read(text_view_of("（2）丙"), &other));
    assert_int_equal(full.family, narrow.family);
    assert_int_not_equal(full.family, other.family);
}

static void test_scanned_numbers(void **state)
{
    (void)state;
    assert_int_equal(number_read_scanned(text_view_of("io4")), 104);
    assert_int_equal(number_read_scanned(text_view_of("l2")), 12);
    assert_int_equal(number_read_scanned(text_view_of("104")), -1);
    assert_int_equal(number_read_scanned(text_view_of("io4 ")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels), cmocka_unit_test(test_families),
                                       cmocka_unit_test(test_scanned_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
