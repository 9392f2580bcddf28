/* The package document of a book under check: its metadata, what it lists, and in which order that is read.
 */
#include "base/language.h"
#include "formats/epub/check/inspection.h"
#include "formats/epub/read/href.h"
#include "formats/epub/xml.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The file with this path, in a sorted manifest. */
static int compare_paths(const void *left, const void *right)
{
    return strcmp(((const struct listed_file *)left)->path, ((const struct listed_file *)right)->path);
}

struct listed_file *inspection_find(const struct inspection *inspection, const char *path)
{
    struct listed_file key = {.path = path};
    if (!inspection->file_count)
        return NULL;
    return bsearch(&key, inspection->files, inspection->file_count, sizeof key, compare_paths);
}

static const char *const required[] = {"dc:identifier", "dc:title", "dc:language"};
enum { REQUIRED_COUNT = sizeof required / sizeof *required };

struct package_facts {
    bool present[REQUIRED_COUNT]; /* with a text in it */
    bool has_spine, has_navigation, has_ncx, is_epub3, has_modified;
    const char **spine; /* ids */
    size_t spine_count, spine_capacity;
    size_t element; /* the required one whose text comes next; REQUIRED_COUNT: none */
};

static void add_file(struct inspection *inspection, const struct xml *xml, struct package_facts *facts)
{
    struct arena *arena = inspection->arena;
    const char *href = xml_attribute(xml, arena, "href"), *fragment;
    const char *path = href ? href_resolve(arena, inspection->package, href, &fragment) : NULL;
    if (!path)
        return;
    if (inspection->file_count == inspection->file_capacity) {
        inspection->file_capacity = inspection->file_capacity ? inspection->file_capacity * 2 : 64;
        inspection->files =
            memory_resize(inspection->files, inspection->file_capacity * sizeof *inspection->files);
    }
    struct listed_file file = {.id = xml_attribute(xml, arena, "id"),
                               .path = path,
                               .media_type = xml_attribute(xml, arena, "media-type"),
                               .properties = xml_attribute(xml, arena, "properties")};
    file.exists = archive_find(inspection->archive, path) >= 0;
    if (!file.exists)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_FILE_MISSING, path, inspection->package);
    facts->has_ncx |= file.media_type && !strcmp(file.media_type, "application/x-dtbncx+xml");
    facts->has_navigation |= file.properties && strstr(file.properties, "nav");
    inspection->files[inspection->file_count++] = file;
}

static void add_to_spine(struct inspection *inspection, const struct xml *xml, struct package_facts *facts)
{
    const char *id = xml_attribute(xml, inspection->arena, "idref");
    facts->has_spine = true;
    if (!id)
        return;
    if (facts->spine_count == facts->spine_capacity) {
        facts->spine_capacity = facts->spine_capacity ? facts->spine_capacity * 2 : 64;
        facts->spine = memory_resize(facts->spine, facts->spine_capacity * sizeof *facts->spine);
    }
    facts->spine[facts->spine_count++] = id;
}

static void check_language(struct inspection *inspection, const char *language)
{
    if (!language_is_well_formed(language))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_LANGUAGE, language);
    else if (!strcasecmp(language, "und") || !strcasecmp(language, "mul") || !strcasecmp(language, "zxx"))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_LANGUAGE_UNTOLD, language);
}

static void read_package_text(struct inspection *inspection, const struct xml *xml,
                              struct package_facts *facts)
{
    const char *text = xml_decode(inspection->arena, xml->content);
    text += strspn(text, " \t\r\n");
    if (facts->element == REQUIRED_COUNT || !*text)
        return;
    facts->present[facts->element] = true;
    if (!strcmp(required[facts->element], "dc:language"))
        check_language(inspection, text);
}

static void read_package_event(struct inspection *inspection, const struct xml *xml,
                               struct package_facts *facts)
{
    if (xml->event == XML_TEXT) {
        read_package_text(inspection, xml, facts);
        return;
    }
    facts->element = REQUIRED_COUNT;
    if (xml->event == XML_END)
        return;
    for (size_t i = 0; i < REQUIRED_COUNT; i++)
        if (xml_is(xml, required[i]))
            facts->element = i;
    const char *version = xml_attribute(xml, inspection->arena, "version");
    const char *property = xml_attribute(xml, inspection->arena, "property");
    facts->is_epub3 |= xml_is(xml, "*:package") && version && *version == '3';
    facts->has_modified |= xml_is(xml, "*:meta") && property && !strcmp(property, "dcterms:modified");
    if (xml_is(xml, "*:item"))
        add_file(inspection, xml, facts);
    else if (xml_is(xml, "*:itemref"))
        add_to_spine(inspection, xml, facts);
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Every idref of the spine is the id of a file. */
static void check_spine(struct inspection *inspection, const struct package_facts *facts)
{
    const char **ids = arena_allocate_array(inspection->arena, inspection->file_count + 1, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < inspection->file_count; i++)
        if (inspection->files[i].id)
            ids[count++] = inspection->files[i].id;
    qsort(ids, count, sizeof *ids, compare_texts);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(ids[i - 1], ids[i]))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_ID_TWICE, inspection->package, ids[i]);
    for (size_t i = 0; i < facts->spine_count; i++)
        if (!count || !bsearch(&facts->spine[i], ids, count, sizeof *ids, compare_texts))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LACKS, "the manifest",
                        facts->spine[i]);
}

static void check_package_facts(struct inspection *inspection, const struct package_facts *facts)
{
    for (size_t i = 0; i < REQUIRED_COUNT; i++)
        if (!facts->present[i])
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LACKS, inspection->package,
                        required[i]);
    if (!facts->has_spine)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_LACKS, inspection->package, "spine");
    if (facts->is_epub3 && !facts->has_modified)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_LACKS, inspection->package,
                    "dcterms:modified");
    if (!(facts->is_epub3 ? facts->has_navigation : facts->has_ncx))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_NO_NAVIGATION);
    check_spine(inspection, facts);
    if (inspection->file_count)
        qsort(inspection->files, inspection->file_count, sizeof *inspection->files, compare_paths);
    for (size_t i = 1; i < inspection->file_count; i++)
        if (!compare_paths(&inspection->files[i - 1], &inspection->files[i]))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LISTED_TWICE,
                        inspection->files[i].path);
}

bool inspection_read_package(struct inspection *inspection)
{
    struct package_facts facts = {.element = REQUIRED_COUNT};
    struct buffer text = {0};
    bool sound = inspection_read_file(inspection, inspection->package, "META-INF/container.xml", &text);
    if (sound) {
        struct xml *xml = arena_allocate(inspection->arena, sizeof *xml);
        xml_start(xml, text.data, text.length);
        while (xml_next(xml))
            read_package_event(inspection, xml, &facts);
        inspection_report_fault(inspection, inspection->package, xml);
        xml_free(xml);
        sound = !xml->fault;
        if (sound)
            check_package_facts(inspection, &facts);
    }
    free(facts.spine);
    buffer_free(&text);
    return sound;
}
