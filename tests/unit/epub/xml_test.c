/* The strict reader of XML: what is well-formed, what is not, and what it gives. */
#include "formats/epub/xml.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static const char *const sound[] = {
    "<a/>",
    "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<a b='1' c=\"&lt;&#20013;&#x4E2D;\"><!-- x "
    "--><b:c>文&amp;</b:c></a>\n",
    "<a><![CDATA[<&>]]></a>",
    "<甲 乙='丙'/>",
};

static const char *const faulty[] = {
    "",
    "文",
    "<a>",
    "<a></b>",
    "</a>",
    "<a><b></a></b>",
    "<a/><b/>",
    "<a/>text",
    "<a b='1' b='2'/>",
    "<a b=1/>",
    "<a b/>",
    "<a b='1'c='2'/>",
    "<a b='<'/>",
    "<a>&nbsp;</a>",
    "<a>& b</a>",
    "<a>&#0;</a>",
    "<a>&#x110000;</a>",
    "<a>&#xD800;</a>",
    "<a>\x01</a>",
    "<a>\xff</a>",
    "<a><!-- -- --></a>",
    "<a><!-- ",
    "<a><![CDATA[",
    "<a b='",
    "<",
    "<a",
};

static const char *read_all(const char *text)
{
    static struct xml xml;
    xml_start(&xml, text, strlen(text));
    while (xml_next(&xml))
        ;
    xml_free(&xml);
    return xml.fault;
}

static void well_formed_texts_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        if (read_all(sound[i]))
            fail_msg("%s: %s", sound[i], read_all(sound[i]));
}

static void faults_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++)
        if (!read_all(faulty[i]))
            fail_msg("no fault: %s", faulty[i]);
}

static void events_come_in_order(void **state)
{
    (void)state;
    static struct xml xml;
    struct arena *arena = arena_new();
    const char *text = "<p:a b='&lt;1'>x&amp;y<c/>\n</p:a>";
    xml_start(&xml, text, strlen(text));
    assert_true(xml_next(&xml) && xml.event == XML_START && xml_is(&xml, "p:a") && xml_is(&xml, "*:a"));
    assert_string_equal(xml_attribute(&xml, arena, "b"), "<1");
    assert_null(xml_attribute(&xml, arena, "c"));
    assert_true(xml_next(&xml) && xml.event == XML_TEXT);
    assert_string_equal(xml_decode(arena, xml.content), "x&y");
    assert_true(xml_next(&xml) && xml.event == XML_START && xml_is(&xml, "c"));
    assert_true(xml_next(&xml) && xml.event == XML_END && xml_is(&xml, "c"));
    assert_true(xml_next(&xml) && xml.event == XML_TEXT);
    assert_true(xml_next(&xml) && xml.event == XML_END && xml_is(&xml, "p:a"));
    assert_int_equal(xml.line, 2);
    assert_false(xml_next(&xml));
    assert_null(xml.fault);
    xml_free(&xml);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_texts_are_read),
        cmocka_unit_test(faults_are_found),
        cmocka_unit_test(events_come_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
