#include "formats/epub/check/check_spine.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/inspection/vocabulary.h"

#include <string.h>

/* Of each list, an itemref has one at most. */
static const char *const rivals[] = {
    "rendition:flow-paginated rendition:flow-scrolled-continuous rendition:flow-scrolled-doc "
    "rendition:flow-auto",
    "rendition:layout-reflowable rendition:layout-pre-paginated",
    "rendition:orientation-landscape rendition:orientation-portrait rendition:orientation-auto",
    "page-spread-right page-spread-left rendition:page-spread-center",
    "rendition:spread-portrait rendition:spread-landscape rendition:spread-both rendition:spread-none "
    "rendition:spread-auto",
};

static const char *where_of(const struct inspection *inspection, const struct xml_node *node)
{
    return inspection_line(inspection, inspection->package, node->line);
}

static size_t count_common(const struct inspection *inspection, const char *list, const char *words)
{
    size_t count = 0;
    while (*(list += strspn(list, " "))) {
        size_t length = strcspn(list, " ");
        count += ascii_has_word(words, arena_copy(inspection->arena, list, length));
        list += length;
    }
    return count;
}

static void check_properties(struct inspection *inspection, const struct xml_node *node, const char *prefixes)
{
    const char *properties = xml_node_get(node, "properties"), *where = where_of(inspection, node);
    vocabulary_check(inspection, where, VOCABULARY_ITEMREF, prefixes, properties);
    for (size_t i = 0; i < COUNT(rivals); i++)
        if (count_common(inspection, rivals[i], properties) > 1)
            inspection_fault(inspection, where, properties, PHRASE("of these properties, only one can hold"));
    if (ascii_has_word(properties, "rendition:spread-portrait"))
        inspection_advise(inspection, where, "rendition:spread-portrait",
                          PHRASE("it is outdated; take it out"));
}

/* A file that every reader can open as a page, or has a fallback that is one. */
static bool can_be_read(const struct inspection *inspection, const struct listed_file *file)
{
    for (; file; file = file->fallback_file)
        if (!file->media_type || inspection_is_page_type(inspection, file->media_type))
            return true;
    return false;
}

static void check_page(struct inspection *inspection, const struct xml_node *node, struct listed_file *file)
{
    const char *properties = xml_node_get(node, "properties"), *linear = xml_node_get(node, "linear");
    if (!can_be_read(inspection, file))
        inspection_report(inspection, DIAG_BOOK_NO_FALLBACK, file->href, file->media_type, NULL);
    if (file->spine_position)
        inspection_fault(inspection, where_of(inspection, node), file->href,
                         PHRASE("the spine has the file twice"));
    file->is_linear = !linear || strcmp(linear, "no");
    file->is_fixed = inspection->is_fixed;
    if (ascii_has_word(properties, "rendition:layout-pre-paginated"))
        file->is_fixed = true;
    if (ascii_has_word(properties, "rendition:layout-reflowable"))
        file->is_fixed = false;
}

static void check_item(struct inspection *inspection, const struct xml_node *node, size_t position)
{
    const char *id = xml_node_get(node, "idref");
    struct listed_file *file = inspection_find_id(inspection, id ? id + strspn(id, " \t\r\n") : NULL);
    if (id && !file)
        inspection_report(inspection, DIAG_BOOK_LACKS, "the manifest", id, NULL);
    if (!file)
        return;
    check_page(inspection, node, file);
    file->spine_position = position;
}

static bool has_linear(const struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++)
        if (inspection->files[i].is_linear)
            return true;
    return !inspection->file_count;
}

static void check_ncx(struct inspection *inspection, const struct xml_node *spine)
{
    static const char type[] = "application/x-dtbncx+xml";
    const struct listed_file *file;
    inspection->ncx = xml_node_get(spine, "toc");
    file = inspection_find_id(inspection, inspection->ncx);
    if (inspection->ncx && (!file || !file->media_type || strcmp(file->media_type, type)))
        inspection_fault(inspection, where_of(inspection, spine), inspection->ncx,
                         PHRASE("toc names the NCX"));
    for (size_t i = 0; i < inspection->file_count && !inspection->ncx; i++)
        if (inspection->files[i].media_type && !strcmp(inspection->files[i].media_type, type))
            inspection_report(inspection, DIAG_BOOK_LACKS, "spine", "toc", NULL);
}

void check_spine(struct inspection *inspection, const struct xml_node *package)
{
    const struct xml_node *spine = xml_node_find(package, package, "opf:spine");
    size_t position = 0;
    if (!spine)
        return;
    for (const struct xml_node *node = xml_node_first_element(spine); node;
         node = xml_node_next_element(node)) {
        check_item(inspection, node, ++position);
        if (inspection->edition == 3)
            check_properties(inspection, node, xml_node_get(package, "prefix"));
    }
    if (position && !has_linear(inspection))
        inspection_fault(inspection, where_of(inspection, spine), "linear",
                         PHRASE("nothing is read in passing"));
    check_ncx(inspection, spine);
}
