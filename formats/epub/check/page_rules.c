#include "formats/epub/check/page_rules.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/check/attribute_rules.h"
#include "formats/epub/inspection/vocabulary.h"
#include "formats/epub/syntax/values.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static void report(const struct page *page, const struct xml_node *node, const char *what, const char *reason)
{
    inspection_fault(page->inspection, inspection_line(page->inspection, page->file->path, node->line), what,
                     reason);
}

static void advise(const struct page *page, const struct xml_node *node, const char *what, const char *reason)
{
    inspection_advise(page->inspection, inspection_line(page->inspection, page->file->path, node->line), what,
                      reason);
}

/* What may not be within what, at any depth. Elements may have a condition: an attribute that they have. */
static const struct {
    const char *inner, *attribute, *outer;
} exclusions[] = {
    {"h:a", NULL, "h:a"},
    {"h:audio", "controls", "h:a"},
    {"h:button", NULL, "h:a"},
    {"h:details", NULL, "h:a"},
    {"h:embed", NULL, "h:a"},
    {"h:iframe", NULL, "h:a"},
    {"h:img", "usemap", "h:a"},
    {"h:input", NULL, "h:a"},
    {"h:label", NULL, "h:a"},
    {"h:menu", NULL, "h:a"},
    {"h:object", "usemap", "h:a"},
    {"h:select", NULL, "h:a"},
    {"h:textarea", NULL, "h:a"},
    {"h:video", "controls", "h:a"},
    {"h:a", NULL, "h:button"},
    {"h:button", NULL, "h:button"},
    {"h:details", NULL, "h:button"},
    {"h:embed", NULL, "h:button"},
    {"h:iframe", NULL, "h:button"},
    {"h:input", NULL, "h:button"},
    {"h:label", NULL, "h:button"},
    {"h:select", NULL, "h:button"},
    {"h:textarea", NULL, "h:button"},
    {"h:audio", NULL, "h:audio"},
    {"h:video", NULL, "h:audio"},
    {"h:video", NULL, "h:video"},
    {"h:audio", NULL, "h:video"},
    {"h:address", NULL, "h:address"},
    {"h:header", NULL, "h:address"},
    {"h:footer", NULL, "h:address"},
    {"h:form", NULL, "h:form"},
    {"h:progress", NULL, "h:progress"},
    {"h:meter", NULL, "h:meter"},
    {"h:dfn", NULL, "h:dfn"},
    {"h:table", NULL, "h:caption"},
    {"h:header", NULL, "h:header"},
    {"h:footer", NULL, "h:header"},
    {"h:footer", NULL, "h:footer"},
    {"h:header", NULL, "h:footer"},
    {"h:label", NULL, "h:label"},
};

static void check_exclusions(const struct page *page, const struct xml_node *node)
{
    size_t count = page->inspection->edition == 2 ? 1 : COUNT(exclusions);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(exclusions[i].inner, node->name) &&
            (!exclusions[i].attribute || xml_node_get(node, exclusions[i].attribute)) &&
            xml_node_is_within(node, exclusions[i].outer))
            report(page, node, node->own_name,
                   PHRASE("it may not stand within an element that is its like, or that works by a click"));
}

/* Attributes that name ids of the page, and elements of which these must be; NULL: any. */
static const struct {
    const char *element, *attribute, *targets;
} references[] = {
    {NULL, "aria-describedby", NULL},
    {NULL, "aria-flowto", NULL},
    {NULL, "aria-labelledby", NULL},
    {NULL, "aria-owns", NULL},
    {NULL, "aria-controls", NULL},
    {NULL, "aria-activedescendant", NULL},
    {"h:output", "for", NULL},
    {"h:input", "list", "h:datalist"},
    {NULL, "form", "h:form"},
    {"h:td", "headers", "h:th"},
    {"h:th", "headers", "h:th"},
    {NULL, "xref", NULL},
    {NULL, "indenttarget", NULL},
    {"epub:trigger", "ref", NULL},
    {"epub:trigger", "ev:observer", NULL},
    {"h:label", "for", "h:button h:input h:meter h:output h:progress h:select h:textarea"},
};

static bool has_target(const struct page *page, const char *id, const char *targets)
{
    for (size_t i = 0; i < page->file->anchor_count; i++) {
        const struct anchor *anchor = &page->file->anchors[i];
        if (!strcmp(anchor->id, id) && (!targets || ascii_has_word(targets, anchor->element)))
            return true;
    }
    return false;
}

static void check_ids(const struct page *page, const struct xml_node *node, const char *ids,
                      const char *targets)
{
    while (*(ids += strspn(ids, " \t\r\n"))) {
        size_t length = strcspn(ids, " \t\r\n");
        const char *id = arena_copy(page->inspection->arena, ids, length);
        if (!has_target(page, id, targets))
            report(page, node, id, PHRASE("no such element of the page has this id"));
        ids += length;
    }
}

/* What is named lies within the element, or within its table. */
static bool is_near(const struct xml_node *around, const char *id)
{
    for (const struct xml_node *node = around; node; node = xml_node_next(node, around))
        if (xml_node_get(node, "id") && !strcmp(xml_node_get(node, "id"), id))
            return true;
    return false;
}

static void check_neighbours(const struct page *page, const struct xml_node *node)
{
    const char *active = xml_node_get(node, "aria-activedescendant"),
               *headers = xml_node_get(node, "headers");
    const struct xml_node *table = node;
    while (headers && table && !xml_node_is(table, "h:table"))
        table = table->parent;
    if (active && !is_near(node, active))
        report(page, node, active, PHRASE("no such element within this one has this id"));
    while (table && headers && *(headers += strspn(headers, " \t\r\n"))) {
        size_t length = strcspn(headers, " \t\r\n");
        const char *id = arena_copy(page->inspection->arena, headers, length);
        if (!is_near(table, id))
            report(page, node, id, PHRASE("no such element within this one has this id"));
        headers += length;
    }
}

static void check_references(const struct page *page, const struct xml_node *node)
{
    for (size_t i = 0; i < COUNT(references) && page->inspection->edition == 3; i++) {
        const char *ids = xml_node_get(node, references[i].attribute);
        if (ids && (!references[i].element || !strcmp(references[i].element, node->name)))
            check_ids(page, node, ids, references[i].targets);
    }
}

/* Elements. */

static bool is_content_type(const struct xml_node *meta)
{
    const char *state = xml_node_get(meta, "http-equiv");
    return state && !strcasecmp(state, "content-type");
}

static void check_head(const struct page *page, const struct xml_node *node)
{
    size_t charsets = 0;
    for (const struct xml_node *child = node->first; child; child = child->next)
        charsets +=
            xml_node_is(child, "h:meta") && (xml_node_get(child, "charset") || is_content_type(child));
    if (charsets > 1)
        report(page, node, "charset", PHRASE("it is said twice; take one out"));
    if (!xml_node_find(node, node, "h:title"))
        advise(page, node, "title", PHRASE("a page has a title"));
}

static void check_title(const struct page *page, const struct xml_node *node)
{
    if (!*xml_node_words(page->inspection->arena, node))
        inspection_report(page->inspection, DIAG_BOOK_ELEMENT_EMPTY,
                          inspection_line(page->inspection, page->file->path, node->line), "<title>", NULL);
}

static bool is_html_type(const char *content)
{
    size_t type = content ? strspn(content, " ") : 0;
    if (!content || strncasecmp(content + type, "text/html;", 10))
        return false;
    content += type + 10;
    content += strspn(content, " ");
    return !strncasecmp(content, "charset=utf-8", 13);
}

static void check_meta(const struct page *page, const struct xml_node *node)
{
    static const char *const kinds[] = {"content-type", "refresh", "default-style", "content-security-policy",
                                        "x-ua-compatible"};
    const char *state = xml_node_get(node, "http-equiv"), *content = xml_node_get(node, "content");
    bool is_known = !state;
    for (size_t i = 0; i < COUNT(kinds) && state; i++)
        is_known |= !strcasecmp(kinds[i], state);
    if (!is_known)
        report(page, node, state, PHRASE("HTML has no such http-equiv"));
    if (is_content_type(node) && !is_html_type(content))
        report(page, node, content ? content : "content",
               PHRASE("the content type is text/html; charset=utf-8"));
    if (!xml_node_is(node->parent, "h:head") && !xml_node_get(node, "property") &&
        !xml_node_get(node, "itemprop"))
        report(page, node, "meta", PHRASE("it stands in the head"));
    if (state && xml_node_get(node, "name"))
        inspection_report(page->inspection, DIAG_BOOK_ATTRIBUTE_UNKNOWN,
                          inspection_line(page->inspection, page->file->path, node->line), "<meta>",
                          "http-equiv");
    bool says = state || xml_node_get(node, "name") || xml_node_get(node, "charset") ||
                xml_node_get(node, "property") || xml_node_get(node, "itemprop");
    if (!says || (!content && !xml_node_get(node, "charset")))
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line),
                          says ? "content" : "name", NULL);
}

/* Words and readings take turns, and a reading is the last. */
static void check_ruby(const struct page *page, const struct xml_node *node)
{
    bool ends_with_words = false, is_open = false;
    for (const struct xml_node *child = node->first; child; child = child->next) {
        is_open ^= xml_node_is(child, "h:rp");
        bool is_reading =
            xml_node_is(child, "h:rt") || xml_node_is(child, "h:rp") || xml_node_is(child, "h:rtc");
        bool is_blank = xml_node_is_text(child) && !value_fits("words", 5, child->text);
        ends_with_words = is_blank ? ends_with_words : !is_reading;
    }
    if (is_open)
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "<rp>", NULL);
    if (!xml_node_first_element(node) || ends_with_words)
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "<rt>", NULL);
}

/* Terms, then what is said of them, any number of times. */
static void check_terms(const struct page *page, const struct xml_node *node)
{
    const char *last = "h:dd";
    bool is_wrong = false;
    for (const struct xml_node *child = xml_node_first_element(node); child;
         child = xml_node_next_element(child)) {
        bool is_term = xml_node_is(child, "h:dt"), is_definition = xml_node_is(child, "h:dd");
        is_wrong |= is_definition && child == xml_node_first_element(node);
        last = is_term || is_definition ? child->name : last;
    }
    if (is_wrong || !strcmp(last, "h:dt"))
        report(page, node, node->own_name, PHRASE("a dt stands before its dd"));
}

/* Without datetime, its text is the time. */
static void check_time(const struct page *page, const struct xml_node *node)
{
    if (!xml_node_get(node, "datetime") && xml_node_first_element(node))
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "datetime", NULL);
}

static void check_heading_group(const struct page *page, const struct xml_node *node)
{
    size_t headings = 0;
    for (const struct xml_node *child = node->first; child; child = child->next)
        headings += ascii_has_word("h:h1 h:h2 h:h3 h:h4 h:h5 h:h6", child->name);
    if (!headings)
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "<h1>", NULL);
}

static void check_map(const struct page *page, const struct xml_node *node)
{
    const char *name = xml_node_get(node, "name"), *id = xml_node_get(node, "id");
    const struct xml_node *root = page->tree->root;
    if (name && id && strcmp(name, id))
        report(page, node, id, PHRASE("id and name of a map are the same"));
    for (const struct xml_node *other = xml_node_find(node, root, "h:map"); other && name;
         other = xml_node_find(other, root, "h:map"))
        if (xml_node_get(other, "name") && !strcmp(xml_node_get(other, "name"), name))
            report(page, other, name, PHRASE("another map has this name"));
}

static void check_track(const struct page *page, const struct xml_node *node)
{
    const char *label = xml_node_get(node, "label");
    if (label && !value_fits("words", 5, label))
        report(page, node, "label", PHRASE("it is empty"));
    for (const struct xml_node *other = node->next; other && xml_node_get(node, "default");
         other = other->next)
        if (xml_node_is(other, "h:track") && xml_node_get(other, "default"))
            report(page, other, "default", PHRASE("another track is the default"));
}

static void check_select(const struct page *page, const struct xml_node *node)
{
    size_t count = 0;
    for (const struct xml_node *option = xml_node_find(node, node, "h:option"); option;
         option = xml_node_find(option, node, "h:option"))
        count += xml_node_get(option, "selected") != NULL;
    if (count > 1 && !xml_node_get(node, "multiple"))
        report(page, node, "selected", PHRASE("only one can be selected"));
}

/* An element without attributes of which it needs one. */
static const struct {
    const char *element, *one, *other;
} needs[] = {{"h:object", "data", "type"}, {"h:base", "href", "target"}, {"h:bdo", "dir", "dir"}};

/* Attributes that say something of where a link leads. */
static const char *const of_links[] = {"target", "download",       "hreflang", "type",
                                       "ping",   "referrerpolicy", "itemprop"};

static void check_place_holder(const struct page *page, const struct xml_node *node)
{
    bool is_said = false;
    for (size_t i = 0; i < COUNT(of_links); i++)
        is_said |= xml_node_get(node, of_links[i]) != NULL;
    if (is_said && xml_node_is(node, "h:a") && !xml_node_get(node, "href"))
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "href", NULL);
}

static void check_needs(const struct page *page, const struct xml_node *node)
{
    for (size_t i = 0; i < COUNT(needs); i++)
        if (!strcmp(needs[i].element, node->name) && !xml_node_get(node, needs[i].one) &&
            !xml_node_get(node, needs[i].other))
            inspection_report(page->inspection, DIAG_BOOK_LACKS,
                              inspection_line(page->inspection, page->file->path, node->line), needs[i].one,
                              NULL);
    if (xml_node_is(node, "h:li") && xml_node_get(node, "value") && !xml_node_is(node->parent, "h:ol"))
        inspection_report(page->inspection, DIAG_BOOK_ATTRIBUTE_UNKNOWN,
                          inspection_line(page->inspection, page->file->path, node->line), "<li>", "value");
    if (xml_node_is(node, "h:area") && !xml_node_is_within(node, "h:map"))
        report(page, node, "area", PHRASE("it stands within a map"));
    if (xml_node_is(node, "h:img") && xml_node_get(node, "ismap") && !xml_node_is_within(node, "h:a"))
        report(page, node, "ismap", PHRASE("a picture with places stands within a link"));
    if (xml_node_is(node, "h:link") && !xml_node_get(node, "rel") && !xml_node_get(node, "itemprop") &&
        !xml_node_get(node, "property"))
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "rel", NULL);
    if (xml_node_is(node, "h:link") && xml_node_get(node, "sizes") &&
        !ascii_has_word(xml_node_get(node, "rel"), "icon"))
        report(page, node, "sizes", PHRASE("only an icon has sizes"));
    check_place_holder(page, node);
    if (xml_node_is(node, "epub:switch") || xml_node_is(node, "epub:trigger"))
        advise(page, node, node->own_name, PHRASE("it is outdated; take it out"));
}

static const struct {
    const char *element;
    void (*check)(const struct page *page, const struct xml_node *node);
} element_rules[] = {
    {"h:head", check_head},     {"h:title", check_title},
    {"h:meta", check_meta},     {"h:ruby", check_ruby},
    {"h:dl", check_terms},      {"h:time", check_time},
    {"h:map", check_map},       {"h:track", check_track},
    {"h:select", check_select}, {"h:hgroup", check_heading_group},
};

/* Ids of a drawing of its own are names of XML; what is in HTML may be what HTML allows. */
static void check_drawing(const struct page *page, const struct xml_node *node)
{
    const char *id = xml_node_get(node, "id");
    bool is_alone = xml_node_is(page->tree->root, "svg:svg");
    if (id && is_alone && !value_fits("ncname", 6, id))
        inspection_report(page->inspection, DIAG_BOOK_VALUE,
                          inspection_line(page->inspection, page->file->path, node->line), "id", id);
    if (xml_node_is(node, "h:body") && xml_node_is(node->parent, "svg:foreignObject") && !is_alone)
        report(page, node, "body", PHRASE("a page has one body"));
    for (size_t i = 0; i < node->attribute_count && xml_node_is_of(node, "svg:"); i++) {
        const char *name = node->attributes[i].name;
        if (!strncmp(name, "epub:", 5) && strcmp(name, "epub:type") && strcmp(name, "epub:prefix"))
            inspection_report(page->inspection, DIAG_BOOK_ATTRIBUTE_UNKNOWN,
                              inspection_line(page->inspection, page->file->path, node->line), node->own_name,
                              name);
    }
}

/* How many parts an element of formulas has. Source: MathML 3 §3.1.3. */
static const struct {
    const char *element;
    size_t count;
} parts[] = {{"m:mfrac", 2},  {"m:mroot", 2}, {"m:msub", 2},    {"m:msup", 2},
             {"m:munder", 2}, {"m:mover", 2}, {"m:msubsup", 3}, {"m:munderover", 3}};

static void check_formula(const struct page *page, const struct xml_node *node)
{
    size_t count = 0;
    for (const struct xml_node *child = xml_node_first_element(node); child;
         child = xml_node_next_element(child))
        count++;
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!strcmp(parts[i].element, node->name) && parts[i].count != count)
            report(page, node, node->own_name, PHRASE("it has too few parts, or too many"));
    const char *encoding = xml_node_get(node, "encoding");
    bool is_content = encoding && (!strcmp(encoding, "MathML-Content") ||
                                   !strcmp(encoding, "application/mathml-content+xml"));
    const char *name = xml_node_get(node, "name");
    if (xml_node_is(node, "m:annotation-xml") && is_content && (!name || strcmp(name, "contentequiv")))
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line),
                          "name=\"contentequiv\"", NULL);
}

static void check_element(const struct page *page, const struct xml_node *node, const char *prefixes)
{
    check_exclusions(page, node);
    check_references(page, node);
    if (page->inspection->edition == 3)
        check_neighbours(page, node);
    if (page->inspection->edition == 2)
        return;
    attribute_rules_check(page, node, prefixes);
    check_needs(page, node);
    check_drawing(page, node);
    check_formula(page, node);
    for (size_t i = 0; i < COUNT(element_rules); i++)
        if (!strcmp(element_rules[i].element, node->name))
            element_rules[i].check(page, node);
}

/* Of a picture without words. */
static void check_alternative(const struct page *page, const struct xml_node *node)
{
    if (xml_node_is(node, "h:img") && !xml_node_get(node, "alt") && page->inspection->edition == 3)
        inspection_report(page->inspection, DIAG_BOOK_PICTURE_LACKS, page->file->path, "alt", NULL);
}

void page_rules_check(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    const char *prefixes = xml_node_get(root, "epub:prefix");
    vocabulary_check_prefixes(page->inspection, page->file->path, prefixes);
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        if (xml_node_is_text(node))
            continue;
        check_element(page, node, prefixes);
        check_alternative(page, node);
    }
}
