/* What -O profile=... changes in a book, for one reader alone. */
#include "tests/unit/cmocka.h"
#include "tests/unit/epub/sample.h"

#include <stdlib.h>
#include <string.h>

#define ARTICLE "EPUB/text/0001.xhtml"
#define PACKAGE "EPUB/content.opf"
#define STYLE "EPUB/style.css"
#define SONG BANXIN_FONTS "/BanxinSong-Regular.ttf"

static const struct row {
    const char *options, *file;
    const char *expected, *refused; /* NULL: none */
} rows[] = {
    {NULL, ARTICLE, "alt=\"\"", "koboSpan"},
    {NULL, ARTICLE, "<a class=\"duokan-footnote\" epub:type=\"noteref\"", NULL},
    {NULL, ARTICLE, "width=\"160\"", NULL},
    {NULL, PACKAGE, "unique-identifier=\"book-id\"", "prefix="},
    {"cover=plain", PACKAGE, "<itemref idref=\"cover\"/>", NULL},

    {"profile=kindle", ARTICLE, "<a class=\"duokan-footnote\" id=\"bx-r3\" href=\"#note\">", "epub:type="},
    {"profile=kindle", ARTICLE, "alt=\"图\"", "alt=\"\""},
    {"profile=kindle", ARTICLE, NULL, "role="},
    {"profile=kindle", "EPUB/nav.xhtml", "<nav epub:type=\"toc\" id=\"toc\">", "landmarks"},
    {"profile=kindle cover=plain", PACKAGE, "properties=\"cover-image\"", "<itemref idref=\"cover\"/>"},

    {"profile=kobo", ARTICLE, "<div id=\"book-columns\"><div id=\"book-inner\">", NULL},
    {"profile=kobo", ARTICLE, "<span class=\"koboSpan\" id=\"kobo.2.1\">正文一段。</span>", NULL},
    {"profile=kobo", ARTICLE, "<ruby>汉<rp>", NULL},
    {"profile=kobo", ARTICLE, "<pre>a &lt;b&gt;", NULL},
    {"profile=kobo", ARTICLE, "alt=\"一点\" style=\"width: 25%\"/></span>", "width=\"160\""},
    {"profile=kobo", STYLE, "em, .hei { font-weight: bold; }", "KaiTi"},
    {"profile=kobo fonts=kai font=kai=" SONG, STYLE, "em, .kai { font-family: \"banxin-kai-1\"",
     "em, .hei { font-weight: bold; }"},

    {"profile=apple", PACKAGE, NULL, "ibooks:specified-fonts"},
    {"profile=apple fonts=hei", PACKAGE, "<meta property=\"ibooks:specified-fonts\">true</meta>", NULL},
    {"profile=apple fonts=hei", "META-INF/com.apple.ibooks.display-options.xml", "specified-fonts", NULL},

    {"profile=duokan", PACKAGE, "unique-identifier=\"duokan-book-id\"", "duokan-page-fullscreen"},
    {"profile=duokan", PACKAGE, "<dc:identifier id=\"duokan-book-id\">", NULL},
    {"profile=duokan cover=plain", PACKAGE,
     "<itemref idref=\"cover\" properties=\"duokan-page-fullscreen\"/>", NULL},
    {"profile=duokan", ARTICLE, "href=\"#note\"><img src=\"../images/", "href=\"#note\">[1]"},
    {"profile=duokan", ARTICLE, "alt=\"[1]\"/></a></sup>", NULL},
    {"profile=duokan", STYLE, "h1 { font-family: \"DK-XIAOBIAOSONG\"", NULL},

    {"profile=weread", ARTICLE, "alt=\"一点\"/>", "width=\"160\""},
};

static void a_profile_serves_one_reader(void **state)
{
    (void)state;
    struct document *document = sample_everything();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct buffer text = sample_file(document, row->options, row->file);
        if (row->expected && !strstr(text.data, row->expected))
            fail_msg("%s, %s: not found: %s\nin: %s", row->options, row->file, row->expected, text.data);
        if (row->refused && strstr(text.data, row->refused))
            fail_msg("%s, %s: found: %s\nin: %s", row->options, row->file, row->refused, text.data);
        buffer_free(&text);
    }
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_profile_serves_one_reader)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
