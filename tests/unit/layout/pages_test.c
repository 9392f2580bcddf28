/* Pages by the square measure: what a page may end with, the grid, lists, tables, notes, pictures, columns.
 *
 * Pages are printed so that a test can be read: lines separated by "/", pages by "|", what is repeated on a
 * page in parentheses, pictures as "#". */
#include "base/buffer.h"
#include "formats/document/builder.h"
#include "formats/dump/square.h"
#include "formats/layout/block/list_label.h"
#include "formats/layout/block/table_columns.h"
#include "formats/layout/layout.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>

enum { EM = LENGTH_UNIT, PITCH = 2 * EM };

static struct diag diag;
static struct style_sheet styles;
static struct builder *builder;
static struct buffer printed;
static length measure;

static int set_up(void **state)
{
    (void)state;
    const struct block_style plain = {.size = EM, .pitch = PITCH};
    styles = (struct style_sheet){.title = plain,
                                  .deck = plain,
                                  .byline = plain,
                                  .body = plain,
                                  .verse = plain,
                                  .quote = plain,
                                  .preformatted = plain,
                                  .caption = plain,
                                  .note = plain,
                                  .cell = plain,
                                  .placeholder = plain,
                                  .list_indent = 2 * EM,
                                  .rule_width = 32,
                                  .ruby_size = 512};
    for (int i = 0; i < HEADING_LEVELS; i++) {
        styles.heading[i] = plain;
        styles.heading[i].keep_with_next = true;
    }
    styles.title.keep_with_next = true;
    builder = builder_new("test", &diag);
    measure = 4 * EM;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    builder_free(builder);
    buffer_free(&printed);
    printed = (struct buffer){0};
    return 0;
}

static void text(const char *characters)
{
    builder_text(builder, characters, strlen(characters));
}

static struct node *block(enum node_kind kind, const char *characters)
{
    struct node *node = builder_open(builder, kind);
    text(characters);
    builder_close(builder);
    return node;
}

/* A paragraph of `lines` lines of four characters, each full of one character. */
static struct node *paragraph(const char *characters, unsigned lines)
{
    struct node *node = builder_open(builder, NODE_PARAGRAPH);
    for (unsigned i = 0; i < lines * 4; i++)
        text(characters);
    builder_close(builder);
    return node;
}

static void heading(const char *characters)
{
    block(NODE_HEADING, characters)->heading.level = 1;
}

static struct layout_request request_for(struct document *document, unsigned lines, unsigned columns)
{
    return (struct layout_request){
        .document = document,
        .measure = &square_measure,
        .styles = &styles,
        .geometry = {.measure = measure,
                     .height = lines ? (lines - 1) * PITCH + EM : 0,
                     .pitch = PITCH,
                     .columns = columns,
                     .column_gap = EM},
        .options = {.line_break = LINE_BREAK_BY_LANGUAGE, .justify = true},
    };
}

static void print_line(const struct placed_line *line)
{
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        for (uint32_t j = piece->first; j < piece->first + piece->count; j++)
            buffer_append(&printed, piece->text + piece->run->clusters[j].offset,
                          piece->run->clusters[j].size);
    }
}

static void print_page(const struct page *page)
{
    const char *between = page->number > 1 ? "|" : "";
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == ITEM_RULE)
            continue;
        buffer_append_text(&printed, between);
        buffer_append_text(&printed, item->repeated ? "(" : "");
        if (item->kind == ITEM_LINE)
            print_line(item->line);
        else
            buffer_append_byte(&printed, '#');
        buffer_append_text(&printed, item->repeated ? ")" : "");
        between = "/";
    }
}

typedef void look_at_page(const struct layout_request *request, const struct page *page);

static void set_document(unsigned lines, unsigned columns, bool with_title, look_at_page *look)
{
    struct document *document = NULL;
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    builder = NULL;
    struct layout_request request = request_for(document, lines, columns);
    request.with_title = with_title;
    struct layout *layout = layout_new(&request);
    struct page page;
    buffer_append_text(&printed, "");
    while (layout_next_page(layout, &page)) {
        print_page(&page);
        if (look)
            look(&request, &page);
    }
    layout_free(layout);
    document_free(document);
}

static void expect_pages(unsigned lines, const char *wanted)
{
    set_document(lines, 1, false, NULL);
    assert_string_equal(printed.data, wanted);
}

/* What a page may end and begin with. */

static void no_document_no_page(void **state)
{
    (void)state;
    expect_pages(5, "");
}

static void an_endless_page_has_all(void **state)
{
    (void)state;
    paragraph("甲", 3);
    paragraph("乙", 1);
    expect_pages(0, "甲甲甲甲/甲甲甲甲/甲甲甲甲/乙乙乙乙");
}

static void a_paragraph_leaves_two_lines_behind(void **state)
{
    (void)state;
    paragraph("甲", 4);
    paragraph("乙", 4);
    expect_pages(5, "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|乙乙乙乙/乙乙乙乙/乙乙乙乙/乙乙乙乙");
}

static void a_paragraph_takes_two_lines_along(void **state)
{
    (void)state;
    paragraph("甲", 6);
    expect_pages(5, "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|甲甲甲甲/甲甲甲甲");
}

/* A paragraph is set in one line less, or in one more, so that no page ends early. */
static void a_last_line_is_pulled_back(void **state)
{
    (void)state;
    measure = 16 * EM;
    block(NODE_PARAGRAPH, "天地玄黄");
    block(NODE_PARAGRAPH, "天地，玄黄，宇宙，洪荒，日月，盈昃，辰宿，列张，寒来，暑往，秋收，冬藏，闰余，成岁"
                          "，律吕，调阳，云腾，"
                          "致雨，露结，为霜，金生，丽水，玉出，昆冈。");
    expect_pages(5, "天地玄黄/天地，玄黄，宇宙，洪荒，日月，盈昃，/辰宿，列张，寒来，暑往，秋收，冬藏，/"
                    "闰余，成岁，律吕，调阳，云腾，致雨，/露结，为霜，金生，丽水，玉出，昆冈。");
}

static void a_line_more_fills_the_page(void **state)
{
    (void)state;
    measure = 16 * EM;
    block(
        NODE_PARAGRAPH,
        "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号"
        "巨阙珠称夜光果珍李柰菜重芥姜");
    block(NODE_PARAGRAPH, "鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳");
    expect_pages(
        5, "天地玄黄宇宙洪荒日月盈昃辰宿列/张寒来暑往秋收冬藏闰余成岁律吕/调阳云腾致雨露结为霜金生丽水玉/"
           "出昆冈剑号巨阙珠称夜光果珍李柰菜/重芥姜|鳞潜羽翔龙师火帝鸟官人皇始制文字/乃服衣裳");
}

static void three_lines_stay_together(void **state)
{
    (void)state;
    paragraph("甲", 3);
    paragraph("乙", 3);
    expect_pages(5, "甲甲甲甲/甲甲甲甲/甲甲甲甲|乙乙乙乙/乙乙乙乙/乙乙乙乙");
}

static void a_page_of_one_line_is_filled_all_the_same(void **state)
{
    (void)state;
    paragraph("甲", 3);
    expect_pages(1, "甲甲甲甲|甲甲甲甲|甲甲甲甲");
}

static void headings_keep_with_two_lines(void **state)
{
    (void)state;
    paragraph("甲", 2);
    heading("题一");
    heading("题二");
    paragraph("乙", 1);
    paragraph("丙", 1);
    paragraph("丁", 1);
    expect_pages(5, "甲甲甲甲/甲甲甲甲|题一/题二/乙乙乙乙/丙丙丙丙/丁丁丁丁");
}

static void a_signature_keeps_with_text(void **state)
{
    (void)state;
    paragraph("甲", 2);
    paragraph("乙", 3);
    block(NODE_PARAGRAPH, "某部")->paragraph.role = PARAGRAPH_SIGNATURE;
    block(NODE_PARAGRAPH, "某日")->paragraph.role = PARAGRAPH_SIGNATURE;
    expect_pages(5, "甲甲甲甲/甲甲甲甲|乙乙乙乙/乙乙乙乙/乙乙乙乙/某部/某日");
}

static void a_list_keeps_with_the_line_before_it(void **state)
{
    (void)state;
    paragraph("甲", 2);
    block(NODE_PARAGRAPH, "如下：");
    builder_open(builder, NODE_LIST)->list.kind = LIST_BULLET;
    builder_open(builder, NODE_LIST_ITEM);
    block(NODE_PARAGRAPH, "一");
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
        heading("标题标题");
        paragraph("甲", 5);
        builder_open(builder, NODE_QUOTE);
        block(NODE_PREFORMATTED, "引\n引\n引");
        builder_close(builder);
        block(NODE_PARAGRAPH, "节")->paragraph.section_start = true;
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
    block(NODE_PARAGRAPH, "甲");
    heading("题");
    block(NODE_PARAGRAPH, "乙");
    set_document(0, 1, false, expect_whole_lines);
    assert_string_equal(printed.data, "甲/题/乙");
}

/* Code. */

static void broken_code_has_an_arrow(void **state)
{
    (void)state;
    block(NODE_PREFORMATTED, "ab cdefgh\n\nij");
    set_document(0, 1, false, NULL);
    assert_string_equal(printed.data, "ab /(→)/cdefgh//ij");
}

/* Lists. */

static void open_item(const char *characters)
{
    builder_open(builder, NODE_LIST_ITEM);
    block(NODE_PARAGRAPH, characters);
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
    assert_string_equal(printed.data, "9./甲甲/甲甲");
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
    block(NODE_PARAGRAPH, characters);
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
    paragraph("甲", 7);
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

static void columns_take_what_they_want(void **state)
{
    (void)state;
    struct intrinsic_width wishes[3] = {{10, 10}, {10, 50}, {10, 30}};
    length widths[3];
    assert_int_equal(table_columns_share(wishes, 3, 100, widths), 90);
    assert_int_equal(widths[1], 50);
    assert_int_equal(table_columns_share(wishes, 3, 60, widths), 60);
    assert_int_equal(widths[0], 10);
    assert_int_equal(widths[1], 30);
    assert_int_equal(widths[2], 20);
    assert_true(table_columns_share(wishes, 3, 15, widths) <= 15);
    table_columns_widen(wishes, 0, 2, (struct intrinsic_width){40, 80});
    assert_int_equal(wishes[0].least + wishes[1].least, 40);
    assert_int_equal(wishes[0].most + wishes[1].most, 80);
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
    block(NODE_PARAGRAPH, characters);
    builder_close(builder);
}

static void a_note_stands_at_the_foot_of_its_page(void **state)
{
    (void)state;
    builder_open(builder, NODE_PARAGRAPH);
    text("甲");
    reference("1", "n");
    builder_close(builder);
    note("n", "注");
    paragraph("乙", 4);
    expect_pages(5, "甲1/乙乙乙乙/乙乙乙乙/1/注|乙乙乙乙/乙乙乙乙");
}

static void a_line_goes_where_its_note_has_room(void **state)
{
    (void)state;
    paragraph("甲", 2);
    builder_open(builder, NODE_PARAGRAPH);
    text("乙");
    reference("1", "n");
    builder_close(builder);
    note("n", "注");
    expect_pages(4, "甲甲甲甲/甲甲甲甲|乙1/1/注");
}

static void a_long_note_goes_on(void **state)
{
    (void)state;
    builder_open(builder, NODE_PARAGRAPH);
    text("甲");
    reference("1", "n");
    builder_close(builder);
    note("n", "一二三四五六七八九十百千");
    paragraph("乙", 1);
    set_document(5, 1, false, NULL);
    assert_string_equal(printed.data, "甲1/乙乙乙乙/1/一二三/四五六|七八九/十百千");
}

static void notes_without_references_stay_in_place(void **state)
{
    (void)state;
    paragraph("甲", 1);
    note("n", "注");
    paragraph("乙", 1);
    expect_pages(9, "甲甲甲甲/注/乙乙乙乙");
}

static void notes_that_name_each_other_are_not_lost(void **state)
{
    (void)state;
    builder_open(builder, NODE_NOTE)->id = "a";
    builder_open(builder, NODE_PARAGRAPH);
    text("子");
    reference("2", "b");
    builder_close(builder);
    builder_close(builder);
    builder_open(builder, NODE_NOTE)->id = "b";
    builder_open(builder, NODE_PARAGRAPH);
    text("丑");
    reference("1", "a");
    builder_close(builder);
    builder_close(builder);
    set_document(9, 1, false, NULL);
    assert_non_null(strstr(printed.data, "子2"));
    assert_non_null(strstr(printed.data, "丑1"));
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
    paragraph("甲", 3);
    builder_open(builder, NODE_FIGURE);
    builder_open(builder, NODE_PARAGRAPH);
    picture(640, 320);
    builder_close(builder);
    block(NODE_CAPTION, "图一");
    set_document(5, 1, false, expect_small);
    assert_string_equal(printed.data, "甲甲甲甲/甲甲甲甲/甲甲甲甲|#/图一");
}

static void a_picture_is_never_higher_than_the_page(void **state)
{
    (void)state;
    picture(10, 5000);
    paragraph("甲", 1);
    expect_pages(3, "#|甲甲甲甲");
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
        paragraph("甲", 1);
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
        paragraph("甲", 1);
    set_document(3, 2, true, expect_title_over_columns);
    assert_string_equal(printed.data, "一二三四五六七八/甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲|"
                                      "甲甲甲甲/甲甲甲甲/甲甲甲甲/甲甲甲甲");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define PAGES_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
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
        PAGES_TEST(labels_hang),
        PAGES_TEST(nested_lists_have_their_own_labels),
        PAGES_TEST(numbers_are_written_in_each_style),
        PAGES_TEST(the_head_is_repeated),
        PAGES_TEST(a_low_row_is_not_divided),
        PAGES_TEST(a_high_row_is_divided),
        PAGES_TEST(spanning_cells_hold_their_rows_together),
        PAGES_TEST(a_span_beyond_the_table_ends_with_it),
        PAGES_TEST(columns_take_what_they_want),
        PAGES_TEST(a_note_stands_at_the_foot_of_its_page),
        PAGES_TEST(a_line_goes_where_its_note_has_room),
        PAGES_TEST(a_long_note_goes_on),
        PAGES_TEST(notes_without_references_stay_in_place),
        PAGES_TEST(notes_that_name_each_other_are_not_lost),
        PAGES_TEST(a_picture_shrinks_and_keeps_its_caption),
        PAGES_TEST(a_picture_is_never_higher_than_the_page),
        PAGES_TEST(the_last_columns_are_equally_long),
        PAGES_TEST(the_title_spans_the_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
