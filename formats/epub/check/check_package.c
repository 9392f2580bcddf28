#include "formats/epub/check/check_package.h"

#include "base/array.h"
#include "base/translation.h"
#include "formats/epub/check/check_metadata.h"
#include "formats/epub/check/check_spine.h"
#include "formats/epub/inspection/markup.h"
#include "formats/epub/inspection/vocabulary.h"
#include "formats/epub/inspection/xml_file.h"
#include "formats/epub/syntax/address.h"
#include "formats/epub/syntax/values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a property of the manifest may be said of: types that begin so. Source: EPUB 3.3 §D.4. */
static const struct {
    const char *property, *types;
} property_types[] = {
    {"cover-image", "image/"},
    {"data-nav", "application/xhtml+xml"},
    {"index", "application/xhtml+xml"},
    {"mathml", "application/xhtml+xml image/svg+xml"},
    {"nav", "application/xhtml+xml"},
    {"remote-resources", "application/xhtml+xml application/smil+xml image/svg+xml text/css"},
    {"scripted", "application/xhtml+xml image/svg+xml"},
    {"search-key-map", "application/vnd.epub.search-key-map+xml"},
    {"svg", "application/xhtml+xml"},
    {"switch", "application/xhtml+xml image/svg+xml"},
};

static const char *where_of(const struct inspection *inspection, const struct xml_node *node)
{
    return inspection_line(inspection, inspection->package, node->line);
}

static bool begins_with_one(const char *types, const char *media_type)
{
    while (*types) {
        size_t length = strcspn(types, " ");
        if (!strncasecmp(types, media_type, length))
            return true;
        types += length + (types[length] == ' ');
    }
    return false;
}

static void check_properties(struct inspection *inspection, const struct xml_node *node,
                             const struct listed_file *file)
{
    const char *prefixes = xml_node_get(node->parent->parent, "prefix");
    vocabulary_check(inspection, where_of(inspection, node), VOCABULARY_ITEM, prefixes, file->properties);
    for (size_t i = 0; i < COUNT(property_types); i++)
        if (listed_file_has(file, property_types[i].property) && file->media_type &&
            !begins_with_one(property_types[i].types, file->media_type))
            inspection_fault(inspection, where_of(inspection, node), property_types[i].property,
                             PHRASE("a file of this type cannot have the property; take it out"));
}

static void check_type(struct inspection *inspection, const struct xml_node *node, const char *type)
{
    static const char *const outdated[] = {"text/x-oeb1-document", "text/x-oeb1-css"};
    if (type && !strcasecmp(type, "text/html") && inspection->edition == 2)
        inspection_advise(inspection, where_of(inspection, node), type,
                          PHRASE("pages of a book are application/xhtml+xml"));
    for (size_t i = 0; type && i < COUNT(outdated) && inspection->edition == 2; i++)
        if (!strcasecmp(type, outdated[i]))
            inspection_advise(inspection, where_of(inspection, node), type,
                              PHRASE("the media type is outdated"));
}

static const char *find_address_fault(const struct inspection *inspection, const struct address *address)
{
    if (address->kind == ADDRESS_DATA)
        return PHRASE("a data: address may not be listed");
    if (inspection_address_fault(address))
        return inspection_address_fault(address);
    if (address->fragment || strchr(address->text, '#'))
        return PHRASE("a file is listed as a whole; take out what begins with #");
    if (!address->path)
        return NULL;
    if (!strcmp(address->path, inspection->package))
        return PHRASE("the package document does not list itself; take it out");
    if (!strncmp(address->path, "META-INF/", 9))
        return PHRASE("files of the book do not lie in META-INF; move it");
    return NULL;
}

/* NULL when it leads nowhere. */
static struct listed_file *add_file(struct inspection *inspection, const struct listed_file *model)
{
    if (inspection->file_count == inspection->file_capacity) {
        inspection->file_capacity = inspection->file_capacity ? inspection->file_capacity * 2 : 64;
        inspection->files =
            memory_resize(inspection->files, inspection->file_capacity * sizeof *inspection->files);
    }
    inspection->files[inspection->file_count] = *model;
    return &inspection->files[inspection->file_count++];
}

static void check_item(struct inspection *inspection, const struct xml_node *node)
{
    struct listed_file file = {
        .id = xml_node_get(node, "id"),
        .href = xml_node_get(node, "href"),
        .media_type = xml_node_get(node, "media-type"),
        .properties = xml_node_get(node, "properties"),
        .fallback = xml_node_get(node, "fallback"),
        .overlay = xml_node_get(node, "media-overlay"),
    };
    if (!file.href)
        return;
    const struct address address = address_read(inspection->arena, inspection->package, file.href);
    const char *fault = find_address_fault(inspection, &address);
    if (fault)
        inspection_fault(inspection, where_of(inspection, node), file.href, fault);
    file.href = address.text;
    file.path = address.path;
    file.id = file.id ? arena_copy_text(inspection->arena, file.id + strspn(file.id, " \t\r\n")) : NULL;
    file.exists = file.path && archive_find(inspection->archive, file.path) >= 0;
    if (file.path && !file.exists && !address.leads_out)
        inspection_report(inspection, DIAG_BOOK_FILE_MISSING, file.path, inspection->package, NULL);
    check_type(inspection, node, file.media_type);
    if (inspection->edition == 3)
        check_properties(inspection, node, &file);
    add_file(inspection, &file);
}

/* A fallback that is not there, or leads back to where it began. */
static void check_fallbacks(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++) {
        struct listed_file *file = &inspection->files[i];
        file->fallback_file = inspection_find_id(inspection, file->fallback);
        if (file->fallback && !file->fallback_file)
            inspection_report(inspection, DIAG_BOOK_LACKS, "the manifest", file->fallback, NULL);
    }
    for (size_t i = 0; i < inspection->file_count; i++) {
        const struct listed_file *slow = &inspection->files[i], *fast = slow;
        while (fast && fast->fallback_file && slow) {
            slow = slow->fallback_file;
            fast = fast->fallback_file->fallback_file;
            if (slow == fast)
                break;
        }
        if (fast && fast->fallback_file) {
            inspection_fault(inspection, inspection->package, inspection->files[i].href,
                             PHRASE("its fallbacks lead round in a circle"));
            for (size_t j = 0; j < inspection->file_count; j++)
                inspection->files[j].fallback_file = NULL;
        }
    }
}

static void check_twice_listed(struct inspection *inspection)
{
    for (size_t i = 1; i < inspection->file_count; i++) {
        const char *path = inspection->files[i].path;
        if (path && inspection->files[i - 1].path && !strcmp(path, inspection->files[i - 1].path))
            inspection_report(inspection, DIAG_BOOK_LISTED_TWICE, path, NULL, NULL);
    }
}

static void check_ids(struct inspection *inspection, const struct xml_node *root)
{
    size_t count = 0;
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root))
        count += xml_node_get(node, "id") != NULL;
    const char **ids = arena_allocate_array(inspection->arena, count + 1, sizeof *ids);
    count = 0;
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root))
        if (xml_node_get(node, "id"))
            ids[count++] = xml_node_get(node, "id");
    qsort(ids, count, sizeof *ids, inspection_compare_texts);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(ids[i - 1], ids[i]))
            inspection_report(inspection, DIAG_BOOK_ID_TWICE, inspection->package, ids[i], NULL);
}

static size_t count_of(const struct inspection *inspection, const char *property)
{
    size_t count = 0;
    for (size_t i = 0; i < inspection->file_count; i++)
        count += listed_file_has(&inspection->files[i], property);
    return count;
}

static bool has_type(const struct inspection *inspection, const char *type)
{
    for (size_t i = 0; i < inspection->file_count; i++)
        if (inspection->files[i].media_type && !strcmp(inspection->files[i].media_type, type))
            return true;
    return false;
}

static void check_navigation_is_there(struct inspection *inspection)
{
    size_t count = count_of(inspection, "nav");
    if (inspection->edition == 2 ? !has_type(inspection, "application/x-dtbncx+xml") : !count)
        inspection_report(inspection, DIAG_BOOK_NO_NAVIGATION, NULL, NULL, NULL);
    if (count > 1)
        inspection_fault(inspection, inspection->package, "nav",
                         PHRASE("only one file may have this property"));
    if (count_of(inspection, "cover-image") > 1)
        inspection_fault(inspection, inspection->package, "cover-image",
                         PHRASE("only one file may have this property"));
}

static void check_manifest(struct inspection *inspection, const struct xml_node *root)
{
    for (const struct xml_node *node = xml_node_find(root, root, "opf:item"); node;
         node = xml_node_find(node, root, "opf:item"))
        if (xml_node_is(node->parent, "opf:manifest"))
            check_item(inspection, node);
    if (inspection->file_count)
        qsort(inspection->files, inspection->file_count, sizeof *inspection->files, inspection_compare_paths);
    check_twice_listed(inspection);
    check_fallbacks(inspection);
    check_navigation_is_there(inspection);
}

static bool find_edition(struct inspection *inspection, const struct xml_node *root)
{
    const char *version = xml_node_get(root, "version");
    bool is_package = xml_node_is(root, "opf:package");
    inspection->edition = version && *version != '3' ? 2 : 3;
    bool is_known = version && (!strncmp(version, "2.", 2) || !strncmp(version, "3.", 2));
    if (is_package && !is_known)
        inspection_fault(inspection, inspection->package, version ? version : "version",
                         PHRASE("the version of EPUB is 2.0 or 3.0"));
    if (!is_package)
        inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, "package", NULL);
    return is_package && is_known;
}

static void check_tree(struct inspection *inspection, const struct xml_node *root)
{
    inspection->markup = markup_make(inspection->arena, inspection->edition);
    markup_check(inspection, inspection->package, root);
    check_ids(inspection, root);
    check_manifest(inspection, root);
    check_metadata(inspection, root);
    check_spine(inspection, root);
}

bool check_package(struct inspection *inspection)
{
    struct xml_tree tree;
    if (!xml_file_read(inspection, inspection->package, "META-INF/container.xml", &tree) ||
        !find_edition(inspection, tree.root))
        return false;
    check_tree(inspection, tree.root);
    return true;
}
