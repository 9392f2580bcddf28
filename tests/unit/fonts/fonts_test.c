#include "fonts/fonts.h"
#include "fonts/shape.h"
#include "fonts/trim.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "fonts/shape.h"
#include "fonts/subset.h"
#include "fonts/trim.h"
#include "tests/unit/cmocka.h"

#include <hb-ot.h>
#include <hb.h>
#include <string.h>

enum { EM = 1000 * LENGTH_UNIT };

struct fixture {
    struct diag diag;
    struct font_set *fonts;
    struct arena *arena;
    char messages[1024];
};

static void remember(void *context, const struct diag_message *message)
{
    struct fixture *fixture = context;
    strncat(fixture->messages, message->text, sizeof fixture->messages - strlen(fixture->messages) - 1);
}

static int open_fonts(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.diag = {.print = remember, .context = &fixture}, .arena = arena_new()};
    *state = &fixture;
    return font_set_new(&(struct font_request){.fonts_folder = BANXIN_FONTS, .diag = &fixture.diag},
                        &fixture.fonts) != STATUS_OK;
}

static int close_fonts(void **state)
{
    struct fixture *fixture = *state;
    font_set_free(fixture->fonts);
    arena_free(fixture->arena);
    return 0;
}

static struct face *find(struct fixture *fixture, enum face_role role, const char *language,
                         uint32_t character)
{
    bool synthetic;
    return font_set_find(fixture->fonts, role, language, role == FACE_HEI, character, 0, &synthetic);
}

static struct glyph *shape(struct fixture *fixture, struct face *face, const char *text,
                           enum orientation orientation, enum width_form form, size_t *count)
{
    return face_shape(face, fixture->arena, text, strlen(text), 0, strlen(text), EM, "zh-CN",
                      DIRECTION_LEFT_TO_RIGHT, orientation, form, count);
}

static void working_fonts_serve_simplified_chinese(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-CN", 0x4E2D)), "Banxin Song");
    assert_string_equal(face_family(find(fixture, FACE_HEI, "zh", 0x4E2D)), "Banxin Hei");
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-CN", 0x955C)), "Banxin Song"); /* 镜 */
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-CN", 'A')), "Banxin Song");
}

static void other_characters_come_from_the_face_of_their_region(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-CN", 0x570B)), "Noto Serif CJK SC"); /* 國 */
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-TW", 0x4E2D)), "Noto Serif CJK TC");
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-HK", 0x4E2D)), "Noto Serif CJK HK");
    assert_string_equal(face_family(find(fixture, FACE_SONG, "ja", 0x4E2D)), "Noto Serif CJK JP");
    assert_string_equal(face_family(find(fixture, FACE_HEI, "ko", 0xD55C)), "Noto Sans CJK KR");
    assert_string_equal(face_family(find(fixture, FACE_SONG, "zh-CN", 0x20BB7)),
                        "Noto Serif CJK SC"); /* 𠮷 */
}

static uint32_t glyph_of(struct fixture *fixture, const char *language, const char *character)
{
    size_t offset = 0, count, size = strlen(character);
    struct face *face = find(fixture, FACE_SONG, language, utf8_next(character, size, &offset));
    return face_shape(face, fixture->arena, character, size, 0, size, EM, language, DIRECTION_LEFT_TO_RIGHT,
                      ORIENTATION_HORIZONTAL, WIDTH_FULL, &count)
        ->id;
}

/* The regional faces share one file, and so the numbers of their glyphs (R10.2). */
static void each_region_has_its_own_glyphs(void **state)
{
    struct fixture *fixture = *state;
    static const char *const characters[] = {"直", "骨", "海", "令", "，"};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        assert_int_not_equal(glyph_of(fixture, "zh-TW", characters[i]),
                             glyph_of(fixture, "ja", characters[i]));
    assert_int_equal(glyph_of(fixture, "zh-TW", "一"), glyph_of(fixture, "ja", "一"));
}

static void a_variation_selector_asks_for_a_face_that_has_the_sequence(void **state)
{
    struct fixture *fixture = *state;
    bool synthetic;
    struct face *face = font_set_find(fixture->fonts, FACE_SONG, "ja", false, 0x845B, 0xE0100, &synthetic);
    assert_string_equal(face_family(face), "Noto Serif CJK JP");
    face = font_set_find(fixture->fonts, FACE_SONG, "zh-CN", false, 0x4E2D, 0xE01EF, &synthetic);
    assert_string_equal(face_family(face), "Banxin Song"); /* no face has it: the base alone */
}

static void what_no_face_has_is_a_box_and_is_named_once(void **state)
{
    struct fixture *fixture = *state;
    struct face *face = find(fixture, FACE_SONG, "zh-CN", 0xE123);
    assert_true(face_is_last_resort(face));
    assert_ptr_equal(face, find(fixture, FACE_HEI, "zh-CN", 0xE123));
    size_t count;
    struct glyph *glyphs = shape(fixture, face, "\xEE\x84\xA3", ORIENTATION_HORIZONTAL, WIDTH_FULL, &count);
    assert_int_equal(count, 1);
    assert_int_equal(glyphs[0].id, 0);
    assert_true(glyphs[0].x_advance > EM / 4);
    font_set_report_missing(fixture->fonts, (struct place){"x.txt", 0});
    assert_non_null(strstr(fixture->messages, "U+E123"));
    assert_int_equal(fixture->diag.counts[SEVERITY_WARNING], 1);
    font_set_report_missing(fixture->fonts, (struct place){"x.txt", 0});
    assert_int_equal(fixture->diag.counts[SEVERITY_WARNING], 1);
}

static void of_many_missing_characters_some_are_named(void **state)
{
    struct fixture *fixture = *state;
    for (uint32_t character = 0xE200; character < 0xE240; character++)
        find(fixture, FACE_SONG, "zh-CN", character);
    font_set_report_missing(fixture->fonts, (struct place){"x.txt", 0});
    assert_int_equal(fixture->diag.counts[SEVERITY_WARNING], 1);
    assert_non_null(strstr(fixture->messages, "U+E200"));
    assert_non_null(strstr(fixture->messages, " and others"));
}

static void a_missing_weight_is_said_to_be_synthetic(void **state)
{
    struct fixture *fixture = *state;
    bool synthetic;
    font_set_find(fixture->fonts, FACE_SONG, "zh-CN", true, 0x4E2D, 0, &synthetic);
    assert_false(synthetic); /* Noto Serif CJK has a bold face */
    font_set_find(fixture->fonts, FACE_HEI, "zh-CN", true, 0x4E2D, 0, &synthetic);
    assert_false(synthetic);
}

static void a_double_dash_is_one_glyph_of_two_em(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    struct face *face = find(fixture, FACE_SONG, "zh-CN", 0x2014);
    struct glyph *glyphs = shape(fixture, face, "——", ORIENTATION_HORIZONTAL, WIDTH_FULL, &count);
    assert_int_equal(count, 1);
    assert_int_equal(glyphs[0].x_advance, 2 * EM);
}

static void quotation_marks_have_two_widths(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    struct face *face = find(fixture, FACE_SONG, "zh-CN", 0x201C);
    assert_int_equal(shape(fixture, face, "“", ORIENTATION_HORIZONTAL, WIDTH_FULL, &count)->x_advance, EM);
    assert_true(shape(fixture, face, "“", ORIENTATION_HORIZONTAL, WIDTH_PROPORTIONAL, &count)->x_advance <
                EM * 6 / 10);
}

static void trims_of(struct fixture *fixture, struct face *face, const char *mark, bool vertical,
                     length *before, length *after)
{
    size_t count;
    enum orientation orientation = vertical ? ORIENTATION_UPRIGHT : ORIENTATION_HORIZONTAL;
    face_trims(face, shape(fixture, face, mark, orientation, WIDTH_FULL, &count)->id, EM, vertical, before,
               after);
}

static void marks_lose_half_an_em_on_their_blank_side(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *mark;
        int before, after; /* 1/1000 em */
    } cases[] = {{"，", 0, 500}, {"。", 0, 500}, {"“", 500, 0},  {"”", 0, 500}, {"《", 500, 0},
                 {"》", 0, 500}, {"（", 500, 0}, {"！", 0, 500}, {"中", 0, 0},  {"—", 0, 0}};
    const enum face_role roles[] = {FACE_SONG, FACE_HEI};
    for (size_t role = 0; role < 2; role++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            length before, after;
            trims_of(fixture, find(fixture, roles[role], "zh-CN", 0x4E2D), cases[i].mark, false, &before,
                     &after);
            assert_int_equal(before / LENGTH_UNIT, cases[i].before);
            assert_int_equal(after / LENGTH_UNIT, cases[i].after);
        }
}

static void marks_of_taiwan_are_trimmed_on_both_sides(void **state)
{
    struct fixture *fixture = *state;
    length before, after;
    trims_of(fixture, find(fixture, FACE_SONG, "zh-TW", 0x4E2D), "（", false, &before, &after);
    assert_int_equal(before / LENGTH_UNIT, 500);
    struct face *face = find(fixture, FACE_SONG, "zh-TW", 0x4E2D);
    size_t count;
    struct glyph *glyphs = face_shape(face, fixture->arena, "，", 3, 0, 3, EM, "zh-TW",
                                      DIRECTION_LEFT_TO_RIGHT, ORIENTATION_HORIZONTAL, WIDTH_FULL, &count);
    length start, end;
    face_ink(face, glyphs[0].id, EM, false, &start, &end);
    assert_true(start > EM * 3 / 10 && end < EM * 7 / 10);
}

static void vertical_marks_are_trimmed_along_the_column(void **state)
{
    struct fixture *fixture = *state;
    length before, after;
    struct face *face = find(fixture, FACE_SONG, "zh-CN", 0x4E2D);
    trims_of(fixture, face, "。", true, &before, &after);
    assert_int_equal(before / LENGTH_UNIT, 0);
    assert_int_equal(after / LENGTH_UNIT, 500);
    trims_of(fixture, face, "（", true, &before, &after);
    assert_int_equal(before / LENGTH_UNIT, 500);
}

static void the_em_box_stands_as_the_face_says(void **state)
{
    struct fixture *fixture = *state;
    length ascent, descent;
    face_em_box(find(fixture, FACE_SONG, "zh-CN", 0x4E2D), EM, &ascent, &descent);
    assert_int_equal(ascent / LENGTH_UNIT, 880);
    assert_int_equal(descent / LENGTH_UNIT, 120);
}

static void a_subset_keeps_the_outlines_asked_for(void **state)
{
    struct fixture *fixture = *state;
    struct face *face = find(fixture, FACE_SONG, "ja", 0x570B);
    assert_true(face_is_cff(face));
    size_t count;
    struct glyph *glyphs = shape(fixture, face, "國家", ORIENTATION_HORIZONTAL, WIDTH_FULL, &count);
    uint32_t wanted[2] = {glyphs[0].id, glyphs[1].id};
    struct font_subset subset;
    assert_int_equal(font_subset_glyphs(face, wanted, 2, &subset), STATUS_OK);
    assert_true(subset.size < 10000);
    hb_blob_t *blob =
        hb_blob_create(subset.bytes, (unsigned)subset.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *cut = hb_face_create(blob, 0);
    assert_int_equal(hb_face_get_glyph_count(cut), 3); /* .notdef too */
    hb_font_t *font = hb_font_create(cut);
    hb_glyph_extents_t extents;
    assert_true(hb_font_get_glyph_extents(font, subset.glyphs[0], &extents));
    length start, end;
    face_ink(face, wanted[0], EM, false, &start, &end);
    assert_true(extents.x_bearing - start / LENGTH_UNIT <= 1 && start / LENGTH_UNIT - extents.x_bearing <= 1);
    hb_font_destroy(font);
    hb_face_destroy(cut);
    hb_blob_destroy(blob);
    font_subset_free(&subset);
}

static void without_the_working_fonts_the_full_ones_serve(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct font_set *fonts;
    bool synthetic;
    assert_int_equal(font_set_new(&(struct font_request){.fonts_folder = "/nowhere", .diag = &diag}, &fonts),
                     STATUS_OK);
    struct face *face = font_set_find(fonts, FACE_SONG, "zh-CN", false, 0x4E2D, 0, &synthetic);
    assert_string_equal(face_family(face), "Noto Serif CJK SC");
    font_set_free(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fonts, close_fonts)
        TEST(working_fonts_serve_simplified_chinese),
        TEST(other_characters_come_from_the_face_of_their_region),
        TEST(each_region_has_its_own_glyphs),
        TEST(a_variation_selector_asks_for_a_face_that_has_the_sequence),
        TEST(what_no_face_has_is_a_box_and_is_named_once),
        TEST(of_many_missing_characters_some_are_named),
        TEST(a_missing_weight_is_said_to_be_synthetic),
        TEST(a_double_dash_is_one_glyph_of_two_em),
        TEST(quotation_marks_have_two_widths),
        TEST(marks_lose_half_an_em_on_their_blank_side),
        TEST(marks_of_taiwan_are_trimmed_on_both_sides),
        TEST(vertical_marks_are_trimmed_along_the_column),
        TEST(the_em_box_stands_as_the_face_says),
        TEST(a_subset_keeps_the_outlines_asked_for),
        cmocka_unit_test(without_the_working_fonts_the_full_ones_serve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
