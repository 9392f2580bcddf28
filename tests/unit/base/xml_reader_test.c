/* The reader of XML: what is well-formed, what is not, what it gives, and what it refuses. */
#include "base/buffer.h"
#include "base/xml/xml_reader.h"
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
    "\n<?xml version='1.0'?><a/>",
    "<a>]]></a>",
    "<!DOCTYPE a [<!ENTITY b '&c;'>]><a>&b;</a>",
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>",
    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>&b;</a>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'>"
    "<a>&nbsp;</a>",
};

static struct xml_fault read_all(const char *text, size_t length)
{
    struct xml_fault fault;
    bool is_sound = xml_read(text, length, &(struct xml_handler){0}, &fault);
    assert_true(is_sound == !fault.reason);
    return fault;
}

static void well_formed_texts_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        struct xml_fault fault = read_all(sound[i], strlen(sound[i]));
        if (fault.reason)
            fail_msg("%s: %s", sound[i], fault.reason);
    }
}

static void faults_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++)
        if (!read_all(faulty[i], strlen(faulty[i])).reason)
            fail_msg("no fault: %s", faulty[i]);
}

static void faults_have_their_line(void **state)
{
    (void)state;
    static const char text[] = "<a>\n<b>\n</c>\n</a>";
    struct xml_fault fault = read_all(text, sizeof text - 1);
    assert_int_equal(fault.line, 3);
    assert_non_null(strstr(fault.reason, "matches no start tag"));
}

/* The events, written down: `1:<a b=[c]>`, `2:[text]`, `1:</a>`. */

static void record_start(void *context, const struct xml_element *element)
{
    buffer_append_format(context, "%lu:<%s", element->line, element->name);
    for (size_t i = 0; i < element->attribute_count; i++)
        buffer_append_format(context, " %s=[%s]", element->attributes[i].name, element->attributes[i].value);
    buffer_append_text(context, ">");
}

static void record_end(void *context, const struct xml_element *element)
{
    buffer_append_format(context, "%lu:</%s>", (unsigned long)element->depth, element->name);
}

static void record_text(void *context, const char *text, size_t length, unsigned long line)
{
    buffer_append_format(context, "%lu:[%.*s]", line, (int)length, text);
}

static const char *find_entity(const char *name)
{
    return !strcmp(name, "nbsp") ? "\u00A0" : !strcmp(name, "hellip") ? "…" : NULL;
}

static void check_events(const char *text, const char *wanted)
{
    struct buffer events = {0};
    struct xml_fault fault;
    const struct xml_handler handler = {.context = &events,
                                        .start = record_start,
                                        .end = record_end,
                                        .text = record_text,
                                        .entity = find_entity};
    if (!xml_read(text, strlen(text), &handler, &fault))
        fail_msg("%s: %s", text, fault.reason);
    assert_string_equal(events.data, wanted);
    buffer_free(&events);
}

static void events_come_in_order(void **state)
{
    (void)state;
    check_events("<p:a b='&lt;1'>x&amp;y<c/>\n</p:a>", "1:<p:a b=[<1]>1:[x&y]1:<c>2:</c>2:[\n]1:</p:a>");
}

static void texts_come_whole(void **state)
{
    (void)state;
    check_events("<a>\n甲<!-- 乙 --><![CDATA[<\n&]]>&#20013;丙\r\n</a>", "1:<a>2:[\n甲<\n&中丙\n]1:</a>");
}

static void names_of_html_are_known(void **state)
{
    (void)state;
    check_events("<a b='甲&nbsp;&hellip;乙&amp;'>丙&nbsp;&hellip;丁</a>",
                 "1:<a b=[甲\u00A0…乙&]>1:[丙\u00A0…丁]1:</a>");
    struct xml_fault fault;
    const struct xml_handler handler = {.entity = find_entity};
    assert_false(xml_read("<a>&nbspx;</a>", 14, &handler, &fault));
}

static void elements_are_asked(void **state)
{
    (void)state;
    const struct xml_attribute attributes[] = {{.name = "id", .value = "甲"}};
    const struct xml_element element = {.name = "opf:item", .attributes = attributes, .attribute_count = 1};
    assert_true(xml_element_is(&element, "opf:item") && xml_element_is(&element, "*:item"));
    assert_false(xml_element_is(&element, "item") || xml_element_is(&element, "*:items"));
    assert_string_equal(xml_element_attribute(&element, "id"), "甲");
    assert_null(xml_element_attribute(&element, "ID"));
}

/* A billion laughs, elements in elements, attributes beside attributes: each is refused at once. */

static void laughs_are_refused(void **state)
{
    (void)state;
    struct buffer text = {0};
    buffer_append_text(&text, "<!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 12; i++)
        buffer_append_format(&text, "<!ENTITY l%d '&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;'>", i, i - 1,
                             i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    buffer_append_text(&text, "]><a>&l11;</a>");
    assert_non_null(strstr(read_all(text.data, text.length).reason, "declarations of its own"));
    buffer_free(&text);
}

/* Entities that a text declares of its own stand for words, and for nothing else. */

static void own_entities_are_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_sound;
    } cases[] = {
        {"<!DOCTYPE a [<!ENTITY b '河'>]><a x='&b;'>&b;口</a>", true},
        {"<!DOCTYPE a [<!ENTITY b '&#60;i/>'>]><a>&b;</a>", false},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", false},
        {"<!DOCTYPE a [<!ENTITY b '河'>]><a>&c;</a>", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(!read_all(cases[i].text, strlen(cases[i].text)).reason, cases[i].is_sound);
}

/* As many entities as there may be, and one more; as long as they may be in all, and longer. */
static void own_entities_have_ceilings(void **state)
{
    (void)state;
    for (int beyond = 0; beyond < 2; beyond++) {
        struct buffer many = {0}, lengthy = {0};
        buffer_append_text(&many, "<!DOCTYPE a [");
        for (int i = 0; i < XML_MOST_ENTITIES + beyond; i++)
            buffer_append_format(&many, "<!ENTITY e%d 'x'>", i);
        buffer_append_text(&many, "]><a>&e0;</a>");
        buffer_append_format(&lengthy, "<!DOCTYPE a [<!ENTITY e '%1023s'>]><a>", "x");
        for (int i = 0; i < XML_LARGEST_ENTITIES / 1024 + beyond; i++)
            buffer_append_text(&lengthy, "&e;");
        buffer_append_text(&lengthy, "</a>");
        struct xml_fault fault = read_all(many.data, many.length);
        assert_int_equal(!fault.reason, !beyond);
        fault = read_all(lengthy.data, lengthy.length);
        assert_int_equal(!fault.reason, !beyond);
        buffer_free(&many);
        buffer_free(&lengthy);
    }
}

static void the_deep_and_the_crowded_are_refused(void **state)
{
    (void)state;
    struct buffer deep = {0}, crowded = {0};
    for (int i = 0; i < 100 * 1000; i++)
        buffer_append_text(&deep, "<a>");
    buffer_append_text(&crowded, "<a");
    for (int i = 0; i < 100 * 1000; i++)
        buffer_append_format(&crowded, " a%d = ''", i);
    buffer_append_text(&crowded, "/>");
    assert_non_null(strstr(read_all(deep.data, deep.length).reason, "4096 elements"));
    assert_non_null(strstr(read_all(crowded.data, crowded.length).reason, "1024 attributes"));
    buffer_free(&deep);
    buffer_free(&crowded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_texts_are_read),
        cmocka_unit_test(faults_are_found),
        cmocka_unit_test(faults_have_their_line),
        cmocka_unit_test(events_come_in_order),
        cmocka_unit_test(texts_come_whole),
        cmocka_unit_test(names_of_html_are_known),
        cmocka_unit_test(elements_are_asked),
        cmocka_unit_test(laughs_are_refused),
        cmocka_unit_test(own_entities_are_words),
        cmocka_unit_test(own_entities_have_ceilings),
        cmocka_unit_test(the_deep_and_the_crowded_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
