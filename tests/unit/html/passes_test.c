/* From a raw tree to an article: paragraphs, indents, white space. The trees are made by the builder. */
#include "formats/html/article/plain_text.h"
#include "formats/html/pipeline.h"

#include "base/buffer.h"
#include "formats/document/walk.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static struct diag diag;

static struct article_context start(const char *name)
{
    return (struct article_context){.builder = builder_new(name, &diag), .diag = &diag};
}

static void text(struct article_context *context, const char *characters)
{
    builder_text(context->builder, characters, strlen(characters));
}

static struct node *paragraph(struct article_context *context, const char *characters)
{
    struct node *node = builder_open(context->builder, NODE_PARAGRAPH);
    text(context, characters);
    builder_close(context->builder);
    return node;
}

static void append_flags(struct buffer *lines, const struct node *node)
{
    buffer_append_text(lines, node->paragraph.section_start ? "§" : "");
    buffer_append_text(lines, node->paragraph.indented ? ">" : "");
    buffer_append_text(lines, node->paragraph.alignment == ALIGNMENT_END ? "]" : "");
    buffer_append_text(lines, node->paragraph.alignment == ALIGNMENT_CENTER ? "|" : "");
}

/* One line a block: > indented, ] at the end of its line, | centred, § after a gap, / a line break, * bold.
 */
static void append_node(struct buffer *lines, const struct walk *walk)
{
    const struct node *node = walk->node;
    if (walk->event == WALK_ENTER && node->kind == NODE_PARAGRAPH)
        append_flags(lines, node);
    if (walk->event == WALK_LEAVE && node->kind == NODE_PARAGRAPH)
        buffer_append_text(lines, "\n");
    if (node->kind == NODE_SPAN)
        buffer_append_text(lines, "*");
    if (node->kind == NODE_LINE_BREAK)
        buffer_append_text(lines, "/");
    if (node->kind == NODE_TEXT)
        buffer_append(lines, node->text, node->text_length);
}

/* Runs the passes and compares; frees the document. */
static void check(struct article_context *context, const char *title, const char *expected)
{
    struct buffer lines = {0};
    struct document *document = NULL;
    pipeline_run(context);
    assert_int_equal(builder_finish(context->builder, &document), STATUS_OK);
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        append_node(&lines, &walk);
    buffer_append_byte(&lines, '\0');
    assert_string_equal(document->metadata.title, title);
    assert_string_equal(lines.data, expected);
    buffer_free(&lines);
    document_free(document);
}

static void check_plain(const char *characters, const char *expected)
{
    struct article_context context = start("题.txt");
    plain_text_build(&context, characters, strlen(characters), 1);
    check(&context, "题", expected);
}

static void test_indents_count_once(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    paragraph(&context, " 　　正文一。");
    paragraph(&context, "\u00A0");
    paragraph(&context, "　　正文二。")->paragraph.indented = true;
    paragraph(&context, "\u00A0");
    paragraph(&context, "\u00A0\u00A0\u00A0\u00A0正文三。　　");
    paragraph(&context, "\u00A0");
    paragraph(&context, "没有缩进。");
    paragraph(&context, "\u00A0");
    paragraph(&context, "　　　　　　新华社");
    paragraph(&context, "　　居中　　")->paragraph.alignment = ALIGNMENT_CENTER;
    check(&context, "题", ">正文一。\n>正文二。\n>正文三。\n>没有缩进。\n]新华社\n|居中\n");
}

static void test_wide_gap(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    paragraph(&context, "一。");
    paragraph(&context, "二。");
    paragraph(&context, "　　");
    paragraph(&context, "\u200B\u00A0");
    paragraph(&context, "三。");
    check(&context, "题", ">一。\n>二。\n§>三。\n");
}

static void test_space(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    paragraph(&context, " 汉字\n  汉字，\n汉字 two\nwords  end。　尾 \n");
    paragraph(&context, "内　空　格");
    check(&context, "题", ">汉字汉字，汉字 two words end。　尾\n>内　空　格\n");
}

static void test_line_breaks(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    struct builder *builder = context.builder;
    builder_open(builder, NODE_PARAGRAPH);
    text(&context, "第一段的话。");
    builder_leaf(builder, NODE_LINE_BREAK);
    builder_leaf(builder, NODE_LINE_BREAK);
    builder_open(builder, NODE_SPAN)->span.styles = STYLE_STRONG;
    text(&context, "第二段的话。");
    builder_leaf(builder, NODE_LINE_BREAK);
    text(&context, "　　第三段的话。");
    builder_close(builder);
    text(&context, "尾巴\n　　第四段的话。");
    builder_close(builder);
    check(&context, "题", ">第一段的话。\n>*第二段的话。*\n>*第三段的话。*尾巴\n>第四段的话。\n");
}

static void test_lines_stay_together(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    paragraph(&context, "某人在某地调研时强调\n全面做好工作\n更好服务发展");
    builder_open(context.builder, NODE_PARAGRAPH);
    text(&context, "春眠不觉晓，");
    builder_leaf(context.builder, NODE_LINE_BREAK);
    text(&context, "处处闻啼鸟。");
    builder_close(context.builder);
    check(&context, "题", ">某人在某地调研时强调/全面做好工作/更好服务发展\n春眠不觉晓，/处处闻啼鸟。\n");
}

static void test_plain_by_line(void **state)
{
    (void)state;
    check_plain("第一段。\n第二段。\n\n第三段。\n第四段。\n",
                ">第一段。\n>第二段。\n§>第三段。\n>第四段。\n");
}

static void test_plain_by_blank_line(void **state)
{
    (void)state;
    check_plain("\n  \n第一段。\n  \n第二段。\n\n第三段。\n\n\n\n第四段。",
                ">第一段。\n>第二段。\n>第三段。\n§>第四段。\n");
}

static void test_plain_wrapped(void **state)
{
    (void)state;
    check_plain("　　一二三四五六七八九十一二三四五六七八\n一二三四五六七八九十一二三四五六七八九十\n"
                "一二三四五六七八九十一二三四五六七八九。\n到此为止。\n"
                "　　一二三四五六七八九十一二三四五六七八\n九十。\n",
                ">一二三四五六七八九十一二三四五六七八一二三四五六七八九十一二三四五六七八九十"
                "一二三四五六七八九十一二三四五六七八九。到此为止。\n"
                ">一二三四五六七八九十一二三四五六七八九十。\n");
}

static void test_placeholder(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    context.is_plain = true;
    paragraph(&context, "一段话。");
    paragraph(&context, "---------------------------------------- ");
    paragraph(&context, "-------------------这里有图片------------ ");
    paragraph(&context, "---------------------------------------- ");
    paragraph(&context, "　　会议在这里举行。 某社记者 王某摄");
    paragraph(&context, "又一段话。");
    check(&context, "题", ">一段话。\n|〔图片〕\n会议在这里举行。 某社记者 王某摄>又一段话。\n");
}

static void test_repeated_title(void **state)
{
    (void)state;
    struct article_context context = start("题.txt");
    context.title_line = "12好的 题目.txt";
    paragraph(&context, "好的　题目");
    paragraph(&context, "正文。");
    check(&context, "好的 题目", ">正文。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_indents_count_once),
        cmocka_unit_test(test_wide_gap),
        cmocka_unit_test(test_space),
        cmocka_unit_test(test_line_breaks),
        cmocka_unit_test(test_lines_stay_together),
        cmocka_unit_test(test_plain_by_line),
        cmocka_unit_test(test_plain_by_blank_line),
        cmocka_unit_test(test_plain_wrapped),
        cmocka_unit_test(test_placeholder),
        cmocka_unit_test(test_repeated_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
