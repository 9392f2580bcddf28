#include "formats/canvas/canvas.h"

#include "base/arena.h"
#include "formats/canvas/marks.h"
#include "formats/canvas/paper.h"
#include "tests/unit/cmocka.h"

#include <string.h>

enum { EM = 12 * LENGTH_UNIT, PAGE = 500 * LENGTH_UNIT };

struct fixture {
    struct diag diag;
    struct font_set *fonts;
    struct canvas *canvas;
    struct arena *arena;
};

static int open_canvas(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.arena = arena_new()};
    *state = &fixture;
    if (font_set_new(&(struct font_request){.fonts_folder = BANXIN_FONTS, .diag = &fixture.diag},
                     &fixture.fonts) != STATUS_OK)
        return 1;
    fixture.canvas = canvas_new(fixture.fonts);
    return 0;
}

static int close_canvas(void **state)
{
    struct fixture *fixture = *state;
    canvas_free(fixture->canvas);
    font_set_free(fixture->fonts);
    arena_free(fixture->arena);
    return 0;
}

static struct shaped_run *shape(struct fixture *fixture, const char *text, struct text_style style)
{
    struct shaped_run *run = arena_allocate(fixture->arena, sizeof *run);
    const struct measure *measure = canvas_measure(fixture->canvas);
    style.size = EM;
    style.language = style.language ? style.language : "zh-CN";
    measure->shape(measure, fixture->arena, text, strlen(text), 0, strlen(text), &style, run);
    return run;
}

static void clusters_cover_the_text_without_gaps(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {"中文，English——“引文”……", "國家𠮷野家和",
                                        "葛󠄀城é한국👨‍👩‍👧", " ", "\xEE\x84\xA3"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct shaped_run *run = shape(fixture, texts[i], (struct text_style){0});
        uint32_t offset = 0;
        for (uint32_t c = 0; c < run->cluster_count; c++) {
            assert_int_equal(run->clusters[c].offset, offset);
            assert_true(run->clusters[c].size > 0);
            offset += run->clusters[c].size;
        }
        assert_int_equal(offset, strlen(texts[i]));
    }
}

static void right_to_left_clusters_are_in_the_order_of_the_text(void **state)
{
    struct fixture *fixture = *state;
    const char *text = "שלום";
    struct shaped_run *run =
        shape(fixture, text, (struct text_style){.direction = DIRECTION_RIGHT_TO_LEFT, .language = "he"});
    assert_int_equal(run->cluster_count, 4);
    for (uint32_t c = 0; c < 4; c++)
        assert_int_equal(run->clusters[c].offset, 2 * c);
}

static void han_are_one_em_and_the_em_box_is_the_size(void **state)
{
    struct shaped_run *run = shape(*state, "汉字", (struct text_style){0});
    assert_int_equal(run->cluster_count, 2);
    assert_int_equal(run->clusters[0].advance, EM);
    assert_int_equal(run->ascent + run->descent, EM);
}

static void a_double_dash_is_one_cluster_of_two_characters(void **state)
{
    struct shaped_run *run = shape(*state, "——", (struct text_style){0});
    assert_int_equal(run->cluster_count, 1);
    assert_int_equal(run->clusters[0].size, 6);
    assert_int_equal(run->clusters[0].advance, 2 * EM);
}

static void only_marks_are_trimmed(void **state)
{
    struct shaped_run *run = shape(*state, "中，", (struct text_style){0});
    assert_int_equal(run->clusters[0].trim_after, 0);
    assert_int_equal(run->clusters[1].trim_after, EM / 2);
    assert_true(run->clusters[1].ink_end < EM / 2);
}

/* U+2066 and U+2069: isolates, alone and before a character. */
static void marks_of_direction_need_no_face(void **state)
{
    static const char *const texts[] = {"\xE2\x81\xA6", "\xE2\x81\xA6中\xE2\x81\xA9"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct shaped_run *run = shape(*state, texts[i], (struct text_style){0});
        for (size_t cluster = 0; cluster < run->cluster_count; cluster++)
            assert_false(run->clusters[cluster].missing);
    }
}

static void what_no_face_has_is_missing(void **state)
{
    struct shaped_run *run = shape(*state, "中\xEE\x84\xA3", (struct text_style){0});
    assert_false(run->clusters[0].missing);
    assert_true(run->clusters[1].missing);
    assert_int_not_equal(run->clusters[0].face, run->clusters[1].face);
}

/* U+10FFFD is a letter that no face has; joined by U+200D they are one emoji to a reader. */
static void what_no_face_has_is_one_box(void **state)
{
    struct shaped_run *run = shape(*state, "\xF4\x8F\xBF\xBD", (struct text_style){0});
    length box = run->clusters[0].advance;
    run = shape(*state, "\xF4\x8F\xBF\xBD\xF0\x9F\x8F\xBD", (struct text_style){0});
    assert_int_equal(run->cluster_count, 1);
    assert_int_equal(run->clusters[0].size, 8);
    assert_int_equal(run->clusters[0].advance, box);
}

/* Each part of 30 marks is shaped apart; no byte is lost. */
static void many_marks_are_shaped_in_parts(void **state)
{
    char text[1 + 2 * 1000 + 1] = "a";
    size_t bytes = 0;
    for (size_t i = 1; i < sizeof text - 1; i += 2)
        memcpy(&text[i], "\xCC\x81", 2);
    struct shaped_run *run = shape(*state, text, (struct text_style){0});
    for (uint32_t i = 0; i < run->cluster_count; i++)
        bytes += run->clusters[i].size;
    assert_int_equal(bytes, sizeof text - 1);
    assert_in_range(run->cluster_count, 2, 1000 / 30 + 1);
}

/* A line of one run at its natural widths. */
static struct placed_line line_of(struct fixture *fixture, const char *text, struct text_style style)
{
    struct arena *arena = fixture->arena;
    struct shaped_run *run = shape(fixture, text, style);
    struct placed_piece *piece = arena_allocate(arena, sizeof *piece);
    length *positions = arena_allocate_array(arena, run->cluster_count + 1, sizeof *positions);
    for (uint32_t i = 0; i < run->cluster_count; i++)
        positions[i + 1] = positions[i] + run->clusters[i].advance;
    *piece =
        (struct placed_piece){.run = run,
                              .text = text,
                              .count = run->cluster_count,
                              .positions = positions,
                              .shifts = arena_allocate_array(arena, run->cluster_count + 1, sizeof(length))};
    return (struct placed_line){.pieces = piece, .piece_count = 1};
}

static void glyphs_stand_where_layout_placed_them(void **state)
{
    struct fixture *fixture = *state;
    struct placed_line line = line_of(fixture, "汉字", (struct text_style){0});
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){100, 200, false}, 10, 20);
    const struct text_mark *text = &drawing->first->text;
    assert_int_equal(text->glyph_count, 2);
    assert_int_equal(text->glyphs[0].x, 110);
    assert_int_equal(text->glyphs[1].x, 110 + EM);
    assert_int_equal(text->glyphs[0].y, 220);
    assert_memory_equal(text->text, "汉字", 6);
}

static void vertical_lines_run_downwards_from_the_right(void **state)
{
    struct fixture *fixture = *state;
    struct placed_line line =
        line_of(fixture, "汉字", (struct text_style){.orientation = ORIENTATION_UPRIGHT});
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){PAGE, 0, true}, 0, EM);
    const struct text_mark *text = &drawing->first->text;
    assert_int_equal(text->glyphs[0].x, PAGE - EM - EM / 2); /* centred on the axis */
    assert_int_equal(text->glyphs[1].y - text->glyphs[0].y, EM);
}

static void neighbours_of_one_face_are_one_mark(void **state)
{
    struct fixture *fixture = *state;
    struct placed_line line = line_of(fixture, "汉字國家汉", (struct text_style){0});
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){0}, 0, 0);
    size_t marks = 0;
    for (const struct mark *mark = drawing->first; mark; mark = mark->next)
        marks++;
    assert_int_equal(marks, 3);
}

/* The n-th mark of a kind; NULL: there are fewer. */
static const struct mark *find_mark(const struct drawing *drawing, enum mark_kind kind, unsigned n)
{
    const struct mark *mark = drawing->first;
    for (; mark; mark = mark->next)
        if (mark->kind == kind && n-- == 0)
            break;
    return mark;
}

/* A line of two pieces side by side, as two elements underline them, or one. */
static struct drawing *draw_names(struct fixture *fixture, unsigned style, uint32_t first, uint32_t second)
{
    struct placed_line line = line_of(fixture, "王明李华", (struct text_style){0});
    struct placed_piece pieces[] = {*line.pieces, *line.pieces};
    pieces[0].count = pieces[1].count = 2;
    pieces[1].first = 2;
    pieces[1].positions += 2;
    pieces[0].styles = pieces[1].styles = style;
    pieces[0].lined = first;
    pieces[1].lined = second;
    line.pieces = pieces;
    line.piece_count = 2;
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){0}, 0, 0);
    return drawing;
}

static void neighbouring_names_have_lines_of_their_own(void **state)
{
    struct drawing *drawing = draw_names(*state, STYLE_UNDERLINE, 1, 2);
    const struct mark *first = find_mark(drawing, MARK_RECTANGLE, 0);
    const struct mark *second = find_mark(drawing, MARK_RECTANGLE, 1);
    assert_non_null(second);
    assert_true(second->shape.x - (first->shape.x + first->shape.width) >= EM / 8);
    assert_true(first->shape.y > 0);
    drawing = draw_names(*state, STYLE_UNDERLINE, 1, 1);
    assert_null(find_mark(drawing, MARK_RECTANGLE, 1));
    drawing = draw_names(*state, STYLE_BOOK_TITLE, 1, 2);
    assert_non_null(find_mark(drawing, MARK_WAVE, 1));
}

static void a_box_stands_outside_the_em_boxes(void **state)
{
    struct drawing *drawing = draw_names(*state, STYLE_BOX, 0, 0);
    const struct mark *top = find_mark(drawing, MARK_RECTANGLE, 0);
    const struct mark *bottom = find_mark(drawing, MARK_RECTANGLE, 1);
    assert_true(top->shape.x < 0 && top->shape.x + top->shape.width > 4 * EM);
    assert_int_equal(bottom->shape.y - (top->shape.y + top->shape.height), EM);
    assert_non_null(find_mark(drawing, MARK_RECTANGLE, 3));
}

static const struct mark *draw_dots(struct fixture *fixture, const char *language, bool vertical,
                                    unsigned index)
{
    struct text_style style = {.language = language,
                               .orientation = vertical ? ORIENTATION_UPRIGHT : ORIENTATION_HORIZONTAL};
    struct placed_line line = line_of(fixture, "重点，", style);
    line.pieces->styles = STYLE_EMPHASIS_MARK;
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){.vertical = vertical}, 0, 0);
    const struct mark *dot = find_mark(drawing, MARK_DOT, index);
    return dot ? dot : find_mark(drawing, MARK_SESAME, index);
}

static void dots_stand_where_the_language_has_them(void **state)
{
    assert_true(draw_dots(*state, "zh-CN", false, 0)->shape.y > 0);
    assert_true(draw_dots(*state, "ja", false, 0)->shape.y < -EM / 2);
    assert_true(draw_dots(*state, "ko", false, 0)->shape.y < -EM / 2);
    assert_true(draw_dots(*state, "zh-CN", true, 0)->shape.x > EM / 2);
    assert_int_equal(draw_dots(*state, "zh-CN", true, 0)->kind, MARK_DOT);
    assert_int_equal(draw_dots(*state, "ja", true, 0)->kind, MARK_SESAME);
    assert_int_equal(draw_dots(*state, "zh-CN", false, 1)->shape.x, EM + EM / 2);
    assert_null(draw_dots(*state, "zh-CN", false, 2)); /* none at the comma */
}

/* Paints drawings on pages of their own; `elements` gets the structure. */
static enum status paint_pages(struct fixture *fixture, struct drawing **drawings, size_t count,
                               struct element_list *elements, struct buffer *buffer)
{
    struct paper *paper;
    struct paper_request request = {.canvas = fixture->canvas,
                                    .buffer = buffer,
                                    .drawings = drawings,
                                    .drawing_count = count,
                                    .title = "题",
                                    .created = "2019-06-05T00:00:00Z",
                                    .elements = elements,
                                    .output_name = "x.pdf",
                                    .diag = &fixture->diag};
    if (paper_open(&request, &paper) != STATUS_OK)
        return STATUS_FAILED;
    for (size_t i = 0; i < count; i++) {
        paper_begin_page(paper, PAGE, PAGE, NULL);
        paper_paint(paper, drawings[i], (struct placement){.scale = 1});
    }
    return paper_close(paper);
}

static enum status paint(struct fixture *fixture, struct drawing *drawing, struct buffer *buffer)
{
    struct element_list elements = {0};
    enum status status = paint_pages(fixture, &drawing, 1, &elements, buffer);
    element_list_free(&elements);
    return status;
}

static void what_holds_others_stays_open_over_pages(void **state)
{
    struct fixture *fixture = *state;
    struct element_list elements = {0};
    struct buffer pdf = {0};
    struct drawing *drawings[] = {drawing_new(fixture->arena), drawing_new(fixture->arena),
                                  drawing_new(fixture->arena)};
    const struct element *list = canvas_add_element(fixture->canvas, NULL, "L");
    const struct element *item = canvas_add_element(fixture->canvas, list, "LI");
    drawing_enter(drawings[0], item);
    drawing_rectangle(drawings[0], 0, 0, EM, EM, 0); /* the page between them is blank */
    drawing_enter(drawings[2], item);
    drawing_rectangle(drawings[2], 0, 0, EM, EM, 0);
    assert_int_equal(paint_pages(fixture, drawings, 3, &elements, &pdf), STATUS_OK);
    const char *wanted[] = {"Document", "L", "LI", "LI"};
    assert_int_equal(elements.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(elements.elements[i]->tag, wanted[i]);
    element_list_free(&elements);
    buffer_free(&pdf);
}

static void levels_of_headings_have_no_gaps(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *wanted;
    } headings[] = {{"H2", "H1"}, {"P", "P"},   {"H4", "H2"},   {"H6", "H3"}, {"H4", "H2"}, {"H3", "H2"},
                    {"H1", "H1"}, {"H2", "H2"}, {"Art", "Art"}, {"H3", "H1"}, {"H2", "H1"}, {"H3", "H2"}};
    struct heading_levels levels = {0};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        assert_string_equal(heading_levels_tag(&levels, headings[i].tag), headings[i].wanted);
}

static void add_text(struct fixture *fixture, struct drawing *drawing, uint32_t glyph, const char *text)
{
    struct text_mark *mark = &mark_add(drawing, MARK_TEXT)->text;
    mark->glyphs = arena_allocate(fixture->arena, sizeof *mark->glyphs);
    *mark->glyphs = (struct placed_glyph){glyph, 0, 0};
    mark->glyph_count = 1;
    mark->text = arena_copy_text(fixture->arena, text);
    mark->text_size = (uint32_t)strlen(text);
}

static struct drawing_flaws find_flaws(struct fixture *fixture, uint32_t glyph, const char *text)
{
    struct drawing *drawing = drawing_new(fixture->arena);
    add_text(fixture, drawing, glyph, text);
    return drawings_find_flaws(&drawing, 1);
}

static void boxes_and_private_characters_are_flaws(void **state)
{
    assert_false(find_flaws(*state, 1, "a字\uFF01\U000E0100").has_private);
    assert_false(find_flaws(*state, 1, "字").has_boxes);
    assert_true(find_flaws(*state, 0, "字").has_boxes);
    assert_true(find_flaws(*state, 1, "字\uE000").has_private);
    assert_true(find_flaws(*state, 1, "\uF8FF").has_private);
    assert_false(find_flaws(*state, 1, "\uF900").has_private);
    assert_true(find_flaws(*state, 1, "\U000F0000").has_private);
}

static void elements_past_the_ceiling_stand_beside_each_other(void **state)
{
    struct fixture *fixture = *state;
    const struct element *outer = NULL, *inner = NULL;
    for (unsigned i = 0; i < 2 * ELEMENT_DEEPEST; i++) {
        outer = inner;
        inner = element_new(fixture->arena, outer, "BlockQuote");
    }
    assert_int_equal(inner->depth, ELEMENT_DEEPEST);
    assert_ptr_equal(inner->parent, outer->parent);
    assert_true(element_is_in(inner, outer->parent));
    assert_false(element_is_in(inner, outer));
}

static void the_same_drawing_gives_the_same_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct placed_line line = line_of(fixture, "汉字國", (struct text_style){0});
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){0, EM, false}, 0, EM);
    struct buffer first = {0}, second = {0};
    assert_int_equal(paint(fixture, drawing, &first), STATUS_OK);
    assert_int_equal(paint(fixture, drawing, &second), STATUS_OK);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    buffer_free(&first);
    buffer_free(&second);
}

static void a_full_buffer_fails_the_paper(void **state)
{
    struct fixture *fixture = *state;
    struct buffer small = {.ceiling = 1000};
    struct placed_line line = line_of(fixture, "汉字", (struct text_style){0});
    struct drawing *drawing = drawing_new(fixture->arena);
    canvas_draw_line(fixture->canvas, drawing, &line, (struct frame){0, EM, false}, 0, EM);
    assert_int_equal(paint(fixture, drawing, &small), STATUS_FAILED);
    assert_int_equal(fixture->diag.counts[SEVERITY_ERROR], 1);
    buffer_free(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_canvas, close_canvas)
        TEST(clusters_cover_the_text_without_gaps),
        TEST(right_to_left_clusters_are_in_the_order_of_the_text),
        TEST(han_are_one_em_and_the_em_box_is_the_size),
        TEST(a_double_dash_is_one_cluster_of_two_characters),
        TEST(only_marks_are_trimmed),
        TEST(what_no_face_has_is_missing),
        TEST(marks_of_direction_need_no_face),
        TEST(what_no_face_has_is_one_box),
        TEST(many_marks_are_shaped_in_parts),
        TEST(glyphs_stand_where_layout_placed_them),
        TEST(vertical_lines_run_downwards_from_the_right),
        TEST(neighbours_of_one_face_are_one_mark),
        TEST(neighbouring_names_have_lines_of_their_own),
        TEST(a_box_stands_outside_the_em_boxes),
        TEST(dots_stand_where_the_language_has_them),
        TEST(what_holds_others_stays_open_over_pages),
        TEST(levels_of_headings_have_no_gaps),
        TEST(boxes_and_private_characters_are_flaws),
        TEST(elements_past_the_ceiling_stand_beside_each_other),
        TEST(the_same_drawing_gives_the_same_bytes),
        TEST(a_full_buffer_fails_the_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
