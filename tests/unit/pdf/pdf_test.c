#include "base/buffer.h"
#include "base/sink.h"
#include "formats/document/builder.h"
#include "formats/document/format.h"
#include "formats/pdf/closing/objects.h"
#include "formats/pdf/imposition/copies.h"
#include "formats/pdf/imposition/imposition.h"
#include "formats/pdf/official/head.h"
#include "formats/pdf/plan/options.h"
#include "formats/pdf/work_plan.h"
#include "formats/pdf/writer.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
    struct diag diag;
    struct option_values *values;
    const struct pdf_options *options;
};

static int open_options(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.values = option_values_new(&pdf_option_table)};
    fixture.options = option_values_get(fixture.values);
    *state = &fixture;
    unsetenv("SOURCE_DATE_EPOCH");
    return 0;
}

static int close_options(void **state)
{
    struct fixture *fixture = *state;
    option_values_free(fixture->values);
    return 0;
}

static enum status set(struct fixture *fixture, const char *name, const char *value)
{
    return option_values_set(fixture->values, name, value, &fixture->diag, (struct place){0});
}

static struct page_plan resolve(struct fixture *fixture)
{
    struct page_plan plan;
    assert_int_equal(work_plan_make(fixture->options, &fixture->diag, &plan), STATUS_OK);
    return plan;
}

static void assert_near(length value, double points)
{
    length wanted = (length)(points * LENGTH_UNIT);
    assert_in_range(value, wanted - 40, wanted + 40);
}

/* R7.1: bound at the right, so that the inner margin of page 1 is its right one. */
static void a_vertical_book_is_bound_at_the_right(void **state)
{
    struct fixture *fixture = *state;
    set(fixture, "style", "book");
    struct page_plan horizontal = resolve(fixture);
    set(fixture, "writing", "vertical");
    struct page_plan vertical = resolve(fixture);
    assert_true(horizontal.left != horizontal.even_left);
    assert_int_equal(vertical.left, horizontal.even_left);
    assert_int_equal(vertical.even_left, horizontal.left);
}

static void an_article_has_36_characters_on_33_lines(void **state)
{
    struct page_plan plan = resolve(*state);
    assert_int_equal(plan.geometry.measure, 432 * LENGTH_UNIT);
    assert_int_equal(plan.geometry.pitch, 21 * LENGTH_UNIT);
    assert_int_equal(plan.geometry.height, 684 * LENGTH_UNIT);
    assert_near(plan.left, 28.8 * 72 / 25.4);
    assert_near(plan.top, 26 * 72 / 25.4);
    assert_near(plan.width, 595.276);
}

/* R6.4, R6.5, R11. */
static void every_style_has_its_characters_and_lines(void **state)
{
    static const struct {
        const char *style;
        long characters, lines;
    } pages[] = {{"article", 36, 33}, {"official", 28, 22}, {"book", 27, 27},
                 {"large", 25, 19},   {"compact", 22, 45},  {"ereader", 21, 18}};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        set(fixture, "style", pages[i].style);
        struct page_plan plan = resolve(fixture);
        length em = plan.styles.body.size;
        assert_int_equal(plan.geometry.measure / em, pages[i].characters);
        assert_int_equal((plan.geometry.height - em) / plan.geometry.pitch + 1, pages[i].lines);
    }
}

/* R4.2: words are padded to whole cells, and not spaced as well. */
static void squared_paper_has_no_space_between_scripts(void **state)
{
    struct fixture *fixture = *state;
    assert_true(resolve(fixture).options.han_latin_space);
    set(fixture, "grid", "both");
    assert_false(resolve(fixture).options.han_latin_space);
    set(fixture, "grid", "lines");
    set(fixture, "style", "official");
    assert_false(resolve(fixture).options.han_latin_space);
    set(fixture, "han-latin-space", "yes");
    assert_true(resolve(fixture).options.han_latin_space);
}

/* What people type, and the same in points, millimetres or characters. */
static void lengths_have_the_units_that_people_type(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *name, *typed, *plain;
    } same[] = {
        {"size", "小三", "15"},
        {"size", "小三号", "15"},
        {"size", "三号字", "16"},
        {"size", "18pt", "18"},
        {"size", "18磅", "18"},
        {"size", "0.5cm", "14.173228"},
        {"size", "小4", "12"},
        {"size", "5号字", "10.5"},
        {"size", "三號", "16"},
        {"size", "１２", "12"},
        {"margins", "２５mm，2cm", "25,20"},
        {"page", "大32开", "140x203"},
        {"margins", "25mm, 20 mm", "25,20"},
        {"margins", "25 20 30", "25,20,30"},
        {"page", "A6", "105x148"},
        {"page", "8开", "260x370"},
        {"pitch", "1cm", "28.346457"},
        {"margins", "2.5cm", "25"},
        {"margins", "25mm,2cm", "25,20"},
        {"margins", "1in", "25.4"},
        {"page", "16开", "16k"},
        {"page", "32開", "32k"},
        {"page", "14x20.3cm", "140x203"},
        {"page", "140mm×203mm", "140x203"},
        {"page", "148*210", "a5"},
        {"indent", "1字", "1"},
        {"indent", "1em", "1"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_int_equal(set(fixture, same[i].name, same[i].typed), STATUS_OK);
        struct page_plan typed = resolve(fixture);
        assert_int_equal(set(fixture, same[i].name, same[i].plain), STATUS_OK);
        struct page_plan plain = resolve(fixture);
        assert_int_equal(typed.width, plain.width);
        assert_int_equal(typed.height, plain.height);
        assert_int_equal(typed.top, plain.top);
        assert_int_equal(typed.left, plain.left);
        assert_int_equal(typed.styles.body.size, plain.styles.body.size);
        assert_int_equal(typed.styles.body.pitch, plain.styles.body.pitch);
        assert_int_equal(typed.styles.body.first_line_indent, plain.styles.body.first_line_indent);
    }
}

static void what_is_no_length_is_refused(void **state)
{
    struct fixture *fixture = *state;
    static const char *const bad[][2] = {
        {"size", "3.9"},      {"size", "72.1"},         {"size", "三"},     {"size", "三号号"},
        {"size", "9号"},      {"size", "小12"},         {"size", "12px"},   {"size", "1e1"},
        {"size", "-12"},      {"size", "nan"},          {"pitch", ""},      {"pitch", "3"},
        {"margins", "25,"},   {"margins", "1,2,3,4,5"}, {"margins", "501"}, {"margins", "25kg"},
        {"margins", ",25"},   {"page", "a7"},           {"page", "39x100"}, {"page", "100"},
        {"page", "100x2001"}, {"indent", "8.1"},        {"indent", "2号"},  {"pages", "4-1"},
        {"page", "10x20cmx"}, {"copy-number", ""},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (set(fixture, bad[i][0], bad[i][1]) != STATUS_USAGE)
            fail_msg("%s=%s is allowed", bad[i][0], bad[i][1]);
}

/* Characters of 12 points on paper of 210 mm. */
static void margins_leave_four_characters(void **state)
{
    struct fixture *fixture = *state;
    struct page_plan plan;
    set(fixture, "margins", "20,96.5");
    assert_int_equal(resolve(fixture).geometry.measure, 4 * 12 * LENGTH_UNIT);
    set(fixture, "margins", "20,98");
    assert_int_equal(page_plan_make(fixture->options, &fixture->diag, &plan), STATUS_USAGE);
}

static void a_booklet_has_four_pages_a_sheet(void **state)
{
    (void)state;
    static const size_t sides[][2] = {{1, 2}, {4, 2}, {5, 4}, {8, 4}, {9, 6}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        size_t count = 0, placed = 0;
        struct sheet *sheets = impose(arena, IMPOSE_BOOKLET, sides[i][0], 100, 200, false, &count);
        assert_int_equal(count, sides[i][1]);
        for (size_t side = 0; side < count; side++)
            for (size_t j = 0; j < sheets[side].page_count; j++)
                placed += sheets[side].pages[j].page < sides[i][0];
        assert_int_equal(placed, sides[i][0]);
    }
    arena_free(arena);
}

/* Half of A4 is rounded down to 148 mm; half of another sheet is not. */
static void a_booklet_of_a5_is_on_a4(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const double mm = 72 / 25.4 * LENGTH_UNIT;
    static const double pages[][3] = {{148, 210, 297}, {105, 148, 210}, {140, 203, 280}, {147, 210, 294}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        size_t count = 0;
        length width = (length)(pages[i][0] * mm), height = (length)(pages[i][1] * mm);
        struct sheet *sheets = impose(arena, IMPOSE_BOOKLET, 4, width, height, false, &count);
        assert_near(sheets[0].width, pages[i][2] * 72 / 25.4);
        assert_int_equal(sheets[0].pages[0].x + width, sheets[0].pages[1].x);
    }
    arena_free(arena);
}

static void another_measure_stays_centred(void **state)
{
    struct fixture *fixture = *state;
    set(fixture, "measure", "20");
    struct page_plan plan = resolve(fixture);
    assert_int_equal(plan.geometry.measure, 240 * LENGTH_UNIT);
    assert_near(2 * plan.left + plan.geometry.measure, 595.276);
}

static void a_measure_wider_than_the_page_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct page_plan plan;
    set(fixture, "measure", "100");
    assert_int_equal(work_plan_make(fixture->options, &fixture->diag, &plan), STATUS_USAGE);
    assert_int_equal(fixture->diag.counts[SEVERITY_ERROR], 1);
}

static void add_paragraph(struct builder *builder, const char *text)
{
    builder_open(builder, NODE_PARAGRAPH)->paragraph.indented = true;
    builder_text(builder, text, strlen(text));
    builder_close(builder);
}

static void add_link(struct builder *builder, const char *target, const char *text)
{
    builder_open(builder, NODE_PARAGRAPH);
    builder_open(builder, NODE_LINK)->link.target = target;
    builder_text(builder, text, strlen(text));
    builder_close(builder);
    builder_close(builder);
}

static struct document *make_document(struct fixture *fixture)
{
    struct document *document;
    struct builder *builder = builder_new("x.txt", &fixture->diag);
    struct metadata *metadata = &builder_document(builder)->metadata;
    metadata->title = "题目 <&>";
    metadata->author = "作者";
    metadata->language = "zh-CN";
    struct node *heading = builder_open(builder, NODE_HEADING);
    heading->heading.level = 1;
    heading->id = "first";
    builder_text(builder, "一、标题", strlen("一、标题"));
    builder_close(builder);
    add_paragraph(builder, "正文，有國字。");
    add_link(builder, "https://x/)(>>", "外链");
    add_link(builder, "#first", "内链");
    add_link(builder, "#nowhere", "断链");
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    return document;
}

static void write_pdf(struct fixture *fixture, struct buffer *pdf)
{
    struct sink *sink = sink_open_buffer(pdf);
    struct write_request request = {.sink = sink,
                                    .output_name = "x.pdf",
                                    .options = fixture->options,
                                    .fonts_folder = BANXIN_FONTS,
                                    .diag = &fixture->diag};
    struct writer_session *session;
    struct document *document = make_document(fixture);
    assert_int_equal(pdf_writer.begin(&request, &session), STATUS_OK);
    assert_int_equal(pdf_writer.add(session, document), STATUS_OK);
    assert_int_equal(pdf_writer.end(session), STATUS_OK);
    assert_int_equal(sink_commit(sink, &fixture->diag), STATUS_OK);
    document_free(document);
}

/* Appends the objects to the file, which has them packed. */
static void unpack(struct buffer *pdf)
{
    struct buffer text = {0};
    struct objects objects;
    struct span value;
    assert_true(objects_open(&objects, (struct span){pdf->data, pdf->data + pdf->length}));
    for (long i = 1; i < objects.xref.count; i++) {
        struct span rest = objects_find(&objects, i);
        if (syntax_take_value(&rest, &value))
            buffer_append(&text, value.begin, span_size(value));
    }
    objects_close(&objects);
    buffer_append(pdf, text.data, text.length);
    buffer_free(&text);
}

static bool contains(const struct buffer *pdf, const char *text)
{
    return memmem(pdf->data, pdf->length, text, strlen(text));
}

static void the_closing_update_names_language_and_metadata(void **state)
{
    struct fixture *fixture = *state;
    struct buffer pdf = {0};
    write_pdf(fixture, &pdf);
    unpack(&pdf);
    assert_true(contains(&pdf, "/Lang (zh-CN)"));
    assert_true(contains(&pdf, "/DisplayDocTitle true"));
    assert_true(contains(&pdf, "题目 &lt;&amp;&gt;"));
    assert_true(contains(&pdf, "<rdf:li>作者</rdf:li>"));
    assert_true(contains(&pdf, "/ID [<"));
    assert_int_equal(fixture->diag.counts[SEVERITY_WARNING], 0);
    buffer_free(&pdf);
}

static void a_hostile_link_stays_in_its_string(void **state)
{
    struct buffer pdf = {0};
    write_pdf(*state, &pdf);
    unpack(&pdf);
    assert_true(contains(&pdf, "/URI (https://x/%29%28%3E%3E)"));
    assert_false(contains(&pdf, ")(>>"));
    buffer_free(&pdf);
}

static void a_link_to_nowhere_is_no_link(void **state)
{
    struct buffer pdf = {0};
    write_pdf(*state, &pdf);
    unpack(&pdf);
    static const char amended[] = "/F 4\n   /Contents <FEFF";
    size_t links = 0;
    for (const char *at = pdf.data;
         (at = memmem(at, pdf.length - (size_t)(at - pdf.data), amended, strlen(amended))); at++)
        links++;
    assert_int_equal(links, 2);
    buffer_free(&pdf);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct buffer first = {0}, second = {0};
    write_pdf(*state, &first);
    write_pdf(*state, &second);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    buffer_free(&first);
    buffer_free(&second);
}

static void copies_are_counted_with_as_many_digits(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(copies_number(arena, "000009", 0), "000009");
    assert_string_equal(copies_number(arena, "000009", 1), "000010");
    assert_string_equal(copies_number(arena, "甲-99", 2), "甲-101");
    assert_true(copies_can_count("7"));
    assert_false(copies_can_count("甲"));
    assert_false(copies_can_count("12345678901234567890"));
    arena_free(arena);
}

static void a_number_has_its_year_in_brackets(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(official_number(arena, "某政发[2026]5号", 0), "某政发〔2026〕5号");
    assert_string_equal(official_number(arena, "某政发（2026）5号", 0), "某政发〔2026〕5号");
    assert_string_equal(official_number(arena, "某政发〔2026〕5号", 0), "某政发〔2026〕5号");
    assert_string_equal(official_number(arena, "某政发[2026]5号|某政发[2026]6号", 1), "某政发〔2026〕6号");
    assert_null(official_number(arena, "某政发[2026]5号", 1));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_options, close_options)
        TEST(a_vertical_book_is_bound_at_the_right),
        TEST(an_article_has_36_characters_on_33_lines),
        TEST(every_style_has_its_characters_and_lines),
        TEST(margins_leave_four_characters),
        TEST(a_booklet_has_four_pages_a_sheet),
        TEST(a_booklet_of_a5_is_on_a4),
        TEST(another_measure_stays_centred),
        TEST(a_measure_wider_than_the_page_is_refused),
        TEST(the_closing_update_names_language_and_metadata),
        TEST(a_hostile_link_stays_in_its_string),
        TEST(a_link_to_nowhere_is_no_link),
        TEST(the_same_document_gives_the_same_bytes),
        TEST(copies_are_counted_with_as_many_digits),
        TEST(a_number_has_its_year_in_brackets),
        TEST(squared_paper_has_no_space_between_scripts),
        TEST(lengths_have_the_units_that_people_type),
        TEST(what_is_no_length_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
