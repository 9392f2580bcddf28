#include "formats/epub/check/type_rules.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <string.h>

/* A word of epub:type in books of a kind. */
static const struct type_rule {
    unsigned kind;
    const char *type;
    const char *elements; /* that it may stand on; NULL: any */
    const char *around;   /* the type of the nearest element around that has one; NULL: any */
    const char *within;   /* one of these elements, or of these types, stands within; NULL: nothing must */
} rules[] = {
    {FEATURE_DICTIONARY, "dictionary", "h:body h:section", NULL, "h:article"},
    {FEATURE_DICTIONARY, "dictentry", "h:article", NULL, "h:dfn"},
    {FEATURE_DICTIONARY, "condensed-entry", "h:aside", NULL, NULL},
    {FEATURE_DICTIONARY, "part-of-speech-list", "h:ol", NULL, NULL},
    {FEATURE_DICTIONARY, "part-of-speech-group", NULL, NULL, "part-of-speech"},
    {FEATURE_DICTIONARY, "sense-list", "h:ol", NULL, NULL},
    {FEATURE_DICTIONARY, "idiom", "h:dfn", NULL, NULL},
    {FEATURE_DICTIONARY, "phrase-list", "h:ol h:ul", NULL, NULL},
    {FEATURE_DICTIONARY, "phrase-group", NULL, NULL, "example idiom"},
    {FEATURE_INDEX, "index", "h:body h:section h:article h:aside h:nav", NULL,
     "h:ul index-group index-entry-list"},
    {FEATURE_INDEX, "index-headnotes", "h:header h:section h:article h:aside h:nav", "index", NULL},
    {FEATURE_INDEX, "index-legend", "h:dl h:section h:article h:aside h:nav", "index-headnotes", NULL},
    {FEATURE_INDEX, "index-group", "h:section h:article h:aside h:nav", "index", "h:ul"},
    {FEATURE_INDEX, "index-entry-list", "h:ul", NULL, "h:li"},
    {FEATURE_INDEX, "index-entry", "h:li", NULL, "index-term"},
    {FEATURE_INDEX, "index-locator-list", "h:ul", NULL, "index-locator h:a"},
    {FEATURE_INDEX, "index-locator", "h:a", NULL, NULL},
    {FEATURE_INDEX, "index-term-category", "h:a", NULL, NULL},
    {FEATURE_INDEX, "index-term-categories", "h:dl h:section h:article h:aside h:nav h:ul h:ol", NULL, NULL},
    {FEATURE_SCHOOLBOOK, "answers", NULL, NULL, "answer"},
    {FEATURE_SCHOOLBOOK, "assessments", NULL, NULL, "assessment"},
    {FEATURE_SCHOOLBOOK, "bibliography", NULL, NULL, "biblioentry"},
    {FEATURE_SCHOOLBOOK, "credits", NULL, NULL, "credit"},
    {FEATURE_SCHOOLBOOK, "fill-in-the-blank-problem", NULL, NULL, "question"},
    {FEATURE_SCHOOLBOOK, "footnotes", NULL, NULL, "footnote"},
    {FEATURE_SCHOOLBOOK, "general-problem", NULL, NULL, "question"},
    {FEATURE_SCHOOLBOOK, "keywords", NULL, NULL, "keyword"},
    {FEATURE_SCHOOLBOOK, "learning-objectives", NULL, NULL, "learning-objective"},
    {FEATURE_SCHOOLBOOK, "learning-outcomes", NULL, NULL, "learning-outcome"},
    {FEATURE_SCHOOLBOOK, "learning-resources", NULL, NULL, "learning-resource"},
    {FEATURE_SCHOOLBOOK, "learning-standards", NULL, NULL, "learning-standard"},
    {FEATURE_SCHOOLBOOK, "match-problem", NULL, NULL, "question"},
    {FEATURE_SCHOOLBOOK, "multiple-choice-problem", NULL, NULL, "question"},
    {FEATURE_SCHOOLBOOK, "practices", NULL, NULL, "practice"},
    {FEATURE_SCHOOLBOOK, "rearnotes", NULL, NULL, "rearnote"},
    {FEATURE_SCHOOLBOOK, "true-false-problem", NULL, NULL, "question"},
};

static void report(const struct page *page, const struct xml_node *node, const char *what, const char *reason)
{
    inspection_fault(page->inspection, inspection_line(page->inspection, page->file->path, node->line), what,
                     reason);
}

static void report_lack(const struct page *page, const struct xml_node *node, const char *what)
{
    inspection_report(page->inspection, DIAG_BOOK_LACKS,
                      inspection_line(page->inspection, page->file->path, node->line), what, NULL);
}

static const char *type_of(const struct xml_node *node)
{
    return xml_node_get(node, "epub:type");
}

/* One of the words names the element, or is one of its types. */
static bool is_one(const struct page *page, const struct xml_node *node, const char *words)
{
    if (ascii_has_word(words, node->name))
        return true;
    for (const char *type = type_of(node); type && *(type += strspn(type, " \t\r\n"));) {
        size_t length = strcspn(type, " \t\r\n");
        if (ascii_has_word(words, arena_copy(page->inspection->arena, type, length)))
            return true;
        type += length;
    }
    return false;
}

static bool holds_one(const struct page *page, const struct xml_node *around, const char *words)
{
    for (const struct xml_node *node = xml_node_next(around, around); node;
         node = xml_node_next(node, around))
        if (is_one(page, node, words))
            return true;
    return false;
}

static bool is_in(const struct xml_node *node, const char *type)
{
    for (node = node->parent; node; node = node->parent)
        if (type_of(node))
            return ascii_has_word(type_of(node), type);
    return false;
}

static void check_rule(const struct page *page, const struct xml_node *node, const struct type_rule *rule)
{
    if (rule->elements && !ascii_has_word(rule->elements, node->name))
        report(page, node, rule->type, PHRASE("this epub:type does not stand on such an element"));
    if (rule->around && !is_in(node, rule->around))
        report(page, node, rule->type, PHRASE("this epub:type stands only within another one"));
    if (rule->within && !holds_one(page, node, rule->within))
        report_lack(page, node, rule->within);
}

/* Dictionaries. */

/* An entry names its word, outside of the short form that is shown first. */
static void check_entry(const struct page *page, const struct xml_node *node)
{
    bool is_entry = xml_node_is(node, "h:article") && node->parent && type_of(node->parent) &&
                    ascii_has_word(type_of(node->parent), "dictionary");
    bool is_short = ascii_has_word(type_of(node), "condensed-entry");
    const char *hidden = xml_node_get(node, "hidden");
    if (is_entry && !holds_one(page, node, "h:dfn"))
        report_lack(page, node, "<dfn>");
    if (is_short && (!hidden || !strcmp(hidden, "until-found")))
        report_lack(page, node, "hidden");
}

/* Schoolbooks. */

static size_t count_headings(const struct xml_node *node)
{
    static const char headings[] = "h:h1 h:h2 h:h3 h:h4 h:h5 h:h6";
    size_t count = 0;
    for (const struct xml_node *child = node->first; child; child = child->next) {
        count += ascii_has_word(headings, child->name);
        for (const struct xml_node *inner = child->first;
             inner && (xml_node_is(child, "h:header") || xml_node_is(child, "h:hgroup")); inner = inner->next)
            count += ascii_has_word(headings, inner->name);
    }
    return count;
}

/* Each section has one heading, or a name. */
static void check_section(const struct page *page, const struct xml_node *node)
{
    if (!xml_node_is(node, "h:section") && !xml_node_is(node, "h:article"))
        return;
    size_t headings = count_headings(node);
    if (!headings && !xml_node_get(node, "aria-label"))
        report_lack(page, node, "<h1>");
    if (headings > 1)
        report(page, node, node->own_name, PHRASE("it has two headings; part it"));
    for (const struct xml_node *next = node->next; next && xml_node_is(node, "h:section"); next = next->next)
        if (!xml_node_is_text(next) && !xml_node_is(next, "h:section")) {
            report(page, next, next->own_name, PHRASE("it stands behind a section; put it into one"));
            return;
        }
}

/* Data for navigation. */

static void check_region(const struct page *page, const struct xml_node *node)
{
    bool is_data = listed_file_has(page->file, "data-nav");
    bool is_nav = xml_node_is(node, "h:nav"), is_region = ascii_has_word(type_of(node), "region-based");
    if (is_data && is_nav && !xml_node_is_within(node, "h:nav") && !type_of(node))
        report_lack(page, node, "epub:type");
    if (is_region && !(is_data && is_nav))
        report(page, node, "region-based", PHRASE("it stands on a nav of data for navigation alone"));
}

static void check_types(const struct page *page, const struct xml_node *node, unsigned kinds)
{
    for (size_t i = 0; i < COUNT(rules); i++)
        if (kinds & rules[i].kind && ascii_has_word(type_of(node), rules[i].type))
            check_rule(page, node, &rules[i]);
}

void type_rules_check(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    unsigned kinds = page->inspection->kinds;
    if (page->file->is_index || listed_file_has(page->file, "index"))
        kinds |= FEATURE_INDEX;
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        if (xml_node_is_text(node))
            continue;
        if (kinds && type_of(node))
            check_types(page, node, kinds);
        if (kinds & FEATURE_DICTIONARY)
            check_entry(page, node);
        if (kinds & FEATURE_SCHOOLBOOK)
            check_section(page, node);
        if (type_of(node) || listed_file_has(page->file, "data-nav"))
            check_region(page, node);
    }
}
