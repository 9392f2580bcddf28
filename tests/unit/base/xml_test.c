/* What is written as XML: escapes, and what is left out. */
#include "base/xml/xml.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static void check_text(const char *text, const char *wanted)
{
    struct buffer out = {0};
    xml_append_text(&out, text, strlen(text));
    assert_string_equal(out.data ? out.data : "", wanted);
    buffer_free(&out);
}

static void texts_are_escaped(void **state)
{
    (void)state;
    check_text("", "");
    check_text("甲<乙> & \"丙\" '丁'", "甲&lt;乙&gt; &amp; &quot;丙&quot; '丁'");
    check_text("a\tb\n", "a\tb\n");
}

static void what_xml_forbids_is_left_out(void **state)
{
    (void)state;
    check_text("a\x01\x0C\x7F\xC2\x85\uFFFE\uFFFF甲", "a甲");
    check_text("a\xFF", "a\uFFFD");
}

static void elements_and_attributes_are_written(void **state)
{
    (void)state;
    struct buffer out = {0};
    xml_append_attribute(&out, "a", "1\"2");
    xml_append_attribute(&out, "b", NULL);
    xml_append_element(&out, "c", "d=\"e\"", "f&g");
    xml_append_element(&out, "c", NULL, "h");
    xml_append_element(&out, "c", NULL, "");
    xml_append_element(&out, "c", NULL, NULL);
    assert_string_equal(out.data, " a=\"1&quot;2\"<c d=\"e\">f&amp;g</c>\n<c>h</c>\n");
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(what_xml_forbids_is_left_out),
        cmocka_unit_test(elements_and_attributes_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
