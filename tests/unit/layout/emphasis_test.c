/* What emphasis becomes in the lines: another face, or dots (R6.7, R8.3). */
#include "formats/document/builder.h"
#include "formats/dump/square.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <string.h>

static struct diag diag;

/* A paragraph that ends with "乙" in a span of `style`; "甲" stands before it, or nothing. */
static struct document *make_document(unsigned style, bool is_alone)
{
    struct document *document = NULL;
    struct builder *builder = builder_new("test", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    if (!is_alone)
        builder_text(builder, "甲", strlen("甲"));
    builder_open(builder, NODE_SPAN)->span.styles = style;
    builder_text(builder, "乙", strlen("乙"));
    builder_close(builder);
    builder_close(builder);
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    return document;
}

static void expect(enum emphasis_style emphasis, unsigned style, bool is_alone, enum face_role role,
                   unsigned styles)
{
    struct setting setting = setting_start("zh-Hans", 20);
    struct document *document = make_document(style, is_alone);
    struct layout_request request = {.document = document,
                                     .measure = &square_measure,
                                     .geometry = {.measure = 20 * LENGTH_UNIT},
                                     .options = setting.options};
    request.options.emphasis = emphasis;
    struct arena *arena = arena_new();
    size_t count;
    struct placed_line *line =
        layout_block(&request, document->root->first_child, &setting.style, arena, &count);
    const struct placed_piece *piece = &line->pieces[line->piece_count - 1];
    assert_int_equal(piece->run->style.role, role);
    assert_int_equal(piece->styles, styles);
    assert_int_equal(piece->run->style.italic, (style & STYLE_EMPHASIS) && !(style & STYLE_CODE));
    arena_free(arena);
    document_free(document);
}

static void emphasis_is_another_face(void **state)
{
    (void)state;
    expect(EMPHASIS_AUTO, STYLE_EMPHASIS, false, FACE_KAI, STYLE_EMPHASIS);
    expect(EMPHASIS_KAI, STYLE_EMPHASIS, false, FACE_KAI, STYLE_EMPHASIS);
}

static void emphasis_may_be_dots(void **state)
{
    (void)state;
    expect(EMPHASIS_DOTS, STYLE_EMPHASIS, false, FACE_SONG, STYLE_EMPHASIS_MARK);
}

static void neither_bold_words_nor_whole_paragraphs_have_dots(void **state)
{
    (void)state;
    expect(EMPHASIS_DOTS, STYLE_EMPHASIS | STYLE_STRONG, false, FACE_HEI, STYLE_EMPHASIS | STYLE_STRONG);
    expect(EMPHASIS_DOTS, STYLE_EMPHASIS, true, FACE_KAI, STYLE_EMPHASIS);
}

static void code_is_never_italic(void **state)
{
    (void)state;
    expect(EMPHASIS_KAI, STYLE_EMPHASIS | STYLE_CODE, false, FACE_MONO, STYLE_EMPHASIS | STYLE_CODE);
    expect(EMPHASIS_KAI, STYLE_STRONG, false, FACE_HEI, STYLE_STRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(emphasis_is_another_face),
        cmocka_unit_test(emphasis_may_be_dots),
        cmocka_unit_test(code_is_never_italic),
        cmocka_unit_test(neither_bold_words_nor_whole_paragraphs_have_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
