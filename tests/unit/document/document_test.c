/* The document's builder, walk and invariants. */
#include "base/buffer.h"
#include "formats/document/builder.h"
#include "formats/document/fault.h"
#include "formats/document/walk.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static struct diag diag;

static void text(struct builder *builder, const char *characters)
{
    builder_text(builder, characters, strlen(characters));
}

/* The tree in one line: kinds in brackets, texts in quotes. */
static char *outline(struct document *document)
{
    struct buffer line = {0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            buffer_append_text(&line, ")");
        else if (walk.node->kind == NODE_TEXT)
            buffer_append_format(&line, "'%s'", walk.node->text);
        else
            buffer_append_format(&line, "%s%s", node_kind_name(walk.node->kind),
                                 node_is_leaf(walk.node) ? "" : "(");
    }
    char *copy = arena_copy(document->arena, line.data, line.length);
    buffer_free(&line);
    return copy;
}

static struct document *finish(struct builder *builder)
{
    struct document *document = NULL;
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);
    return document;
}

static void neighbouring_texts_are_one(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    text(builder, "一");
    text(builder, "二");
    builder_leaf(builder, NODE_LINE_BREAK);
    text(builder, "三");
    builder_close(builder);
    struct document *document = finish(builder);
    assert_string_equal(outline(document), "document(paragraph('一二'line-break'三'))");
    document_free(document);
}

static void an_inline_among_blocks_gets_a_paragraph(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_QUOTE);
    text(builder, "甲");
    builder_open(builder, NODE_PARAGRAPH);
    text(builder, "乙");
    builder_close(builder);
    text(builder, "丙");
    builder_close(builder);
    text(builder, "丁");
    struct document *document = finish(builder);
    assert_string_equal(outline(document),
                        "document(quote(paragraph('甲')paragraph('乙')paragraph('丙'))paragraph('丁'))");
    document_free(document);
}

static void below_the_deepest_only_text_is_kept(void **state)
{
    (void)state;
    enum { OPENS = BUILDER_DEEPEST * 4 };
    struct builder *builder = builder_new("x", &diag);
    for (int i = 0; i < OPENS; i++)
        builder_open(builder, i % 2 ? NODE_LIST_ITEM : NODE_LIST);
    text(builder, "深");
    for (int i = 0; i < OPENS; i++)
        builder_close(builder);
    text(builder, "浅");
    struct document *document = finish(builder);
    assert_string_equal(node_plain_text(document->arena, document->root, true), "深浅");
    assert_int_equal(document->root->last_child->kind, NODE_PARAGRAPH);
    document_free(document);
}

static void a_misplaced_node_is_a_fault(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_LIST);
    builder_open(builder, NODE_PARAGRAPH);
    assert_string_equal(document_find_fault(builder_document(builder)), "a paragraph inside a list");
    builder_free(builder);
}

static void bad_text_is_a_fault(void **state)
{
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"\xE4\xB8", "a text that is not valid UTF-8"}, {"\xED\xA0\x80", "a text that is not valid UTF-8"},
        {"a\nb", "a control character in a text"},      {"\xC2\x96", "a control character in a text"},
        {"\xEF\xBF\xBE", "a noncharacter in a text"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct builder *builder = builder_new("x", &diag);
        text(builder, cases[i].text);
        assert_string_equal(document_find_fault(builder_document(builder)), cases[i].fault);
        builder_free(builder);
    }
}

static void preformatted_text_keeps_line_feeds(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_PREFORMATTED);
    builder_open(builder, NODE_SPAN);
    text(builder, "a\n\tb");
    assert_null(document_find_fault(builder_document(builder)));
    builder_free(builder);
}

static void a_skipped_node_is_left(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    text(builder, "一");
    builder_close(builder);
    builder_open(builder, NODE_PARAGRAPH);
    builder_close(builder);
    struct document *document = finish(builder);
    char events[16] = "";
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        strcat(events, walk.event == WALK_ENTER ? "<" : ">");
        if (walk.node->kind == NODE_PARAGRAPH)
            walk_skip_children(&walk);
    }
    assert_string_equal(events, "<<><>>");
    document_free(document);
}

static void skipping_goes_on_after_the_children(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    builder_open(builder, NODE_RUBY);
    builder_open(builder, NODE_RUBY_BASE);
    text(builder, "汉");
    builder_close(builder);
    builder_open(builder, NODE_RUBY_TEXT);
    text(builder, "hàn");
    builder_close(builder);
    builder_close(builder);
    text(builder, "字");
    struct document *document = finish(builder);
    assert_string_equal(node_plain_text(document->arena, document->root, false), "汉字");
    assert_string_equal(node_plain_text(document->arena, document->root, true), "汉hàn字");
    document_free(document);
}

static void the_same_picture_is_one_resource(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    struct resource *first = builder_resource(builder, "a.png", "image/png", "same", 4, 1, 1);
    struct resource *same = builder_resource(builder, "b.png", "image/png", "same", 4, 1, 1);
    struct resource *other = builder_resource(builder, "a.png", "image/png", "else", 4, 1, 1);
    assert_ptr_equal(first, same);
    assert_string_equal(other->name, "2-a.png");
    builder_free(builder);
}

static void surgery_keeps_the_links_right(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    struct node *first = builder_leaf(builder, NODE_SEPARATOR);
    struct node *second = builder_leaf(builder, NODE_SEPARATOR);
    struct node *root = builder_document(builder)->root;
    node_insert_before(first, second);
    assert_ptr_equal(root->first_child, second);
    assert_ptr_equal(root->last_child, first);
    assert_ptr_equal(first->previous, second);
    node_remove(second);
    assert_ptr_equal(root->first_child, first);
    assert_null(first->previous);
    builder_free(builder);
}

static void the_language_is_the_nearest(void **state)
{
    (void)state;
    struct builder *builder = builder_new("x", &diag);
    builder_open(builder, NODE_PARAGRAPH);
    struct node *span = builder_open(builder, NODE_SPAN);
    span->language = "ja";
    text(builder, "本");
    struct document *document = finish(builder);
    assert_string_equal(node_language(document, span->first_child), "ja");
    assert_string_equal(node_language(document, span->parent), "zh-CN");
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbouring_texts_are_one),
        cmocka_unit_test(an_inline_among_blocks_gets_a_paragraph),
        cmocka_unit_test(below_the_deepest_only_text_is_kept),
        cmocka_unit_test(a_misplaced_node_is_a_fault),
        cmocka_unit_test(bad_text_is_a_fault),
        cmocka_unit_test(preformatted_text_keeps_line_feeds),
        cmocka_unit_test(a_skipped_node_is_left),
        cmocka_unit_test(skipping_goes_on_after_the_children),
        cmocka_unit_test(the_same_picture_is_one_resource),
        cmocka_unit_test(surgery_keeps_the_links_right),
        cmocka_unit_test(the_language_is_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
