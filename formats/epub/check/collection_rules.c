#include "formats/epub/check/collection_rules.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <string.h>

/* What a collection of a role holds, and where it stands. */
static const struct role_rule {
    const char *role;
    const char *around;     /* the roles of what is around it, "*" any collection; NULL: any place */
    const char *inner;      /* the roles of collections in it; NULL: any */
    const char *file_types; /* of the files that it names; "page": pages of the book; NULL: any */
    bool has_metadata;      /* that say what it is */
    bool has_links;
    size_t fewest_manifests, most_manifests;
} rules[] = {
    {"manifest", "*", "", NULL, false, false, 0, 0},
    {"index", NULL, "index-group", "page", false, false, 0, 0},
    {"index-group", "index", "", "page", false, false, 0, 0},
    {"preview", NULL, NULL, "page", false, true, 1, 1},
    {"dictionary", NULL, "", "page application/vnd.epub.search-key-map+xml", false, false, 0, 0},
    {"distributable-object", NULL, NULL, NULL, true, true, 0, 1},
};

struct collection {
    struct inspection *inspection;
    const struct xml_node *package, *node;
    const char *role, *where;
};

static void report(const struct collection *collection, const char *what, const char *reason)
{
    inspection_fault(collection->inspection, collection->where, what, reason);
}

static void report_lack(const struct collection *collection, const char *what)
{
    inspection_report(collection->inspection, DIAG_BOOK_LACKS, collection->where, what, NULL);
}

static bool has_broken_word(struct arena *arena, const char *words)
{
    while (words && *(words += strspn(words, " \t\r\n"))) {
        size_t length = strcspn(words, " \t\r\n");
        const char *word = arena_copy(arena, words, length);
        if (strchr(word, ':') && address_read(arena, "", word).is_broken)
            return true;
        words += length;
    }
    return false;
}

static const char *role_of(const struct xml_node *node)
{
    return xml_node_is(node, "opf:collection") ? xml_node_get(node, "role") : NULL;
}

static bool has_one(const struct inspection *inspection, const char *words, const char *list)
{
    while (words && *(words += strspn(words, " \t\r\n"))) {
        size_t length = strcspn(words, " \t\r\n");
        if (ascii_has_word(list, arena_copy(inspection->arena, words, length)))
            return true;
        words += length;
    }
    return false;
}

static size_t count_children(const struct xml_node *node, const char *name, const char *role)
{
    size_t count = 0;
    for (const struct xml_node *child = node ? node->first : NULL; child; child = child->next)
        count += xml_node_is(child, name) && (!role || ascii_has_word(role_of(child), role));
    return count;
}

static void check_surroundings(const struct collection *collection, const struct role_rule *rule)
{
    const char *around = role_of(collection->node->parent);
    bool is_right =
        !rule->around || (around && (*rule->around == '*' || ascii_has_word(around, rule->around)));
    if (!is_right)
        report(collection, collection->role, PHRASE("it stands within another collection"));
    for (const struct xml_node *child = collection->node->first; child && rule->inner; child = child->next)
        if (role_of(child) && !has_one(collection->inspection, role_of(child), rule->inner))
            report(collection, role_of(child), PHRASE("no such collection stands within this one"));
}

static bool is_of_types(const struct inspection *inspection, const struct listed_file *file,
                        const char *types)
{
    bool is_page = ascii_has_word(types, "page") && inspection_is_page_type(inspection, file->media_type);
    return is_page || (file->media_type && ascii_has_word(types, file->media_type));
}

static void check_link(const struct collection *collection, const char *href, const char *file_types)
{
    struct inspection *inspection = collection->inspection;
    const struct address address = address_read(inspection->arena, inspection->package, href);
    struct listed_file *file = inspection_find(inspection, address.path);
    bool is_missing = address.path && archive_find(inspection->archive, address.path) < 0;
    if (file)
        file->is_index |=
            ascii_has_word(collection->role, "index") || ascii_has_word(collection->role, "index-group");
    if (is_missing)
        inspection_advise(inspection, collection->where, href, PHRASE("it is not in the book"));
    if (file_types && (!file || !is_of_types(inspection, file, file_types)))
        report(collection, href, PHRASE("such a collection names pages"));
    if (ascii_has_word(collection->role, "preview") && address.fragment &&
        !strncmp(address.fragment, "epubcfi(", 8))
        report(collection, href, PHRASE("a preview names files, not places in them"));
}

static void check_links(const struct collection *collection, const char *file_types)
{
    for (const struct xml_node *child = collection->node->first; child; child = child->next) {
        const char *href = xml_node_is(child, "opf:link") ? xml_node_get(child, "href") : NULL;
        if (href)
            check_link(collection, href, file_types);
    }
}

static void check_counts(const struct collection *collection, const struct role_rule *rule)
{
    size_t manifests = count_children(collection->node, "opf:collection", "manifest");
    if (manifests < rule->fewest_manifests || (rule->most_manifests && manifests > rule->most_manifests))
        report(collection, collection->role, PHRASE("it has one manifest"));
    if (rule->has_links && !count_children(collection->node, "opf:link", NULL))
        report_lack(collection, "<link>");
    if (!strcmp(rule->role, "manifest") && count_children(collection->node, "opf:metadata", NULL))
        report(collection, "metadata", PHRASE("such a collection holds links alone"));
}

static void check_metadata(const struct collection *collection)
{
    const struct xml_node *metadata = xml_node_first_element(collection->node);
    bool is_there = xml_node_is(metadata, "opf:metadata");
    size_t identifiers = count_children(metadata, "dc:identifier", NULL);
    if (!is_there)
        report_lack(collection, "<metadata>");
    else if (identifiers != 1 || !count_children(metadata, "dc:title", NULL) ||
             !count_children(metadata, "dc:language", NULL))
        report(collection, collection->role,
               PHRASE("its metadata name one identifier, a title and a language"));
}

/* Dictionaries. */

static bool says(const struct xml_node *metadata, const char *property)
{
    for (const struct xml_node *child = metadata ? metadata->first : NULL; child; child = child->next)
        if (xml_node_is(child, "opf:meta") && ascii_has_word(xml_node_get(child, "property"), property))
            return true;
    return false;
}

static size_t count_key_maps(const struct collection *collection)
{
    struct inspection *inspection = collection->inspection;
    size_t count = 0;
    for (const struct xml_node *child = collection->node->first; child; child = child->next) {
        const char *href = xml_node_is(child, "opf:link") ? xml_node_get(child, "href") : NULL;
        const struct listed_file *file =
            href
                ? inspection_find(inspection, address_read(inspection->arena, inspection->package, href).path)
                : NULL;
        count +=
            file && file->media_type && !strcmp(file->media_type, "application/vnd.epub.search-key-map+xml");
    }
    return count;
}

static void check_dictionary(const struct collection *collection)
{
    static const char *const languages[] = {"source-language", "target-language"};
    const struct xml_node *own = xml_node_first_element(collection->node);
    const struct xml_node *whole = xml_node_find(collection->package, collection->package, "opf:metadata");
    own = xml_node_is(own, "opf:metadata") ? own : NULL;
    for (size_t i = 0; i < COUNT(languages); i++)
        if (!says(own, languages[i]) && !says(whole, languages[i]))
            report_lack(collection, languages[i]);
    if (count_key_maps(collection) != 1)
        report(collection, collection->role, PHRASE("a dictionary has one search key map"));
}

static void check_rule(const struct collection *collection, const struct role_rule *rule)
{
    check_surroundings(collection, rule);
    check_counts(collection, rule);
    check_links(collection, rule->file_types);
    if (rule->has_metadata)
        check_metadata(collection);
    if (!strcmp(rule->role, "dictionary"))
        check_dictionary(collection);
}

/* What metadata of a collection refine is in the same collection. */
static void check_refined(const struct collection *collection)
{
    const struct xml_node *root = collection->node;
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        const char *refines = xml_node_get(node, "refines");
        bool is_found = !refines;
        for (const struct xml_node *other = root; other && refines && *refines == '#' && !is_found;
             other = xml_node_next(other, root))
            is_found = xml_node_get(other, "id") && !strcmp(xml_node_get(other, "id"), refines + 1);
        if (!is_found)
            report(collection, refines, PHRASE("it refines nothing in its collection"));
    }
}

static bool has_rule(const char *role)
{
    for (size_t i = 0; i < COUNT(rules); i++)
        if (ascii_has_word(role, rules[i].role))
            return true;
    return false;
}

static void check_collection(const struct collection *collection)
{
    if (has_broken_word(collection->inspection->arena, collection->role))
        inspection_advise(collection->inspection, collection->where, collection->role,
                          PHRASE("the role is not a valid URL"));
    for (size_t i = 0; i < COUNT(rules); i++)
        if (ascii_has_word(collection->role, rules[i].role))
            check_rule(collection, &rules[i]);
    if (!has_rule(collection->role))
        check_links(collection, NULL);
    if (!xml_node_is(collection->node->parent, "opf:collection"))
        check_refined(collection);
}

void collection_rules_check(struct inspection *inspection, const struct xml_node *package)
{
    for (const struct xml_node *node = xml_node_find(package, package, "opf:collection"); node;
         node = xml_node_find(node, package, "opf:collection")) {
        struct collection collection = {.inspection = inspection,
                                        .package = package,
                                        .node = node,
                                        .role = xml_node_get(node, "role"),
                                        .where =
                                            inspection_line(inspection, inspection->package, node->line)};
        if (collection.role)
            check_collection(&collection);
    }
}
