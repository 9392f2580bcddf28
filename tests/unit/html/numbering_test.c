/* The labels of headings: their family, their value, and what follows them. */
#include "formats/html/lexicon/numbering.h"

#include "tests/unit/cmocka.h"

static const struct {
    const char *line;
    int value;
    const char *title; /* NULL: no label */
    enum numbering_class class;
} rows[] = {
    {"第五章　河边", 5, "河边", NUMBERING_CHAPTER},
    {"第一百零三回 船来了", 103, "船来了", NUMBERING_CHAPTER},
    {"第12章河边", 12, "河边", NUMBERING_CHAPTER},
    {"卷一·河边", 1, "河边", NUMBERING_CHAPTER},
    {"楔子　雾", 0, "雾", NUMBERING_CHAPTER},
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
    {"第一节课他迟到了", 0, NULL, NUMBERING_ALONE},
    {"第五章讲的是河边的人怎样等船和怎样洗菜", 0, NULL, NUMBERING_ALONE},
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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels), cmocka_unit_test(test_families)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
