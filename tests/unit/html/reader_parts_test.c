/* The parts between bytes and tags: clean text, encodings, references, markup. */
#include "formats/html/css/properties.h"
#include "formats/html/encoding/clean.h"
#include "formats/html/encoding/decode.h"
#include "formats/html/encoding/detect.h"
#include "formats/html/encoding/labels.h"
#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/references.h"
#include "formats/html/tokenizer/tokenizer.h"

#include "tests/unit/cmocka.h"

#include <string.h>

static void check_clean(const char *bytes, size_t size, const char *wanted, size_t bad_count, size_t first)
{
    struct buffer text = {0};
    struct bad_bytes bad = {0};
    clean_utf8(bytes, size, &text, &bad);
    assert_string_equal(text.data ? text.data : "", wanted);
    assert_int_equal(bad.count, bad_count);
    if (bad_count)
        assert_int_equal(bad.first, first);
    buffer_free(&text);
}

static void test_clean(void **state)
{
    (void)state;
    check_clean("甲\r\n乙\r丙", 12, "甲\n乙\n丙", 0, 0);
    check_clean("a\0b\x01"
                "c\f",
                6, "abc ", 0, 0);
    check_clean("\xC2\x85 \xEF\xBF\xBE", 6, " \uFFFD", 0, 0);
    check_clean("甲\xFF\xE4\xB8", 6, "甲\uFFFD\uFFFD", 2, 3);
    check_clean("\xED\xA0\x80", 3, "\uFFFD\uFFFD\uFFFD", 3, 0);
}

static void test_labels(void **state)
{
    (void)state;
    assert_string_equal(encoding_find("GB2312", 6), "gb18030");
    assert_string_equal(encoding_find("big5\"", 4), "Big5-HKSCS");
    assert_string_equal(encoding_find("Shift_JIS", 9), "windows-31j");
    assert_null(encoding_find("unicode", 7));
    assert_null(encoding_find("", 0));
}

static void test_attributes(void **state)
{
    (void)state;
    for (enum attribute attribute = 0; attribute < ATTRIBUTE_COUNT; attribute++) {
        const char *name = attribute_name(attribute);
        assert_int_equal(attribute_find(name, strlen(name)), attribute);
    }
    assert_int_equal(attribute_find("data-cover", 10), ATTRIBUTE_POSTER);
    assert_int_equal(attribute_find("data-cove", 9), ATTRIBUTE_COUNT);
}

static void check_guess(const char *bytes, size_t size, const char *wanted)
{
    size_t skip;
    assert_string_equal(encoding_guess(bytes, size, &skip), wanted);
}

static void test_guesses(void **state)
{
    (void)state;
    check_guess("\xEF\xBB\xBF甲", 6, "UTF-8");
    check_guess("abc", 3, "UTF-8");
    check_guess("\xFF\xFE-N", 4, "UTF-16LE");
    check_guess("-N\x87"
                "e\x02"
                "0",
                6, "UTF-16LE");
    check_guess("N-e\x87"
                "0\x02",
                6, "UTF-16BE");
    check_guess("\xC1\xAA\xCD\xA8", 4, "gb18030");
    check_guess("caf\xC3\xA9", 5, "UTF-8");
    check_guess("\x1B$)Cabc", 7, "ISO-2022-KR");
    check_guess("\x1B$)Aabc", 7, "ISO-2022-CN");
    check_guess("~{VPND~}", 8, "HZ-GB-2312");
}

/* A hundred units of UTF-16, so many of them of a writing that is not looked for. */
static void check_units(size_t odd, bool is_utf16)
{
    char bytes[200];
    size_t skip;
    for (size_t i = 0; i < 100; i++)
        memcpy(bytes + 2 * i, i < odd ? "\x10\x04" : "a\0", 2);
    const char *name = encoding_guess(bytes, sizeof bytes, &skip);
    assert_int_equal(name && !strcmp(name, "UTF-16LE"), is_utf16);
}

static void check_damaged(const char *bytes, bool is_utf8)
{
    size_t skip;
    const char *name = encoding_guess(bytes, strlen(bytes), &skip);
    assert_int_equal(name && !strcmp(name, "UTF-8"), is_utf8);
}

/* A declaration that ends `size` bytes behind the start. */
static void check_declaration(size_t size, bool is_read)
{
    static const char declaration[] = "charset=iso-8859-5 ", text[] = "\xB1";
    char bytes[8192];
    size_t skip, place = size - (sizeof declaration - 1);
    memset(bytes, ' ', sizeof bytes);
    memcpy(bytes + place, declaration, sizeof declaration - 1);
    memcpy(bytes + size, text, sizeof text - 1);
    const char *name = encoding_guess(bytes, size + sizeof text - 1, &skip);
    assert_int_equal(name && !strcmp(name, "ISO-8859-5"), is_read);
}

static void test_limits_of_guesses(void **state)
{
    (void)state;
    check_units(4, true);
    check_units(5, false);
    check_damaged("河开\xFF了，好", true);
    check_damaged("\xC1\xAA\xCD\xA8\xB9\xAB\xCB\xBE", false); /* 联通公司 in GBK: two of four are UTF-8 too */
    check_declaration(4096, true);
    check_declaration(4110, false);
}

static void check_reference(const char *source, bool in_attribute, const char *wanted, size_t used)
{
    struct buffer text = {0};
    size_t at = 0;
    bool is_one = reference_read(source, strlen(source), &at, in_attribute, &text);
    assert_int_equal(is_one, wanted != NULL);
    if (wanted)
        assert_string_equal(text.data ? text.data : "", wanted);
    assert_int_equal(at, used);
    buffer_free(&text);
}

static void test_references(void **state)
{
    (void)state;
    check_reference("&lt;x", false, "<", 4);
    check_reference("&ltx", false, "<", 3);
    check_reference("&notin;", false, "∉", 7);
    check_reference("&notit;", false, "¬", 4);
    check_reference("&copy=1", true, NULL, 0);
    check_reference("&copy=1", false, "©", 5);
    check_reference("&hellip x", false, NULL, 0);
    check_reference("&#20013", false, "中", 7);
    check_reference("&#x4E2D;", false, "中", 8);
    check_reference("&#151;", false, "—", 6);
    check_reference("&#0;", false, "\uFFFD", 4);
    check_reference("&#99999999999;", false, "\uFFFD", 14);
    check_reference("&#1;", false, "", 4);
    check_reference("&#x;", false, NULL, 0);
    check_reference("& b", false, NULL, 0);
}

/* What the tokenizer gives, written down: `2:<p class="a">` at line 2, `1:text` at line 1. */
struct record {
    struct buffer text;
    uint32_t line;
};

static void record_start(void *context, const struct element *element, const char *name,
                         const struct attributes *attributes)
{
    struct record *record = context;
    (void)element;
    buffer_append_format(&record->text, "%u:<%s", record->line, name);
    for (enum attribute i = 0; i < ATTRIBUTE_COUNT; i++)
        if (attributes->values[i])
            buffer_append_format(&record->text, " %s=[%s]", attribute_name(i), attributes->values[i]);
    buffer_append_text(&record->text, ">");
}

static void record_end(void *context, const struct element *element, const char *name)
{
    struct record *record = context;
    (void)element;
    buffer_append_format(&record->text, "%u:</%s>", record->line, name);
}

static void record_text(void *context, const char *text, size_t length)
{
    struct record *record = context;
    buffer_append_format(&record->text, "%u:[", record->line);
    buffer_append(&record->text, text, length);
    buffer_append_text(&record->text, "]");
}

static void check_tokens(const char *source, const char *wanted)
{
    struct record record = {.line = 0};
    const struct token_handler handler = {&record, record_start, record_end, record_text, &record.line, NULL};
    tokenize(source, strlen(source), 1, &handler);
    assert_string_equal(record.text.data ? record.text.data : "", wanted);
    buffer_free(&record.text);
}

static void test_tokens(void **state)
{
    (void)state;
    check_tokens("<P CLASS=a onclick='x>y'>甲</P>", "1:<p class=[a]>1:[甲]1:</p>");
    check_tokens("<p class=a class=b>", "1:<p class=[a]>");
    check_tokens("<img alt='\"<&amp;'/>", "1:<img alt=[\"<&]>");
    check_tokens("<img alt='a\nb' src>", "2:<img alt=[a b] src=[]>");
    check_tokens("1<2 <甲 </ x>", "1:[1<2 <甲 ]");
    check_tokens("a<!-- > -->b<!-->c&lt;d&nbsp;", "1:[abc<d\u00A0]");
    check_tokens("&lt;&gt;&amp;a&b", "1:[<>&a&b]");
    check_tokens("<body><html>", "1:<body>1:<html>");
    check_tokens("<script>a<b</script>c", "1:</script>1:[c]");
    check_tokens("<title>a<b>&lt;</title>", "1:<title>1:[a<b><]1:</title>");
    check_tokens("<title>a<p>b", "1:<title>1:</title>1:[a]1:<p>1:[b]");
    check_tokens("<p/>a<![CDATA[b]]>", "1:<p>1:[a]");
    check_tokens("</>a</", "1:[a</]");
}

static void test_xml_tokens(void **state)
{
    (void)state;
    check_tokens("<?xml version='1.0'?><p/>", "1:<p>1:</p>");
    check_tokens("<?xml version='1.0'?>\n<p><![CDATA[\n\n<b>]]></p>\n<p>",
                 "2:[\n]2:<p>4:[\n\n<b>]4:</p>5:[\n]5:<p>");
}

/* A tag that the text ends in is not a tag, as the standard says (eof-in-tag). */
static void test_cut_tags(void **state)
{
    (void)state;
    check_tokens("a<p", "1:[a]");
    check_tokens("a<img src=x", "1:[a]");
    check_tokens("a</p", "1:[a]");
    check_tokens("a<p class='b>c", "1:[a]");
}

static void test_lines(void **state)
{
    (void)state;
    check_tokens("<!--\n\n--><p>", "3:<p>");
    check_tokens("<p\nclass='a\nb'>\n\n甲\n</p>", "3:<p class=[a b]>5:[\n\n甲\n]6:</p>");
    check_tokens("<style>\na\n</style>\n<script>\n\n</script><p>",
                 "1:<style>2:[\na\n]3:</style>6:[\n]6:</script>6:<p>");
    check_tokens("<title>\n&amp;\n</title>b", "1:<title>2:[\n&\n]3:</title>3:[b]");
}

static void test_styles(void **state)
{
    (void)state;
    static const char css[] =
        "font-weight:bold;background:url(data:a;b);text-align: CENTER !important;text-indent:2em;"
        "font-size:150%;color:#AbC";
    struct arena *arena = arena_new();
    struct declared declared = {0};
    style_parse(arena, css, strlen(css), &declared);
    struct style outer = {.size = 20}, style = style_apply(&outer, &declared);
    assert_int_equal(style.styles, STYLE_STRONG);
    assert_int_equal(style.alignment, ALIGNMENT_CENTER);
    assert_true(style.indented);
    assert_true(style.size > 29 && style.size < 31);
    assert_string_equal(style.color, "#aabbcc");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_guesses),
        cmocka_unit_test(test_limits_of_guesses),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_xml_tokens),
        cmocka_unit_test(test_cut_tags),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_styles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
