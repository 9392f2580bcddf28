/* Notes inside a line, in two rows (R8.6). */
#include "formats/document/builder.h"
#include "formats/dump/square.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <stdio.h>
#include <string.h>

static struct diag diag;

static struct document *make_document(const char *note)
{
    struct document *document = NULL;
    struct builder *builder = builder_new("test", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    builder_text(builder, "甲", strlen("甲"));
    builder_open(builder, NODE_SPAN)->span.styles = STYLE_WARICHU;
    builder_text(builder, note, strlen(note));
    builder_close(builder);
    builder_text(builder, "乙丙丁", strlen("乙丙丁"));
    builder_close(builder);
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    return document;
}

static void print_piece(const struct placed_piece *piece, char *printed, size_t size)
{
    const struct cluster *first = &piece->run->clusters[piece->first];
    const struct cluster *last = first + piece->count - 1;
    size_t length = strlen(printed);
    snprintf(printed + length, size - length, "%s%.*s@%.2f",
             piece->rise > 0   ? "^"
             : piece->rise < 0 ? "_"
                               : "",
             (int)(last->offset + last->size - first->offset), piece->text + first->offset,
             (double)piece->positions[0] / LENGTH_UNIT);
}

/* Each piece as "text@place": ^ is the upper row, _ the lower one; lines are separated by "/". */
static void expect(unsigned measure, bool in_rows, const char *note, const char *wanted)
{
    struct setting setting = setting_start("zh-Hans", measure);
    struct document *document = make_document(note);
    struct layout_request request = {.document = document,
                                     .measure = &square_measure,
                                     .geometry = {.measure = (length)measure * LENGTH_UNIT},
                                     .options = setting.options};
    request.options.warichu_in_rows = in_rows;
    request.options.justify = false;
    struct arena *arena = arena_new();
    char printed[512] = "";
    size_t count;
    struct placed_line *lines =
        layout_block(&request, document->root->first_child, &setting.style, arena, &count);
    for (size_t i = 0; i < count; i++) {
        strcat(printed, i ? "/" : "");
        for (uint32_t j = 0; j < lines[i].piece_count; j++)
            print_piece(&lines[i].pieces[j], printed, sizeof printed - 1);
    }
    assert_string_equal(printed, wanted);
    arena_free(arena);
    document_free(document);
}

static void a_note_is_small(void **state)
{
    (void)state;
    expect(20, false, "（一二）", "甲@0.00（一二）@1.00乙丙丁@4.00");
}

static void a_note_may_stand_in_two_rows(void **state)
{
    (void)state;
    expect(20, true, "（一二三四）", "甲（@0.00^一二@2.00_三四@2.00）乙丙丁@3.00");
    expect(20, true, "一二三", "甲@0.00^一二@1.00_三@1.00乙丙丁@2.00");
}

static void each_line_has_two_rows_of_its_own(void **state)
{
    (void)state;
    expect(4, true, "（一二三四五六七八）",
           "甲（@0.00^一二三@2.00_四五六@2.00/^七@0.00_八@0.00）乙丙@0.50/丁@0.00");
}

static void no_row_begins_with_a_mark_or_parts_a_word(void **state)
{
    (void)state;
    expect(20, true, "一二三，四", "甲@0.00^一二@1.00_三，四@1.00乙丙丁@2.50");
    expect(20, true, "一abcde", "甲@0.00^一@1.00_abcde@1.00乙丙丁@2.25");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_note_is_small),
        cmocka_unit_test(a_note_may_stand_in_two_rows),
        cmocka_unit_test(each_line_has_two_rows_of_its_own),
        cmocka_unit_test(no_row_begins_with_a_mark_or_parts_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
