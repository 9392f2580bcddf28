#include "formats/epub/check/check_pages.h"

#include "base/array.h"
#include "base/translation.h"
#include "formats/epub/check/check_navigation.h"
#include "formats/epub/check/check_overlays.h"
#include "formats/epub/check/kind_rules.h"
#include "formats/epub/check/page_links.h"
#include "formats/epub/check/page_rules.h"
#include "formats/epub/check/type_rules.h"
#include "formats/epub/check/viewport.h"
#include "formats/epub/inspection/markup.h"
#include "formats/epub/inspection/xml_file.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST_PAGE = 300 * 1000 };

static const struct {
    enum page_feature feature;
    const char *property;
} features[] = {
    {FEATURE_SCRIPTED, "scripted"},       {FEATURE_SVG, "svg"},
    {FEATURE_MATHML, "mathml"},           {FEATURE_SWITCH, "switch"},
    {FEATURE_REMOTE, "remote-resources"},
};

static int compare_anchors(const void *left, const void *right)
{
    const struct anchor *one = left, *other = right;
    int order = strcmp(one->id, other->id);
    return order ? order : (one->position > other->position) - (one->position < other->position);
}

static void report_twice(struct inspection *inspection, const struct listed_file *file)
{
    for (size_t i = 1; i < file->anchor_count; i++)
        if (!strcmp(file->anchors[i - 1].id, file->anchors[i].id))
            inspection_report(inspection, DIAG_BOOK_ID_TWICE, file->path, file->anchors[i].id, NULL);
}

static void keep_anchors(struct inspection *inspection, struct listed_file *file, const struct xml_node *root)
{
    size_t count = 0, position = 0;
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root))
        count += xml_node_get(node, "id") != NULL;
    file->anchors = arena_allocate_array(inspection->arena, count + 1, sizeof *file->anchors);
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        const char *id = xml_node_get(node, "id");
        if (id)
            file->anchors[file->anchor_count++] =
                (struct anchor){arena_copy_text(inspection->arena, id),
                                arena_copy_text(inspection->arena, node->name), position};
        position++;
    }
    if (count)
        qsort(file->anchors, count, sizeof *file->anchors, compare_anchors);
    report_twice(inspection, file);
}

static void check_form(struct inspection *inspection, const struct listed_file *file,
                       const struct xml_tree *tree)
{
    if (!tree->is_declared)
        inspection_report(inspection, DIAG_BOOK_NO_DECLARATION, file->path, NULL, NULL);
    if (tree->length > LARGEST_PAGE && !listed_file_has(file, "nav"))
        inspection_report(inspection, DIAG_BOOK_LARGE_PAGE, file->path,
                          arena_format(inspection->arena, "%zu", tree->length / 1000), NULL);
}

static void check_page(struct inspection *inspection, struct listed_file *file, const struct xml_tree *tree)
{
    const struct page page = {inspection, file, tree};
    bool is_drawing = !strcmp(file->media_type, "image/svg+xml");
    if (!xml_node_is(tree->root, is_drawing ? "svg:svg" : "h:html"))
        inspection_report(inspection, DIAG_BOOK_LACKS, file->path, is_drawing ? "svg" : "html", NULL);
    markup_check(inspection, file->path, tree->root);
    page_rules_check(&page);
    page_links_collect(&page);
    if (inspection->edition == 3 && !is_drawing)
        type_rules_check(&page);
    if (inspection->edition == 3 && file->is_fixed)
        viewport_check(&page);
    if (listed_file_has(file, "nav"))
        check_navigation(&page);
    if (!is_drawing)
        check_form(inspection, file, tree);
}

static void check_ncx_page(struct inspection *inspection, struct listed_file *file,
                           const struct xml_tree *tree)
{
    const struct page page = {inspection, file, tree};
    if (!xml_node_is(tree->root, "ncx:ncx"))
        inspection_report(inspection, DIAG_BOOK_LACKS, file->path, "ncx", NULL);
    markup_check(inspection, file->path, tree->root);
    check_ncx(&page);
}

static void check_overlay_page(struct inspection *inspection, struct listed_file *file,
                               const struct xml_tree *tree)
{
    const struct page page = {inspection, file, tree};
    if (!xml_node_is(tree->root, "smil:smil"))
        inspection_report(inspection, DIAG_BOOK_LACKS, file->path, "smil", NULL);
    markup_check(inspection, file->path, tree->root);
    check_overlay(&page);
}

static void check_other(struct inspection *inspection, struct listed_file *file, const struct xml_tree *tree)
{
    (void)inspection;
    (void)file;
    (void)tree;
}

/* The search keys of a dictionary, and the places that they lead to. */
static void check_key_map(struct inspection *inspection, struct listed_file *file,
                          const struct xml_tree *tree)
{
    if (!xml_node_is(tree->root, "epub:search-key-map"))
        inspection_report(inspection, DIAG_BOOK_LACKS, file->path, "search-key-map", NULL);
    markup_check(inspection, file->path, tree->root);
    for (const struct xml_node *node = tree->root; node; node = xml_node_next(node, tree->root)) {
        const char *href = xml_node_get(node, "href");
        if (href)
            inspection_add_link(inspection, &(struct book_link){.href = href, .kind = LINK_PLACE}, file->path,
                                node->line);
    }
}

static const struct {
    const char *media_type;
    void (*check)(struct inspection *inspection, struct listed_file *file, const struct xml_tree *tree);
} kinds[] = {
    {"application/xhtml+xml", check_page},        {"image/svg+xml", check_page},
    {"application/x-dtbncx+xml", check_ncx_page}, {"application/smil+xml", check_overlay_page},
    {"application/x-dtbook+xml", check_other},    {"application/vnd.epub.search-key-map+xml", check_key_map},
};

static void read_page(struct inspection *inspection, struct listed_file *file, size_t kind)
{
    struct xml_tree tree;
    file->is_unread = !xml_file_read(inspection, file->path, inspection->package, &tree);
    if (file->is_unread)
        return;
    keep_anchors(inspection, file, tree.root);
    kinds[kind].check(inspection, file, &tree);
}

void check_pages(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++) {
        struct listed_file *file = &inspection->files[i];
        for (size_t kind = 0; kind < COUNT(kinds); kind++)
            if (file->exists && !file->is_encrypted && file->media_type &&
                !strcmp(file->media_type, kinds[kind].media_type))
                read_page(inspection, file, kind);
    }
}

static bool is_page(const struct listed_file *file)
{
    return file->media_type && !file->is_unread &&
           (!strcmp(file->media_type, "application/xhtml+xml") || !strcmp(file->media_type, "image/svg+xml"));
}

static void check_feature(struct inspection *inspection, const struct listed_file *file, size_t i)
{
    bool is_there = file->features & features[i].feature,
         is_said = listed_file_has(file, features[i].property);
    bool is_drawing = !strcmp(file->media_type, "image/svg+xml");
    if (is_there && !is_said && !(is_drawing && features[i].feature == FEATURE_SVG))
        inspection_report(inspection, DIAG_BOOK_PROPERTY_UNSAID, file->path, features[i].property, NULL);
    if (is_there || !is_said)
        return;
    bool may_be_fetched = features[i].feature == FEATURE_REMOTE;
    if (!may_be_fetched && is_page(file))
        inspection_report(inspection, DIAG_BOOK_PROPERTY_VAIN, file->path, features[i].property, NULL);
    else if (may_be_fetched && !(file->features & FEATURE_SCRIPTED))
        inspection_advise(
            inspection, file->path, features[i].property,
            PHRASE("it names nothing that lies elsewhere; take the property out of the manifest"));
}

void check_features(struct inspection *inspection)
{
    if (inspection->edition == 3)
        kind_rules_check_pages(inspection);
    for (size_t i = 0; i < inspection->file_count && inspection->edition == 3; i++) {
        const struct listed_file *file = &inspection->files[i];
        if (!file->exists || !file->media_type || file->is_unread || file->is_encrypted)
            continue;
        for (size_t j = 0; j < COUNT(features); j++)
            check_feature(inspection, file, j);
    }
}
