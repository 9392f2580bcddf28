/* A document as a page for a browser: no book, no classes of readers of books. */
#include "base/buffer.h"
#include "formats/document/builder.h"
#include "formats/xhtml/xhtml.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static struct node *block(struct builder *builder, enum node_kind kind, const char *text)
{
    struct node *node = builder_open(builder, kind);
    builder_text(builder, text, strlen(text));
    builder_close(builder);
    return node;
}

static void a_page_has_title_blocks_and_notes(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct builder *builder = builder_new("test", &diag);
    struct document *document = NULL;
    struct buffer out = {0};
    builder_document(builder)->metadata.title = "题 & 目";
    block(builder, NODE_HEADING, "一")->heading.level = 1;
    builder_open(builder, NODE_PARAGRAPH);
    builder_text(builder, "文", strlen("文"));
    struct node *reference = builder_leaf(builder, NODE_NOTE_REFERENCE);
    reference->text = "[1]";
    reference->link.target = "n";
    builder_close(builder);
    builder_open(builder, NODE_NOTE)->id = "n";
    block(builder, NODE_PARAGRAPH, "注");
    builder_close(builder);
    assert_int_equal(builder_finish(builder, &document), STATUS_OK);

    const struct xhtml_setting plain = {0};
    xhtml_write_document(document, &plain, &out);
    assert_string_equal(out.data,
                        "<h1>题 &amp; 目</h1>\n"
                        "<h2 id=\"bx-h1\">一</h2>\n"
                        "<p class=\"flush\">文<sup><a id=\"bx-r1\" href=\"#n\">[1]</a></sup></p>\n"
                        "<ol class=\"notes\">\n"
                        "<li id=\"n\"><p class=\"flush\"><a class=\"back\" href=\"#bx-r1\">[1]</a> 注</p>\n"
                        "</li>\n"
                        "</ol>\n");
    buffer_free(&out);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_page_has_title_blocks_and_notes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
