/* The writer of books: what each kind of node becomes, and what holds for every book. */
#include "formats/image/image.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/epub/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ARTICLE "EPUB/text/0001.xhtml"

static void expect(const struct buffer *text, const char *part)
{
    if (!strstr(text->data, part))
        fail_msg("not found: %s\nin: %s", part, text->data);
}

static void refuse(const struct buffer *text, const char *part)
{
    if (strstr(text->data, part))
        fail_msg("found: %s\nin: %s", part, text->data);
}

static size_t count(const char *text, const char *part)
{
    size_t found = 0;
    while ((text = strstr(text, part))) {
        found++;
        text += strlen(part);
    }
    return found;
}

static void paragraphs_have_their_classes(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, NULL, ARTICLE);
    expect(&text, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    expect(&text, "lang=\"zh-CN\" xml:lang=\"zh-CN\"");
    expect(&text, "<h1>样书 &lt;全&gt;</h1>\n<p>正文一段。</p>");
    expect(&text, "<p class=\"deck\">");
    expect(&text, "<p class=\"signature\">某某委员会</p>");
    expect(&text, "<p class=\"indent center\">对齐一行。</p>");
    expect(&text, "<p class=\"gap\" style=\"margin-left: 2.25em\">退格一段。</p>");
    refuse(&text, "\xe3\x80\x80");
    buffer_free(&text);
    document_free(document);
}

static void headings_do_not_skip(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, NULL, ARTICLE);
    expect(&text, "<h2 id=\"bx-i1\">一、标题</h2>");
    expect(&text, "<h3 id=\"bx-h2\">1. 跳级标题</h3>");
    expect(&text, "<p class=\"heading\">格中标题</p>");
    buffer_free(&text);
    document_free(document);
}

static void links_are_kept_mended_or_dropped(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, NULL, ARTICLE);
    expect(&text, "<a href=\"https://example.org/%E7%94%B2%20%E4%B9%99?a=b&amp;c\">链接</a>");
    expect(&text, "<a href=\"#bx-i1\">节内链接</a>");
    expect(&text, "<span>坏链接</span><span>断链接</span>");
    refuse(&text, "javascript");
    buffer_free(&text);
    document_free(document);
}

static void notes_pop_up_and_lead_back(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, NULL, ARTICLE);
    expect(&text, "<sup><a class=\"duokan-footnote\" epub:type=\"noteref\" role=\"doc-noteref\" id=\"bx-r3\" "
                  "href=\"#note\">[1]</a></sup>");
    expect(&text, "<li class=\"duokan-footnote-item\"><aside epub:type=\"footnote\" role=\"doc-footnote\" "
                  "id=\"note\"><p>"
                  "<a class=\"back\" role=\"doc-backlink\" href=\"#bx-r3\">[1]</a> 注文。</p>");
    expect(&text, "<sup>[9]</sup>");
    assert_int_equal(count(text.data, "注文。"), 3);
    assert_int_equal(count(text.data, "id=\"bx-r3\""), 1);
    buffer_free(&text);
    document_free(document);
}

static void tables_lists_and_ruby_are_whole(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, NULL, ARTICLE);
    expect(&text, "<thead>\n<tr><th scope=\"col\">");
    expect(&text, "<tbody>\n<tr><th scope=\"row\">");
    assert_int_equal(count(text.data, "<thead>"), 1);
    assert_int_equal(count(text.data, "<tbody>"), count(text.data, "</tbody>"));
    expect(&text, "<ol style=\"list-style-type: cjk-ideographic; list-style-type: simp-chinese-informal\" "
                  "start=\"3\">\n<li>列表一项</li>");
    expect(&text, "<dl>\n<dt></dt>\n<dd>列表一项</dd>");
    expect(&text, "<dd></dd>\n</dl>");
    expect(&text, "<ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp>字<rp>（</rp><rt>zì</rt><rp>）</rp></ruby>");
    buffer_free(&text);
    document_free(document);
}

static void pictures_are_stored_once(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, NULL, "EPUB/content.opf");
    assert_int_equal(count(text.data, "media-type=\"image/png\""), 1);
    expect(&text, "<meta property=\"schema:accessMode\">visual</meta>");
    refuse(&text, "<meta property=\"schema:accessModeSufficient\">textual</meta>");
    buffer_free(&text);
    document_free(document);
}

static void metadata_are_true(void **state)
{
    (void)state;
    struct builder *builder = sample_start("标题");
    struct metadata *metadata = &builder_document(builder)->metadata;
    metadata->date = "2019-06";
    metadata->author = "甲; 乙";
    sample_paragraph(builder, "一段。");
    struct document *document = sample_finish(builder);
    unsetenv("SOURCE_DATE_EPOCH");
    struct buffer text = sample_file(document, NULL, "EPUB/content.opf");
    expect(&text, "<meta property=\"dcterms:modified\">2019-06-01T00:00:00Z</meta>");
    expect(&text, "<dc:date>2019-06</dc:date>");
    expect(&text, "<dc:creator id=\"aut1\">甲</dc:creator>");
    expect(&text, "<dc:creator id=\"aut2\">乙</dc:creator>");
    expect(&text, "<dc:language>zh-CN</dc:language>");
    expect(&text, "<dc:identifier id=\"book-id\">urn:uuid:");
    buffer_free(&text);
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    text = sample_file(document, NULL, "EPUB/content.opf");
    expect(&text, "1970-01-02T00:00:00Z");
    unsetenv("SOURCE_DATE_EPOCH");
    buffer_free(&text);
    document_free(document);
}

static void long_articles_are_cut_at_headings(void **state)
{
    (void)state;
    struct builder *builder = sample_start("长文");
    for (unsigned section = 0; section < 12; section++) {
        char id[16];
        snprintf(id, sizeof id, "s%u", section);
        struct node *heading = sample_heading(builder, 1, "一节");
        heading->id = arena_copy_text(builder_document(builder)->arena, id);
        for (unsigned i = 0; i < 1000; i++)
            sample_paragraph(builder, "一二三四五六七八九十一二三四五六七八九十");
    }
    builder_open(builder, NODE_PARAGRAPH);
    struct node *link = builder_open(builder, NODE_LINK);
    link->link.target = "#s0";
    sample_text(builder, "回到开头");
    builder_close(builder);
    builder_close(builder);
    struct document *document = sample_finish(builder);
    struct buffer bytes = {0};
    sample_write(&document, 1, NULL, &bytes);
    char *second = sample_unpack(&bytes, "EPUB/text/0001-2.xhtml");
    assert_non_null(second);
    assert_non_null(strstr(second, "<body>\n<h2 id=\"s"));
    assert_true(strlen(second) < 300 * 1000);
    char *last = sample_unpack(&bytes, "EPUB/text/0001-3.xhtml");
    assert_non_null(last);
    assert_non_null(strstr(last, "<a href=\"0001.xhtml#s0\">"));
    char *contents = sample_unpack(&bytes, "EPUB/nav.xhtml");
    assert_non_null(strstr(contents, "href=\"text/0001-3.xhtml#s11\""));
    free(second);
    free(last);
    free(contents);
    buffer_free(&bytes);
    document_free(document);
}

static void series_and_order_come_from_the_name(void **state)
{
    (void)state;
    struct builder *builder = sample_start("标题");
    struct document *document = builder_document(builder);
    document->name = "a/文集/7标题.txt";
    document->metadata.order = "7";
    sample_paragraph(builder, "一段。");
    document = sample_finish(builder);
    struct buffer text = sample_file(document, "title-order=yes", "EPUB/content.opf");
    expect(&text, "<dc:title id=\"title\">007 标题</dc:title>");
    expect(&text, "<meta property=\"belongs-to-collection\" id=\"series\">文集</meta>");
    expect(&text, "property=\"group-position\">7</meta>");
    buffer_free(&text);
    text = sample_file(document, "identifier=urn:isbn:9780000000002", "EPUB/content.opf");
    expect(&text, "<dc:identifier id=\"book-id\">urn:isbn:9780000000002</dc:identifier>");
    expect(&text, "property=\"file-as\">007 标题</meta>");
    expect(&text, "<dc:title id=\"title\">标题</dc:title>");
    buffer_free(&text);
    document_free(document);
}

static void names_and_keywords_stand_one_by_one(void **state)
{
    (void)state;
    struct builder *builder = sample_start("标题");
    builder_document(builder)->metadata.author = "李四; Jane Doe";
    builder_document(builder)->metadata.keywords = "书店, 河边、读书，";
    sample_paragraph(builder, "一段。");
    struct document *document = sample_finish(builder);
    struct buffer text = sample_file(document, NULL, "EPUB/content.opf");
    expect(&text, "<dc:creator id=\"aut1\">李四</dc:creator>");
    expect(&text, "<meta refines=\"#aut1\" property=\"file-as\">李四</meta>");
    expect(&text, "<dc:creator id=\"aut2\">Jane Doe</dc:creator>");
    refuse(&text, "<meta refines=\"#aut2\" property=\"file-as\">");
    expect(
        &text,
        "<dc:subject>书店</dc:subject>\n<dc:subject>河边</dc:subject>\n<dc:subject>读书</dc:subject>\n<meta");
    buffer_free(&text);
    document_free(document);
}

static void the_user_s_style_comes_last(void **state)
{
    (void)state;
    char name[] = "/tmp/banxin-style-XXXXXX", option[64];
    int file = mkstemp(name);
    assert_int_equal(write(file, "p { color: red; }", 17), 17);
    close(file);
    snprintf(option, sizeof option, "css=%s", name);
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, option, "EPUB/style.css");
    assert_string_equal(text.data + text.length - 17, "p { color: red; }");
    buffer_free(&text);
    document_free(document);
    unlink(name);
}

static void a_cover_is_drawn(void **state)
{
    (void)state;
    static const char *const designs[] = {"cover=plain", "cover=band", "cover=grid"};
    struct document *document = sample_everything();
    for (size_t i = 0; i < 3; i++) {
        struct buffer bytes = {0};
        sample_write(&document, 1, designs[i], &bytes);
        char *package = sample_unpack(&bytes, "EPUB/content.opf");
        assert_non_null(strstr(package, "properties=\"cover-image\""));
        assert_non_null(strstr(
            package, "<spine toc=\"ncx\" page-progression-direction=\"ltr\">\n<itemref idref=\"cover\"/>"));
        char *picture = sample_unpack(&bytes, "EPUB/images/cover.png");
        struct image_info info;
        assert_true(image_measure(picture, 1000, &info));
        assert_int_equal(info.width, 1600);
        assert_int_equal(info.height, 2560);
        free(package);
        free(picture);
        buffer_free(&bytes);
    }
    document_free(document);
}

static void fonts_are_cut_down_and_named(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer bytes = {0};
    sample_write(&document, 1, "fonts=song,hei", &bytes);
    assert_true(bytes.length < 200 * 1000);
    char *style = sample_unpack(&bytes, "EPUB/style.css");
    assert_non_null(strstr(style, "src: url(\"fonts/song-1.ttf\")"));
    assert_non_null(strstr(style, "body, .song { font-family: \"banxin-song-1\", "));
    char *font = sample_unpack(&bytes, "EPUB/fonts/hei-1.ttf");
    assert_non_null(font);
    free(style);
    free(font);
    buffer_free(&bytes);
    document_free(document);
}

static void vertical_books_run_from_right_to_left(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer text = sample_file(document, "writing=vertical", "EPUB/content.opf");
    expect(&text, "page-progression-direction=\"rtl\"");
    buffer_free(&text);
    text = sample_file(document, "writing=vertical cover=plain", "EPUB/cover.xhtml");
    expect(&text, "xml:lang=\"zh-CN\" class=\"picture\">");
    buffer_free(&text);
    text = sample_file(document, "writing=vertical", "EPUB/style.css");
    expect(&text, "  -epub-writing-mode: vertical-rl;");
    buffer_free(&text);
    document_free(document);
}

static void articles_follow_each_other(void **state)
{
    (void)state;
    struct document *documents[2] = {sample_everything(), sample_everything()};
    struct buffer bytes = {0};
    sample_write(documents, 2, NULL, &bytes);
    char *package = sample_unpack(&bytes, "EPUB/content.opf");
    assert_non_null(
        strstr(package, "<itemref idref=\"nav\"/>\n<itemref idref=\"t0001\"/>\n<itemref idref=\"t0002\"/>"));
    assert_int_equal(count(package, "media-type=\"image/png\""), 1);
    free(package);
    buffer_free(&bytes);
    document_free(documents[0]);
    document_free(documents[1]);
}

static struct document *article_in(const char *part, const char *title)
{
    struct builder *builder = sample_start(title);
    sample_paragraph(builder, title);
    sample_heading(builder, 1, "一、小节");
    builder_document(builder)->metadata.part = part;
    return sample_finish(builder);
}

/* In a book with parts an article of several headings lists them: older readers show no third level. */
static void deep_headings_are_listed_in_the_text(void **state)
{
    (void)state;
    struct document *documents[2];
    for (size_t i = 0; i < 2; i++) {
        struct builder *builder = sample_start("标题");
        sample_paragraph(builder, "——副题")->paragraph.role = PARAGRAPH_DECK;
        sample_paragraph(builder, "一段。");
        sample_heading(builder, 1, "一、甲");
        sample_heading(builder, 2, "（一）乙");
        sample_heading(builder, 1, "二、丙");
        builder_document(builder)->metadata.part = i ? "部" : NULL;
        documents[i] = sample_finish(builder);
    }
    struct buffer bytes = {0};
    sample_write(documents, 2, NULL, &bytes);
    char *alone = sample_unpack(&bytes, "EPUB/text/0001.xhtml");
    char *below = sample_unpack(&bytes, "EPUB/text/0002.xhtml");
    assert_null(strstr(alone, "class=\"contents\""));
    assert_non_null(strstr(below, "——副题</p>\n<ol class=\"contents\">\n"
                                  "<li><a href=\"#bx-h1\">一、甲</a></li>\n"
                                  "<li><a href=\"#bx-h3\">二、丙</a></li>\n</ol>\n<p>一段。</p>"));
    free(alone);
    free(below);
    buffer_free(&bytes);
    document_free(documents[0]);
    document_free(documents[1]);
}

static void parts_stand_above_their_articles(void **state)
{
    (void)state;
    struct document *documents[] = {
        article_in(NULL, "序"),
        article_in("甲", "同题"),
        article_in("甲", "同题"),
        article_in("乙 · 丙", "三"),
    };
    struct buffer bytes = {0};
    sample_write(documents, 4, NULL, &bytes);
    char *contents = sample_unpack(&bytes, "EPUB/nav.xhtml");
    assert_non_null(
        strstr(contents,
               "<ol>\n<li><a href=\"text/0001.xhtml\">序</a>\n<ol>\n<li><a href=\"text/0001.xhtml#bx-h1\">"));
    assert_non_null(strstr(
        contents,
        "<li><a href=\"text/0002.xhtml\">甲</a>\n<ol>\n<li><a href=\"text/0002.xhtml\">同题</a>\n<ol>\n"
        "<li><a href=\"text/0002.xhtml#bx-h1\">一、小节</a></li>\n</ol>\n</li>\n"
        "<li><a href=\"text/0003.xhtml\">同题（2）</a>\n<ol>\n"));
    char *older = sample_unpack(&bytes, "EPUB/toc.ncx");
    assert_non_null(strstr(older, "0001.xhtml#bx-h1"));
    assert_null(strstr(older, "0002.xhtml#bx-h1"));
    free(older);
    assert_non_null(strstr(contents, ">乙 · 丙</a>"));
    free(contents);
    buffer_free(&bytes);
    for (size_t i = 0; i < 4; i++)
        document_free(documents[i]);
}

static void same_document_same_bytes(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    struct buffer first = {0}, second = {0};
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    sample_write(&document, 1, NULL, &first);
    setenv("TZ", "America/New_York", 1);
    tzset();
    sample_write(&document, 1, NULL, &second);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    buffer_free(&first);
    buffer_free(&second);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_have_their_classes),
        cmocka_unit_test(headings_do_not_skip),
        cmocka_unit_test(links_are_kept_mended_or_dropped),
        cmocka_unit_test(notes_pop_up_and_lead_back),
        cmocka_unit_test(tables_lists_and_ruby_are_whole),
        cmocka_unit_test(pictures_are_stored_once),
        cmocka_unit_test(metadata_are_true),
        cmocka_unit_test(long_articles_are_cut_at_headings),
        cmocka_unit_test(series_and_order_come_from_the_name),
        cmocka_unit_test(names_and_keywords_stand_one_by_one),
        cmocka_unit_test(the_user_s_style_comes_last),
        cmocka_unit_test(a_cover_is_drawn),
        cmocka_unit_test(fonts_are_cut_down_and_named),
        cmocka_unit_test(vertical_books_run_from_right_to_left),
        cmocka_unit_test(articles_follow_each_other),
        cmocka_unit_test(parts_stand_above_their_articles),
        cmocka_unit_test(deep_headings_are_listed_in_the_text),
        cmocka_unit_test(same_document_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
