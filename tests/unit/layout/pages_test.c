/* Pages by the square measure: what a page may end with, the grid, code, columns. */
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/printed_pages.h"

/* What a page may end and begin with. */

static void no_document_no_page(void **state)
{
    (void)state;
    expect_pages(5, "");
}

static void an_endless_page_has_all(void **state)
{
    (void)state;
    add_paragraph("甲", 3);
    add_paragraph("乙", 1);
    expect_pages(0, "甲甲甲甲/甲甲甲甲/甲甲甲甲/乙乙乙乙");
}

static void a_paragraph_leaves_two_lines_behind(void **state)
{
    (void)state;
    add_paragraph("甲", 4);
    add_paragraph("乙", 4);
    expect_pages(5, "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|乙乙乙乙/乙乙乙乙/乙乙乙乙/乙乙乙乙");
}

static void a_paragraph_takes_two_lines_along(void **state)
{
    (void)state;
    add_paragraph("甲", 6);
    expect_pages(5, "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|甲甲甲甲/甲甲甲甲");
}

/* A paragraph is set in one line less, or in one more, so that no page ends early. */
static void a_last_line_is_pulled_back(void **state)
{
    (void)state;
    measure = 16 * EM;
    add_block(NODE_PARAGRAPH, "天地玄黄");
    add_block(NODE_PARAGRAPH,
              "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋收，冬藏，闰余，成岁"
              "，律吕，调阳，云腾，"
              "致雨，露结，为霜，金生，丽水，玉出，昆冈。");
    expect_pages(5, "天地玄黄/天地，玄黄，宇宙，洪荒，日月，盈昃，/辰宿，列张，寒来，暑往，秋收，冬藏，/"
                    "闰余，成岁，律吕，调阳，云腾，致雨，/露结，为霜，金生，丽水，玉出，昆冈。");
}

static void a_line_more_fills_the_page(void **state)
{
    (void)state;
    measure = 16 * EM;
    add_block(
        NODE_PARAGRAPH,
        "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号"
        "巨阙珠称夜光果珍李柰菜重芥姜");
    add_block(NODE_PARAGRAPH, "鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳");
    expect_pages(
        5, "天地玄黄宇宙洪荒日月盈昃辰宿列/张寒来暑往秋收冬藏闰余成岁律吕/调阳云腾致雨露结为霜金生丽水玉/"
           "出昆冈剑号巨阙珠称夜光果珍李柰菜/重芥姜|鳞潜羽翔龙师火帝鸟官人皇始制文字/乃服衣裳");
}

static void three_lines_stay_together(void **state)
{
    (void)state;
    add_paragraph("甲", 3);
    add_paragraph("乙", 3);
    expect_pages(5, "甲甲甲甲/甲甲甲甲/甲甲甲甲|乙乙乙乙/乙乙乙乙/乙乙乙乙");
}

static void a_page_of_one_line_is_filled_all_the_same(void **state)
{
    (void)state;
    add_paragraph("甲", 3);
    expect_pages(1, "甲甲甲甲|甲甲甲甲|甲甲甲甲");
}

static void headings_keep_with_two_lines(void **state)
{
    (void)state;
    add_paragraph("甲", 2);
    add_heading("题一");
    add_heading("题二");
    add_paragraph("乙", 1);
    add_paragraph("丙", 1);
    add_paragraph("丁", 1);
    expect_pages(5, "甲甲甲甲/甲甲甲甲|题一/题二/乙乙乙乙/丙丙丙丙/丁丁丁丁");
}

static void a_signature_keeps_with_text(void **state)
{
    (void)state;
    add_paragraph("甲", 2);
    add_paragraph("乙", 3);
    add_block(NODE_PARAGRAPH, "某部")->paragraph.role = PARAGRAPH_SIGNATURE;
    add_block(NODE_PARAGRAPH, "某日")->paragraph.role = PARAGRAPH_SIGNATURE;
    expect_pages(5, "甲甲甲甲/甲甲甲甲|乙乙乙乙/乙乙乙乙/乙乙乙乙/某部/某日");
}

static void a_list_keeps_with_the_line_before_it(void **state)
{
    (void)state;
    add_paragraph("甲", 2);
    add_block(NODE_PARAGRAPH, "如下：");
    builder_open(builder, NODE_LIST)->list.kind = LIST_BULLET;
    builder_open(builder, NODE_LIST_ITEM);
    add_block(NODE_PARAGRAPH, "一");
    expect_pages(3, "甲甲甲甲/甲甲甲甲|如下：/•/一");
}

/* The grid. */

static void expect_on_grid(const struct layout_request *request, const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind != ITEM_LINE || item->node->kind != NODE_PARAGRAPH)
            continue;
        length top = item->y - EM * 880 / 1000;
        assert_int_equal(top % request->geometry.pitch, 0);
    }
}

static void body_lines_stand_on_the_grid(void **state)
{
    (void)state;
    styles.heading[0].size = 3 * EM / 2;
    styles.heading[0].pitch = 2 * EM + 300;
    styles.heading[0].space_before = EM;
    styles.quote.pitch = PITCH - 300;
    styles.quote.size = EM - 100;
    for (int i = 0; i < 10; i++) {
        add_heading("标题标题");
        add_paragraph("甲", 5);
        builder_open(builder, NODE_QUOTE);
        add_block(NODE_PREFORMATTED, "引\n引\n引");
        builder_close(builder);
        add_block(NODE_PARAGRAPH, "节")->paragraph.section_start = true;
    }
    set_document(11, 1, false, expect_on_grid);
}

/* A heading of 2 em that asks for 1.5 em above and below takes three lines, and is in the middle of the
 * room between the em boxes around it. */
static void expect_whole_lines(const struct layout_request *request, const struct page *page)
{
    (void)request;
    length room = 3 * PITCH + PITCH - EM;
    assert_int_equal(page->items[1].y, EM + (room - 2 * EM) / 2 + 2 * EM * 880 / 1000);
    assert_int_equal(page->items[2].y, 4 * PITCH + EM * 880 / 1000);
}

static void a_heading_takes_whole_lines(void **state)
{
    (void)state;
    styles.heading[0].size = 2 * EM;
    styles.heading[0].pitch = 3 * EM;
    styles.heading[0].space_before = styles.heading[0].space_after = EM + EM / 2;
    add_block(NODE_PARAGRAPH, "甲");
    add_heading("题");
    add_block(NODE_PARAGRAPH, "乙");
    set_document(0, 1, false, expect_whole_lines);
    assert_string_equal(printed_pages.data, "甲/题/乙");
}

/* Code. */

static void broken_code_has_an_arrow(void **state)
{
    (void)state;
    add_block(NODE_PREFORMATTED, "ab cdefgh\n\nij");
    set_document(0, 1, false, NULL);
    assert_string_equal(printed_pages.data, "ab /(→)/cdefgh//ij");
}

/* Columns. */

static void expect_balanced(const struct layout_request *request, const struct page *page)
{
    (void)request;
    assert_int_equal(page->items[4].x, 5 * EM);
    assert_int_equal(page->items[4].y, page->items[0].y);
    assert_int_equal(page->used, 3 * PITCH + EM);
}

static void the_last_columns_are_equally_long(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++)
        add_paragraph("甲", 1);
    set_document(20, 2, false, expect_balanced);
}

static void expect_title_over_columns(const struct layout_request *request, const struct page *page)
{
    (void)request;
    if (page->number > 1)
        return;
    assert_int_equal(page->items[0].x, 0);
    assert_int_equal(page->items[1].y, PITCH + EM * 880 / 1000);
}

static void the_title_spans_the_columns(void **state)
{
    (void)state;
    builder_document(builder)->metadata.title = "一二三四五六七八";
    for (int i = 0; i < 8; i++)
        add_paragraph("甲", 1);
    set_document(3, 2, true, expect_title_over_columns);
    assert_string_equal(printed_pages.data, "一二三四五六七八/甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|"
                                            "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(no_document_no_page),
        PAGES_TEST(an_endless_page_has_all),
        PAGES_TEST(a_paragraph_leaves_two_lines_behind),
        PAGES_TEST(a_paragraph_takes_two_lines_along),
        PAGES_TEST(a_last_line_is_pulled_back),
        PAGES_TEST(a_line_more_fills_the_page),
        PAGES_TEST(three_lines_stay_together),
        PAGES_TEST(a_page_of_one_line_is_filled_all_the_same),
        PAGES_TEST(headings_keep_with_two_lines),
        PAGES_TEST(a_signature_keeps_with_text),
        PAGES_TEST(a_list_keeps_with_the_line_before_it),
        PAGES_TEST(body_lines_stand_on_the_grid),
        PAGES_TEST(a_heading_takes_whole_lines),
        PAGES_TEST(broken_code_has_an_arrow),
        PAGES_TEST(the_last_columns_are_equally_long),
        PAGES_TEST(the_title_spans_the_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
