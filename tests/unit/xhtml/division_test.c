/* Blocks divided at every place where they may be: each part is whole, and nothing is lost or written twice. */
#include "base/buffer.h"
#include "formats/document/builder.h"
#include "formats/xhtml/xhtml.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static struct xhtml xhtml;

static void divide(void *context, struct xhtml_place place)
{
    (void)context;
    xhtml_leave_place(&xhtml, place.node);
    xhtml_write_notes(&xhtml);
    buffer_append_text(xhtml.out, "----\n");
    xhtml.part++;
    xhtml_return_to_place(&xhtml, place.node);
}

static struct builder *start(void)
{
    static struct diag diag;
    struct builder *builder = builder_new("test", &diag);
    builder_document(builder)->metadata.title = "";
    return builder;
}

static void text(struct builder *builder, const char *words)
{
    builder_text(builder, words, strlen(words));
}

static void paragraph(struct builder *builder, const char *words)
{
    builder_open(builder, NODE_PARAGRAPH);
    text(builder, words);
    builder_close(builder);
}

static void expect(struct builder *builder, const char *expected)
{
    struct document *document;
    struct arena *arena = arena_new();
    struct buffer out = {0};
    const struct xhtml_setting setting = {.meet = divide};
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    xhtml_open(&xhtml, arena, document, &setting, &out);
    xhtml_write_block(&xhtml, document->root->first_child);
    assert_string_equal(out.data, expected);
    buffer_free(&out);
    arena_free(arena);
    document_free(document);
}

static void lists_count_on(void **state)
{
    (void)state;
    struct builder *builder = start();
    struct node *list = builder_open(builder, NODE_LIST);
    list->list.kind = LIST_NUMBER;
    list->list.start = 3;
    list->id = "l";
    for (size_t i = 0; i < 3; i++) {
        struct node *item = builder_open(builder, NODE_LIST_ITEM);
        item->item.has_value = i == 1;
        item->item.value = 9;
        paragraph(builder, "甲");
        if (i == 1)
            paragraph(builder, "乙");
        builder_close(builder);
    }
    builder_close(builder);
    expect(builder, "----\n<ol id=\"l\" start=\"3\">\n<li>甲</li>\n</ol>\n"
                    "----\n<ol start=\"9\">\n<li value=\"9\"><p>甲</p>\n</li>\n</ol>\n"
                    "----\n<ol start=\"9\">\n<li class=\"resumed\"><p>乙</p>\n</li>\n</ol>\n"
                    "----\n<ol start=\"10\">\n<li>甲</li>\n</ol>\n");
}

static void descriptions_keep_a_term(void **state)
{
    (void)state;
    struct builder *builder = start();
    builder_open(builder, NODE_LIST)->list.kind = LIST_DESCRIPTION;
    builder_open(builder, NODE_LIST_ITEM)->item.is_term = true;
    paragraph(builder, "词");
    builder_close(builder);
    builder_open(builder, NODE_LIST_ITEM);
    paragraph(builder, "甲");
    paragraph(builder, "乙");
    builder_close(builder);
    builder_close(builder);
    expect(builder, "----\n<dl>\n<dt>词</dt>\n<dd><p>甲</p>\n</dd>\n</dl>\n"
                    "----\n<dl>\n<dt></dt>\n<dd class=\"resumed\"><p>乙</p>\n</dd>\n</dl>\n");
}

static void row(struct builder *builder, const char *words, bool is_header, unsigned span)
{
    struct node *row = builder_open(builder, NODE_ROW);
    row->row.is_header = is_header;
    row->row.columns = 1;
    struct node *cell = builder_open(builder, NODE_CELL);
    cell->cell.column_span = 1;
    cell->cell.row_span = (uint16_t)span;
    paragraph(builder, words);
    builder_close(builder);
    builder_close(builder);
}

static void tables_repeat_their_heads(void **state)
{
    (void)state;
    struct builder *builder = start();
    builder_open(builder, NODE_TABLE);
    row(builder, "头", true, 1);
    row(builder, "甲", false, 2);
    row(builder, "乙", false, 1);
    row(builder, "丙", false, 1);
    builder_close(builder);
    expect(builder, "----\n<table><thead>\n<tr><th scope=\"col\">头</th></tr>\n</thead>\n"
                    "<tbody>\n<tr><td rowspan=\"2\">甲</td></tr>\n<tr><td>乙</td></tr>\n</tbody>\n</table>\n"
                    "----\n<table><thead>\n<tr><th scope=\"col\">头</th></tr>\n</thead>\n"
                    "<tbody>\n<tr><td>丙</td></tr>\n</tbody>\n</table>\n");
}

static void words_go_on_without_an_indent(void **state)
{
    (void)state;
    struct builder *builder = start();
    builder_open(builder, NODE_QUOTE)->id = "q";
    struct node *node = builder_open(builder, NODE_PARAGRAPH);
    node->paragraph.indented = true;
    builder_open(builder, NODE_SPAN)->span.styles = STYLE_STRONG;
    text(builder, "甲");
    builder_close(builder);
    text(builder, "乙");
    builder_open(builder, NODE_RUBY);
    for (size_t i = 0; i < 4; i++) {
        builder_open(builder, i % 2 ? NODE_RUBY_TEXT : NODE_RUBY_BASE);
        text(builder, i % 2 ? "音" : "字");
        builder_close(builder);
    }
    builder_close(builder);
    struct node *reference = builder_leaf(builder, NODE_NOTE_REFERENCE);
    reference->text = "[1]";
    reference->link.target = "n";
    builder_close(builder);
    builder_close(builder);
    expect(builder,
           "----\n<blockquote id=\"q\"><p><strong>甲</strong></p>\n</blockquote>\n"
           "----\n<blockquote><p class=\"flush\">乙</p>\n</blockquote>\n"
           "----\n<blockquote><p class=\"flush\"><ruby>字<rp>（</rp><rt>音</rt><rp>）</rp>字<rp>（</rp>"
           "<rt>音</rt><rp>）</rp></ruby><sup>[1]</sup></p>\n</blockquote>\n");
}

/* A piece ends with its last line, or its last sentence, or before a letter without its marks. */
static void check_pieces(const char *unit, size_t count, size_t first_length)
{
    struct builder *builder = start();
    struct buffer words = {0};
    for (size_t i = 0; i < count; i++)
        buffer_append_text(&words, unit);
    struct document *document;
    struct arena *arena = arena_new();
    struct buffer out = {0};
    const struct xhtml_setting setting = {.meet = divide};
    builder_open(builder, NODE_PREFORMATTED);
    text(builder, words.data);
    builder_close(builder);
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    xhtml_open(&xhtml, arena, document, &setting, &out);
    xhtml_write_block(&xhtml, document->root->first_child);
    const char *end = strstr(out.data, "</pre>");
    size_t length = (size_t)(end - strstr(out.data, "<pre>")) - strlen("<pre>");
    buffer_free(&words);
    buffer_free(&out);
    arena_free(arena);
    document_free(document);
    assert_int_equal(length, first_length);
}

static void long_texts_are_cut_at_lines_and_sentences(void **state)
{
    (void)state;
    check_pieces("0123456789。\n", XHTML_LONGEST_PIECE, XHTML_LONGEST_PIECE / 14 * 14);
    check_pieces("春天来了。", XHTML_LONGEST_PIECE, XHTML_LONGEST_PIECE / 15 * 15);
    check_pieces("一二三四五", XHTML_LONGEST_PIECE, XHTML_LONGEST_PIECE / 3 * 3);
    check_pieces("e\u0301\u0301\u0301\u0301\u0301", XHTML_LONGEST_PIECE, XHTML_LONGEST_PIECE / 11 * 11);
    check_pieces("a", XHTML_LONGEST_PIECE, XHTML_LONGEST_PIECE);
    check_pieces("a", XHTML_LONGEST_PIECE + 1, XHTML_LONGEST_PIECE - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_count_on),
        cmocka_unit_test(descriptions_keep_a_term),
        cmocka_unit_test(tables_repeat_their_heads),
        cmocka_unit_test(words_go_on_without_an_indent),
        cmocka_unit_test(long_texts_are_cut_at_lines_and_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
