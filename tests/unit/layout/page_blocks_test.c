/* Blocks on pages, by the square measure: lists, tables, notes, pictures. */
#include "formats/layout/block/list_label.h"
#include "formats/layout/block/table_columns.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/printed_pages.h"

#include <string.h>

/* Lists. */

static void open_item(const char *characters)
{
    builder_open(builder, NODE_LIST_ITEM);
    add_block(NODE_PARAGRAPH, characters);
}

static void expect_hanging(const struct layout_request *request, const struct page *page)
{
    (void)request;
    const struct page_item *items = page->items;
    assert_int_equal(items[0].x, 2 * EM - EM / 2 - EM);
    assert_int_equal(items[1].x, 2 * EM);
    assert_int_equal(items[0].y, items[1].y);
    assert_int_equal(items[2].x, 2 * EM);
}

static void labels_hang(void **state)
{
    (void)state;
    struct node *list = builder_open(builder, NODE_LIST);
    list->list.kind = LIST_NUMBER;
    list->list.start = 9;
    open_item("甲甲甲甲");
    set_document(0, 1, false, expect_hanging);
    assert_string_equal(printed_pages.data, "9./甲甲/甲甲");
}

static void nested_lists_have_their_own_labels(void **state)
{
    (void)state;
    builder_open(builder, NODE_LIST)->list.kind = LIST_BULLET;
    open_item("甲");
    struct node *inner = builder_open(builder, NODE_LIST);
    inner->list.kind = LIST_NUMBER;
    inner->list.numbering = NUMBERING_CHINESE;
    inner->list.start = 11;
    open_item("乙");
    builder_close(builder);
    open_item("丙");
    expect_pages(0, "•/甲/十一、/乙/十二、/丙");
}

static const char *label(enum list_numbering numbering, long number)
{
    static struct node list = {.kind = NODE_LIST, .list = {.kind = LIST_NUMBER}};
    static struct arena *arena;
    arena_free(arena);
    arena = arena_new();
    list.list.numbering = numbering;
    const char *made = list_label(arena, &list, number, 0);
    static char copy[100];
    strcpy(copy, made);
    arena_free(arena);
    arena = NULL;
    return copy;
}

static void numbers_are_written_in_each_style(void **state)
{
    (void)state;
    assert_string_equal(label(NUMBERING_DECIMAL, -3), "-3.");
    assert_string_equal(label(NUMBERING_LOWER_ALPHA, 26), "z.");
    assert_string_equal(label(NUMBERING_UPPER_ALPHA, 28), "AB.");
    assert_string_equal(label(NUMBERING_LOWER_ROMAN, 1994), "mcmxciv.");
    assert_string_equal(label(NUMBERING_UPPER_ROMAN, 0), "0.");
    assert_string_equal(label(NUMBERING_CHINESE, 10), "十、");
    assert_string_equal(label(NUMBERING_CHINESE, 20), "二十、");
    assert_string_equal(label(NUMBERING_CHINESE, 105), "一百零五、");
    assert_string_equal(label(NUMBERING_CHINESE, 110), "一百一十、");
    assert_string_equal(label(NUMBERING_CHINESE, 2003), "二千零三、");
    assert_string_equal(label(NUMBERING_CHINESE, 0), "零、");
    assert_string_equal(label(NUMBERING_CHINESE, -12), "负十二、");
    assert_string_equal(label(NUMBERING_JAPANESE_INFORMAL, 2110), "二千百十、");
    assert_string_equal(label(NUMBERING_LOWER_GREEK, 25), "αα.");
    assert_string_equal(label(NUMBERING_CIRCLED, 51), "51");
}

/* Tables. */

static struct node *row(bool is_header)
{
    struct node *node = builder_open(builder, NODE_ROW);
    node->row.is_header = is_header;
    node->row.columns = 2;
    return node;
}

static struct node *cell(unsigned column, const char *characters)
{
    struct node *node = builder_open(builder, NODE_CELL);
    node->cell.column = (uint16_t)column;
    node->cell.row_span = node->cell.column_span = 1;
    add_block(NODE_PARAGRAPH, characters);
    builder_close(builder);
    return node;
}

static void the_head_is_repeated(void **state)
{
    (void)state;
    builder_open(builder, NODE_TABLE);
    row(true);
    cell(0, "头");
    builder_close(builder);
    for (int i = 0; i < 5; i++) {
        row(false);
        cell(0, "行");
        builder_close(builder);
    }
    expect_pages(4, "头/行/行/行|(头)/行/行");
}

static void a_low_row_is_not_divided(void **state)
{
    (void)state;
    add_paragraph("甲", 7);
    builder_open(builder, NODE_TABLE);
    row(false);
    cell(0, "一二三四五六七八九");
    expect_pages(9, "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|一二三/四五六/七八九");
}

static void a_high_row_is_divided(void **state)
{
    (void)state;
    builder_open(builder, NODE_TABLE);
    row(false);
    cell(0, "一二三四五六七八九十百千");
    expect_pages(3, "一二三/四五六|七八九/十百千");
}

static void spanning_cells_hold_their_rows_together(void **state)
{
    (void)state;
    builder_open(builder, NODE_TABLE);
    row(false);
    cell(0, "左")->cell.row_span = 2;
    cell(1, "一");
    builder_close(builder);
    row(false);
    cell(1, "二");
    builder_close(builder);
    row(false);
    cell(0, "全")->cell.column_span = 2;
    expect_pages(0, "左/一/二/全");
}

static void a_span_beyond_the_table_ends_with_it(void **state)
{
    (void)state;
    builder_open(builder, NODE_TABLE);
    row(false);
    cell(0, "左")->cell.row_span = 60000;
    cell(1, "右")->cell.column_span = 3;
    expect_pages(0, "左/右");
}

static struct intrinsic_width wish(length least, length whole, length most, length firm)
{
    return (struct intrinsic_width){.least = least, .whole = whole, .most = most, .firm = firm};
}

static void columns_take_what_they_want(void **state)
{
    (void)state;
    struct intrinsic_width wishes[3] = {wish(10, 10, 10, 5), wish(10, 10, 50, 8), wish(10, 10, 30, 0)};
    length widths[3];
    assert_int_equal(table_columns_share(wishes, 3, 100, widths), 90);
    assert_int_equal(widths[1], 50);
    assert_in_range(table_columns_share(wishes, 3, 66, widths), 64, 66);
    assert_int_equal(widths[0], 10);
    assert_in_range(widths[1], 31, 37);
    assert_in_range(widths[2], 19, 25);
    assert_true(table_columns_share(wishes, 3, 15, widths) <= 15);
    assert_true(widths[0] >= 5 && widths[1] >= 8);
    assert_true(table_columns_share(wishes, 3, 10, widths) <= 10);
    table_columns_widen(wishes, 0, 2, wish(40, 40, 80, 0));
    assert_int_equal(wishes[0].least + wishes[1].least, 40);
    assert_int_equal(wishes[0].most + wishes[1].most, 80);
}

static void narrow_columns_are_whole_beside_wide_ones(void **state)
{
    (void)state;
    struct intrinsic_width wishes[3] = {wish(20, 30, 30, 10), wish(20, 40, 60, 10), wish(20, 20, 400, 10)};
    length widths[3];
    table_columns_share(wishes, 3, 240, widths);
    assert_int_equal(widths[0], 30);
    assert_int_equal(widths[1], 60);
    table_columns_share(wishes, 3, 90, widths);
    assert_int_equal(widths[0], 30);
    assert_int_equal(widths[1], 40);
    table_columns_share(wishes, 3, 75, widths); /* one of them can be whole: the cheaper one */
    assert_int_equal(widths[0], 30);
    assert_in_range(widths[1], 20, 39);
    assert_int_equal(widths[2], 20);
}

/* Notes. */

static void reference(const char *mark, const char *id)
{
    struct node *node = builder_leaf(builder, NODE_NOTE_REFERENCE);
    node->text = mark;
    node->text_length = strlen(mark);
    node->link.target = id;
}

static void note(const char *id, const char *characters)
{
    builder_open(builder, NODE_NOTE)->id = id;
    add_block(NODE_PARAGRAPH, characters);
    builder_close(builder);
}

static void a_note_stands_at_the_foot_of_its_page(void **state)
{
    (void)state;
    builder_open(builder, NODE_PARAGRAPH);
    add_text("甲");
    reference("1", "n");
    builder_close(builder);
    note("n", "注");
    add_paragraph("乙", 4);
    expect_pages(5, "甲1/乙乙乙乙/乙乙乙乙/1/注|乙乙乙乙/乙乙乙乙");
}

static void a_line_goes_where_its_note_has_room(void **state)
{
    (void)state;
    add_paragraph("甲", 2);
    builder_open(builder, NODE_PARAGRAPH);
    add_text("乙");
    reference("1", "n");
    builder_close(builder);
    note("n", "注");
    expect_pages(4, "甲甲甲甲/甲甲甲甲|乙1/1/注");
}

static void a_long_note_goes_on(void **state)
{
    (void)state;
    builder_open(builder, NODE_PARAGRAPH);
    add_text("甲");
    reference("1", "n");
    builder_close(builder);
    note("n", "一二三四五六七八九十百千");
    add_paragraph("乙", 1);
    set_document(5, 1, false, NULL);
    assert_string_equal(printed_pages.data, "甲1/乙乙乙乙/1/一二三/四五六|七八九/十百千");
}

static void notes_without_references_stay_in_place(void **state)
{
    (void)state;
    add_paragraph("甲", 1);
    note("n", "注");
    add_paragraph("乙", 1);
    expect_pages(9, "甲甲甲甲/注/乙乙乙乙");
}

static void notes_that_name_each_other_are_not_lost(void **state)
{
    (void)state;
    builder_open(builder, NODE_NOTE)->id = "a";
    builder_open(builder, NODE_PARAGRAPH);
    add_text("子");
    reference("2", "b");
    builder_close(builder);
    builder_close(builder);
    builder_open(builder, NODE_NOTE)->id = "b";
    builder_open(builder, NODE_PARAGRAPH);
    add_text("丑");
    reference("1", "a");
    builder_close(builder);
    builder_close(builder);
    set_document(9, 1, false, NULL);
    assert_non_null(strstr(printed_pages.data, "子2"));
    assert_non_null(strstr(printed_pages.data, "丑1"));
}

/* Pictures. */

static void picture(uint32_t width, uint32_t height)
{
    struct node *image = builder_leaf(builder, NODE_IMAGE);
    image->text = "";
    image->image.resource = builder_resource(builder, "p.png", "image/png", "x", 1, width, height);
}

static void expect_small(const struct layout_request *request, const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_IMAGE) {
            assert_int_equal(page->items[i].width, request->geometry.measure);
            assert_int_equal(page->items[i].height, 2 * EM);
        }
}

static void a_picture_shrinks_and_keeps_its_caption(void **state)
{
    (void)state;
    add_paragraph("甲", 3);
    builder_open(builder, NODE_FIGURE);
    builder_open(builder, NODE_PARAGRAPH);
    picture(640, 320);
    builder_close(builder);
    add_block(NODE_CAPTION, "图一");
    set_document(5, 1, false, expect_small);
    assert_string_equal(printed_pages.data, "甲甲甲甲/甲甲甲甲/甲甲甲甲|#/图一");
}

static void a_picture_is_never_higher_than_the_page(void **state)
{
    (void)state;
    picture(10, 5000);
    add_paragraph("甲", 1);
    expect_pages(3, "#|甲甲甲甲");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGES_TEST(labels_hang),
        PAGES_TEST(nested_lists_have_their_own_labels),
        PAGES_TEST(numbers_are_written_in_each_style),
        PAGES_TEST(the_head_is_repeated),
        PAGES_TEST(a_low_row_is_not_divided),
        PAGES_TEST(a_high_row_is_divided),
        PAGES_TEST(spanning_cells_hold_their_rows_together),
        PAGES_TEST(a_span_beyond_the_table_ends_with_it),
        PAGES_TEST(columns_take_what_they_want),
        PAGES_TEST(narrow_columns_are_whole_beside_wide_ones),
        PAGES_TEST(a_note_stands_at_the_foot_of_its_page),
        PAGES_TEST(a_line_goes_where_its_note_has_room),
        PAGES_TEST(a_long_note_goes_on),
        PAGES_TEST(notes_without_references_stay_in_place),
        PAGES_TEST(notes_that_name_each_other_are_not_lost),
        PAGES_TEST(a_picture_shrinks_and_keeps_its_caption),
        PAGES_TEST(a_picture_is_never_higher_than_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
