/* The parts between bytes and tags: clean text, encodings, references, markup. */
#include "formats/html/css/properties.h"
#include "formats/html/encoding/clean.h"
#include "formats/html/encoding/decode.h"
#include "formats/html/encoding/detect.h"
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

static void check_guess(const char *bytes, size_t size, const char *wanted)
{
    size_t skip;
    const char *name = encoding_guess(bytes, size, &skip);
    assert_string_equal(name ? name : "refused", wanted);
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
    check_guess("\x1B$)Cabc", 7, "refused");
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

static void check_markup(const char *source, const char *wanted)
{
    struct tokenizer *markup = tokenizer_new(source, strlen(source), 1);
    struct buffer out = {0};
    char piece[7];
    for (size_t size; (size = tokenizer_read(markup, piece, sizeof piece));)
        buffer_append(&out, piece, size);
    static const char frame[] = "<html><body>";
    assert_memory_equal(out.data, frame, strlen(frame));
    assert_string_equal(out.data + strlen(frame), wanted);
    buffer_free(&out);
    tokenizer_free(markup);
}

static void test_markup(void **state)
{
    (void)state;
    check_markup("<P CLASS=a onclick='x>y'>甲</P>", "<p class=\"a\"/>甲<?p>");
    check_markup("<p class=a class=b>", "<p class=\"a\"/>");
    check_markup("<img alt='\"<&amp;'/>", "<img alt=\"&quot;&lt;&amp;\"/>");
    check_markup("1<2 <甲 </ x>", "1&lt;2 &lt;甲 ");
    check_markup("a<!-- > -->b<!-->c", "abc");
    check_markup("<body><html>", "<x-body/><x-html/>");
    check_markup("<script>a<b</script>c", "<?script>c");
    check_markup("<title>a<b></title>", "<title/>a&lt;b><?title>");
    check_markup("<title>a<p>b", "<title/><?title>a<p/>b");
    check_markup("<!--\n\n--><p>", "<p\n\n/>");
    check_markup("<?xml version='1.0'?><p/>", "<p/><?p>");
    check_markup("<p", "<p/>");
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
        cmocka_unit_test(test_clean),      cmocka_unit_test(test_labels),
        cmocka_unit_test(test_guesses),    cmocka_unit_test(test_limits_of_guesses),
        cmocka_unit_test(test_references), cmocka_unit_test(test_markup),
        cmocka_unit_test(test_styles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
