#include "formats/epub/check/page_links.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/check/check_styles.h"

#include <string.h>
#include <strings.h>

/* Which attribute of which element names another file or place, and what for. */
static const struct link_rule {
    const char *element, *attribute;
    enum link_kind kind;
} link_rules[] = {
    {"h:a", "href", LINK_PLACE},
    {"h:area", "href", LINK_PLACE},
    {"svg:a", "xlink:href", LINK_PLACE},
    {"svg:a", "href", LINK_PLACE},
    {"h:img", "src", LINK_IMAGE},
    {"svg:image", "xlink:href", LINK_IMAGE},
    {"svg:image", "href", LINK_IMAGE},
    {"h:input", "src", LINK_IMAGE},
    {"h:video", "poster", LINK_IMAGE},
    {"m:math", "altimg", LINK_IMAGE},
    {"h:video", "src", LINK_VIDEO},
    {"h:audio", "src", LINK_AUDIO},
    {"h:track", "src", LINK_TRACK},
    {"h:script", "src", LINK_SCRIPT},
    {"svg:script", "xlink:href", LINK_SCRIPT},
    {"svg:script", "href", LINK_SCRIPT},
    {"h:iframe", "src", LINK_FRAME},
    {"h:embed", "src", LINK_FRAME},
    {"h:object", "data", LINK_FRAME},
    {"svg:use", "xlink:href", LINK_DRAWING},
    {"svg:use", "href", LINK_DRAWING},
    {"h:blockquote", "cite", LINK_CITATION},
    {"h:q", "cite", LINK_CITATION},
    {"h:ins", "cite", LINK_CITATION},
    {"h:del", "cite", LINK_CITATION},
};

/* Scripts are of these types, or of none; all else is data. Source: HTML living standard §4.12.1. */
static const char *const script_types[] = {
    "",
    "application/ecmascript",
    "application/javascript",
    "application/x-javascript",
    "text/ecmascript",
    "text/javascript",
    "text/javascript1.5",
    "text/jscript",
    "text/livescript",
    "text/x-javascript",
};

/* Elements that work with the reader's input. */
static const char *const form_elements[] = {"h:form"};

static const char *base_of(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    const char *base = xml_node_get(xml_node_find(root, root, "h:base"), "href");
    if (!base)
        base = xml_node_get(root, "xml:base");
    if (!base || !*base)
        return page->file->path;
    if (inspection_is_remote(base))
        return base;
    const char *folder = arena_format(page->inspection->arena, "%s", page->file->path);
    const char *slash = strrchr(folder, '/');
    return arena_format(page->inspection->arena, "%.*s%s", slash ? (int)(slash - folder + 1) : 0, folder,
                        base);
}

static struct book_link *add_link(const struct page *page, const struct xml_node *node, const char *base,
                                  const struct book_link *model)
{
    struct book_link link = *model;
    link.file = page->file;
    link.path = base;
    struct book_link *added = inspection_add_link(page->inspection, &link, page->file->path, node->line);
    bool may_be_remote = inspection_is_place(model->kind) || model->kind == LINK_CITATION;
    if (added && !added->path && !may_be_remote)
        page->file->features |= FEATURE_REMOTE;
    return added;
}

/* Another source of a type that every reader knows, or of one that it does not say. */
static bool has_other_source(const struct page *page, const struct xml_node *source)
{
    for (const struct xml_node *other = xml_node_first_element(source->parent); other;
         other = xml_node_next_element(other)) {
        const char *type = xml_node_get(other, "type");
        if (other != source && xml_node_is(other, "h:source") &&
            (!type || inspection_is_core_type(page->inspection, type)))
            return true;
    }
    return false;
}

/* Another form: in an audio or video with several sources, in what an object holds. */
static bool has_fallback(const struct page *page, const struct xml_node *node)
{
    if (xml_node_is(node, "h:object"))
        for (const struct xml_node *child = xml_node_first_element(node); child;
             child = xml_node_next_element(child))
            if (!xml_node_is(child, "h:param"))
                return true;
    return xml_node_is(node, "h:source") && !xml_node_is(node->parent, "h:picture") &&
           has_other_source(page, node);
}

/* Links of the contents are followed in their order. */
static enum link_kind kind_of(const struct page *page, const struct xml_node *node, enum link_kind kind)
{
    for (const struct xml_node *up = node; kind == LINK_PLACE && listed_file_has(page->file, "nav") && up;
         up = up->parent) {
        if (xml_node_is(up, "h:nav") && ascii_has_word(xml_node_get(up, "epub:type"), "toc"))
            return LINK_CONTENTS;
    }
    return kind;
}

static void add_by_rule(const struct page *page, const struct xml_node *node, const char *base)
{
    for (size_t i = 0; i < COUNT(link_rules); i++) {
        const char *href =
            strcmp(link_rules[i].element, node->name) ? NULL : xml_node_get(node, link_rules[i].attribute);
        if (href && *href)
            add_link(page, node, base,
                     &(struct book_link){.href = href,
                                         .kind = kind_of(page, node, link_rules[i].kind),
                                         .media_type = xml_node_get(node, "type"),
                                         .must_be_core = xml_node_is(node, "h:img") &&
                                                         xml_node_is(node->parent, "h:picture"),
                                         .has_fallback = has_fallback(page, node)});
    }
}

static void add_source(const struct page *page, const struct xml_node *node, const char *base)
{
    const char *href = xml_node_get(node, "src");
    bool is_audio = xml_node_is(node->parent, "h:audio");
    if (href && *href)
        add_link(page, node, base,
                 &(struct book_link){.href = href,
                                     .kind = is_audio ? LINK_AUDIO : LINK_VIDEO,
                                     .media_type = xml_node_get(node, "type"),
                                     .has_fallback = has_fallback(page, node)});
}

/* "a.png 1x, b.png 2x" */
static void add_srcset(const struct page *page, const struct xml_node *node, const char *base)
{
    const char *rest = xml_node_get(node, "srcset");
    bool is_choice = xml_node_is(node, "h:source") && xml_node_get(node, "type");
    while (rest && *(rest += strspn(rest, " \t\r\n,"))) {
        size_t length = strcspn(rest, " \t\r\n");
        size_t commas = 0;
        while (commas < length && rest[length - 1 - commas] == ',')
            commas++;
        add_link(page, node, base,
                 &(struct book_link){.href = arena_copy(page->inspection->arena, rest, length - commas),
                                     .kind = LINK_IMAGE,
                                     .has_fallback = is_choice});
        rest += length;
        if (!commas)
            rest += strcspn(rest, ",");
    }
}

static void add_relation(const struct page *page, const struct xml_node *node, const char *base)
{
    const char *href = xml_node_get(node, "href"), *relation = xml_node_get(node, "rel");
    bool is_style = ascii_has_word(relation, "stylesheet");
    if (href && *href && is_style)
        add_link(
            page, node, base,
            &(struct book_link){.href = href, .kind = LINK_STYLE, .media_type = xml_node_get(node, "type")});
    if (is_style && ascii_has_word(relation, "alternate") && !xml_node_get(node, "title"))
        inspection_report(page->inspection, DIAG_BOOK_LACKS,
                          inspection_line(page->inspection, page->file->path, node->line), "title", NULL);
}

static bool is_script(const struct xml_node *node)
{
    const char *type = xml_node_get(node, "type");
    for (size_t i = 0; i < COUNT(script_types); i++)
        if (!strcasecmp(script_types[i], type ? type : ""))
            return true;
    return false;
}

static bool has_handler(const struct xml_node *node)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (!strncmp(node->attributes[i].name, "on", 2))
            return true;
    return false;
}

static unsigned features_of(const struct xml_node *node)
{
    unsigned features = 0;
    if ((xml_node_is(node, "h:script") || xml_node_is(node, "svg:script")) && is_script(node))
        features |= FEATURE_SCRIPTED;
    if (has_handler(node))
        features |= FEATURE_SCRIPTED;
    for (size_t i = 0; i < COUNT(form_elements); i++)
        if (xml_node_is(node, form_elements[i]))
            features |= FEATURE_SCRIPTED;
    if (xml_node_is(node, "svg:svg"))
        features |= FEATURE_SVG;
    if (xml_node_is(node, "m:math"))
        features |= FEATURE_MATHML;
    if (xml_node_is(node, "epub:switch"))
        features |= FEATURE_SWITCH;
    if (ascii_has_word(xml_node_get(node, "epub:type"), "index"))
        features |= FEATURE_INDEX;
    if (ascii_has_word(xml_node_get(node, "epub:type"), "dictionary"))
        features |= FEATURE_DICTIONARY;
    return features;
}

static void read_styles(const struct page *page, const struct xml_node *node)
{
    const char *style = xml_node_get(node, "style");
    const char *where = inspection_line(page->inspection, page->file->path, node->line);
    if (style && (xml_node_is_of(node, "h:") || xml_node_is_of(node, "svg:")))
        check_style_text(page->inspection, page->file, where, style, true);
    bool is_sheet = xml_node_is(node, "h:style") || xml_node_is(node, "svg:style");
    page->file->has_style |= is_sheet;
    if (is_sheet)
        check_style_text(page->inspection, page->file, where, xml_node_words(page->inspection->arena, node),
                         false);
}

void page_links_collect(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    const char *base = base_of(page);
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        if (xml_node_is_text(node))
            continue;
        page->file->features |= features_of(node);
        add_by_rule(page, node, base);
        if (xml_node_is(node, "h:source"))
            add_source(page, node, base);
        if (xml_node_is(node, "h:link"))
            add_relation(page, node, base);
        add_srcset(page, node, base);
        read_styles(page, node);
    }
}
