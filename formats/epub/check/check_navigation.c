#include "formats/epub/check/check_navigation.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/syntax/values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The kinds of lists that are there once. */
static const char *const kinds[] = {"toc", "page-list", "landmarks"};

static void report(const struct page *page, const struct xml_node *node, const char *what, const char *reason)
{
    inspection_fault(page->inspection, inspection_line(page->inspection, page->file->path, node->line), what,
                     reason);
}

static const char *type_of(const struct xml_node *node)
{
    return xml_node_get(node, "epub:type");
}

static bool is_kind(const struct xml_node *nav, const char *kind)
{
    return ascii_has_word(type_of(nav), kind);
}

static bool is_heading(const struct xml_node *node)
{
    return !strcmp(node->name, "h:hgroup") ||
           (!strncmp(node->name, "h:h", 3) && node->name[3] >= '1' && node->name[3] <= '6' && !node->name[4]);
}

/* A label: words, or a picture that has some. */
static bool has_label(const struct page *page, const struct xml_node *node)
{
    if (*xml_node_words(page->inspection->arena, node))
        return true;
    for (const struct xml_node *each = node; each; each = xml_node_next(each, node)) {
        const char *alt = xml_node_is(each, "h:img") ? xml_node_get(each, "alt") : NULL;
        const char *label = xml_node_get(each, "aria-label");
        if ((alt && *alt) || (label && *label))
            return true;
    }
    return false;
}

/* Structure: a heading, and a list of links and headings of lists. */

static void check_entry(const struct page *page, const struct xml_node *entry)
{
    for (const struct xml_node *child = entry->first; child; child = child->next)
        if (xml_node_is_text(child) && value_fits("words", 5, child->text))
            report(page, child, "li", PHRASE("an entry of contents begins with a link or a span"));
    const struct xml_node *label = xml_node_first_element(entry);
    const struct xml_node *list = label ? xml_node_next_element(label) : NULL;
    bool is_link = label && xml_node_is(label, "h:a");
    if (!label || (!is_link && !xml_node_is(label, "h:span")))
        report(page, entry, "li", PHRASE("an entry of contents begins with a link or a span"));
    else if (!has_label(page, label))
        report(page, label, "a", PHRASE("an entry of contents has no words"));
    if (list && (!xml_node_is(list, "h:ol") || xml_node_next_element(list)))
        report(page, list, list->own_name, PHRASE("behind the link of an entry stands one ol, or nothing"));
    if (label && !is_link && !list)
        report(page, entry, "span", PHRASE("an entry that leads nowhere heads a list; add a link or an ol"));
}

static void check_list(const struct page *page, const struct xml_node *list)
{
    if (!xml_node_first_element(list))
        report(page, list, "ol", PHRASE("the list is empty"));
    for (const struct xml_node *entry = xml_node_first_element(list); entry;
         entry = xml_node_next_element(entry))
        if (xml_node_is(entry, "h:li"))
            check_entry(page, entry);
}

static void check_parts(const struct page *page, const struct xml_node *nav)
{
    size_t lists = 0, others = 0;
    bool begins_with_heading = false;
    for (const struct xml_node *node = xml_node_first_element(nav); node;
         node = xml_node_next_element(node)) {
        bool heads = is_heading(node) && node == xml_node_first_element(nav);
        begins_with_heading |= heads;
        lists += xml_node_is(node, "h:ol");
        others += !heads && !xml_node_is(node, "h:ol");
    }
    if (lists != 1 || others)
        report(page, nav, "nav", PHRASE("contents are a heading, or none, and one ol"));
    bool needs_heading = true;
    for (size_t i = 0; i < COUNT(kinds); i++)
        needs_heading &= !is_kind(nav, kinds[i]);
    if (needs_heading && !begins_with_heading)
        report(page, nav, "nav", PHRASE("a list of another kind begins with a heading"));
}

static void check_flat(const struct page *page, const struct xml_node *nav)
{
    size_t lists = 0;
    for (const struct xml_node *node = nav; node; node = xml_node_next(node, nav))
        lists += xml_node_is(node, "h:ol");
    if (lists > 1 && (is_kind(nav, "page-list") || is_kind(nav, "landmarks")))
        inspection_advise(page->inspection, inspection_line(page->inspection, page->file->path, nav->line),
                          type_of(nav), PHRASE("such a list has no lists in it"));
}

/* Landmarks say what they are, and no two say the same. */
static void check_landmark(const struct page *page, const struct xml_node *nav, const struct xml_node *link)
{
    if (!type_of(link)) {
        report(page, link, "a", PHRASE("a landmark has an epub:type"));
        return;
    }
    const char *href = xml_node_get(link, "href");
    for (const struct xml_node *other = xml_node_find(link, nav, "h:a"); other && href;
         other = xml_node_find(other, nav, "h:a"))
        if (type_of(other) && !strcasecmp(type_of(other), type_of(link)) && xml_node_get(other, "href") &&
            !strcasecmp(xml_node_get(other, "href"), href))
            report(page, other, href, PHRASE("there are two such landmarks; take one out"));
}

static void mark_links(const struct page *page, const struct xml_node *nav)
{
    bool is_main = is_kind(nav, "toc") || is_kind(nav, "page-list") || is_kind(nav, "landmarks");
    for (const struct xml_node *link = xml_node_find(nav, nav, "h:a"); link;
         link = xml_node_find(link, nav, "h:a")) {
        const char *href = xml_node_get(link, "href");
        if (is_kind(nav, "landmarks"))
            check_landmark(page, nav, link);
        if (is_main && href && inspection_is_remote(href))
            report(page, link, href, PHRASE("contents lead into the book alone"));
    }
}

static void check_nav(const struct page *page, const struct xml_node *nav)
{
    check_parts(page, nav);
    check_flat(page, nav);
    for (const struct xml_node *node = nav; node; node = xml_node_next(node, nav)) {
        if (xml_node_is(node, "h:ol"))
            check_list(page, node);
        if (is_heading(node) && !has_label(page, node))
            report(page, node, node->own_name, PHRASE("the heading has no words"));
    }
    mark_links(page, nav);
}

static void check_count(const struct page *page, const char *kind, size_t count)
{
    if (!count && !strcmp(kind, "toc"))
        inspection_report(page->inspection, DIAG_BOOK_LACKS, page->file->path, "<nav epub:type=\"toc\">",
                          NULL);
    else if (count > 1)
        inspection_fault(page->inspection, page->file->path, kind, PHRASE("such a list is there once"));
}

void check_navigation(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    size_t counts[COUNT(kinds)] = {0};
    for (const struct xml_node *nav = xml_node_find(root, root, "h:nav"); nav;
         nav = xml_node_find(nav, root, "h:nav")) {
        for (size_t i = 0; i < COUNT(kinds); i++)
            counts[i] += is_kind(nav, kinds[i]);
        if (type_of(nav))
            check_nav(page, nav);
    }
    for (size_t i = 0; i < COUNT(kinds); i++)
        check_count(page, kinds[i], counts[i]);
}

/* NCX. */

struct play {
    long order;
    const char *src;
};

static void check_uid(const struct page *page, const struct xml_node *root)
{
    for (const struct xml_node *node = xml_node_find(root, root, "ncx:meta"); node;
         node = xml_node_find(node, root, "ncx:meta")) {
        const char *name = xml_node_get(node, "name"), *content = xml_node_get(node, "content");
        const char *own = page->inspection->identifier;
        if (!name || strcmp(name, "dtb:uid") || !content || !own)
            continue;
        content += strspn(content, " \t\r\n");
        size_t length = strlen(own);
        if (strncmp(content, own, length) || content[length + strspn(content + length, " \t\r\n")])
            report(page, node, content, PHRASE("it is not the identifier of the package; copy that"));
    }
}

static int compare_plays(const void *left, const void *right)
{
    const struct play *one = left, *other = right;
    return (one->order > other->order) - (one->order < other->order);
}

static int compare_places(const void *left, const void *right)
{
    const struct play *one = left, *other = right;
    return strcmp(one->src, other->src);
}

static void report_play(const struct page *page, const struct play *play)
{
    inspection_fault(page->inspection, page->file->path,
                     arena_format(page->inspection->arena, "playOrder=\"%ld\"", play->order),
                     PHRASE("orders count on from 1, and each is of one place"));
}

/* The orders begin at 1 and have no gaps; the same place has the same order, and no other place has it. */
static void check_plays(const struct page *page, struct play *plays, size_t count)
{
    if (count)
        qsort(plays, count, sizeof *plays, compare_plays);
    for (size_t i = 0; i < count; i++) {
        bool is_same = i && plays[i].order == plays[i - 1].order;
        bool is_right = is_same ? !strcmp(plays[i].src, plays[i - 1].src)
                                : plays[i].order == (i ? plays[i - 1].order : 0) + 1;
        if (!is_right) {
            report_play(page, &plays[i]);
            return;
        }
    }
    if (count)
        qsort(plays, count, sizeof *plays, compare_places);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(plays[i].src, plays[i - 1].src) && plays[i].order != plays[i - 1].order)
            report_play(page, &plays[i]);
}

static struct play *find_plays(const struct page *page, const struct xml_node *root, size_t *count)
{
    size_t capacity = 0;
    *count = 0;
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root))
        capacity += xml_node_get(node, "playOrder") != NULL;
    struct play *plays = arena_allocate_array(page->inspection->arena, capacity + 1, sizeof *plays);
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        const char *order = xml_node_get(node, "playOrder");
        const struct xml_node *content = xml_node_first_element(node);
        while (content && !xml_node_is(content, "ncx:content"))
            content = xml_node_next_element(content);
        const char *src = xml_node_get(content, "src");
        if (order)
            plays[(*count)++] = (struct play){strtol(order, NULL, 10), src ? src : ""};
    }
    return plays;
}

void check_ncx(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    size_t count;
    struct play *plays = find_plays(page, root, &count);
    check_uid(page, root);
    check_plays(page, plays, count);
    for (const struct xml_node *node = xml_node_find(root, root, "ncx:content"); node;
         node = xml_node_find(node, root, "ncx:content")) {
        const char *src = xml_node_get(node, "src");
        if (src)
            inspection_add_link(page->inspection,
                                &(struct book_link){.href = src, .file = page->file, .kind = LINK_PLACE},
                                page->file->path, node->line);
    }
}
