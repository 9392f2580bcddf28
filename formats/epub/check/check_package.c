#include "formats/epub/check/check_package.h"

#include "base/language.h"
#include "formats/epub/read/href.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const required[] = {"dc:identifier", "dc:title", "dc:language"};
enum { REQUIRED_COUNT = sizeof required / sizeof *required };

struct package_facts {
    struct inspection *inspection;
    bool present[REQUIRED_COUNT]; /* with a text in it */
    bool has_spine, has_navigation, has_ncx, is_epub3, has_modified;
    const char **spine; /* ids */
    size_t spine_count, spine_capacity;
    size_t element; /* the required one whose text comes next; REQUIRED_COUNT: none */
};

static const char *keep_attribute(const struct inspection *inspection, const struct xml_element *element,
                                  const char *name)
{
    return arena_copy_text(inspection->arena, xml_element_attribute(element, name));
}

static void add_file(struct package_facts *facts, const struct xml_element *element)
{
    struct inspection *inspection = facts->inspection;
    const char *href = xml_element_attribute(element, "href"), *fragment;
    const char *path = href ? href_resolve(inspection->arena, inspection->package, href, &fragment) : NULL;
    if (!path)
        return;
    if (inspection->file_count == inspection->file_capacity) {
        inspection->file_capacity = inspection->file_capacity ? inspection->file_capacity * 2 : 64;
        inspection->files =
            memory_resize(inspection->files, inspection->file_capacity * sizeof *inspection->files);
    }
    struct listed_file file = {.id = keep_attribute(inspection, element, "id"),
                               .path = path,
                               .media_type = keep_attribute(inspection, element, "media-type"),
                               .properties = keep_attribute(inspection, element, "properties")};
    file.exists = archive_find(inspection->archive, path) >= 0;
    if (!file.exists)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_FILE_MISSING, path, inspection->package);
    facts->has_ncx |= file.media_type && !strcmp(file.media_type, "application/x-dtbncx+xml");
    facts->has_navigation |= file.properties && strstr(file.properties, "nav");
    inspection->files[inspection->file_count++] = file;
}

static void add_to_spine(struct package_facts *facts, const struct xml_element *element)
{
    const char *id = keep_attribute(facts->inspection, element, "idref");
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

static void read_text(void *context, const char *characters, size_t length, unsigned long line)
{
    struct package_facts *facts = context;
    (void)line;
    if (facts->element == REQUIRED_COUNT)
        return;
    const char *text = arena_copy(facts->inspection->arena, characters, length);
    text += strspn(text, " \t\r\n");
    if (!*text)
        return;
    facts->present[facts->element] = true;
    if (!strcmp(required[facts->element], "dc:language"))
        check_language(facts->inspection, text);
}

static void read_start(void *context, const struct xml_element *element)
{
    struct package_facts *facts = context;
    facts->element = REQUIRED_COUNT;
    for (size_t i = 0; i < REQUIRED_COUNT; i++)
        if (xml_element_is(element, required[i]))
            facts->element = i;
    const char *version = xml_element_attribute(element, "version");
    const char *property = xml_element_attribute(element, "property");
    facts->is_epub3 |= xml_element_is(element, "*:package") && version && *version == '3';
    facts->has_modified |=
        xml_element_is(element, "*:meta") && property && !strcmp(property, "dcterms:modified");
    if (xml_element_is(element, "*:item"))
        add_file(facts, element);
    else if (xml_element_is(element, "*:itemref"))
        add_to_spine(facts, element);
}

static void read_end(void *context, const struct xml_element *element)
{
    struct package_facts *facts = context;
    (void)element;
    facts->element = REQUIRED_COUNT;
}

/* Every idref of the spine is the id of a file. */
static void check_spine(struct inspection *inspection, const struct package_facts *facts)
{
    const char **ids = arena_allocate_array(inspection->arena, inspection->file_count + 1, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < inspection->file_count; i++)
        if (inspection->files[i].id)
            ids[count++] = inspection->files[i].id;
    qsort(ids, count, sizeof *ids, inspection_compare_texts);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(ids[i - 1], ids[i]))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_ID_TWICE, inspection->package, ids[i]);
    for (size_t i = 0; i < facts->spine_count; i++)
        if (!count || !bsearch(&facts->spine[i], ids, count, sizeof *ids, inspection_compare_texts))
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
        qsort(inspection->files, inspection->file_count, sizeof *inspection->files, inspection_compare_paths);
    for (size_t i = 1; i < inspection->file_count; i++)
        if (!inspection_compare_paths(&inspection->files[i - 1], &inspection->files[i]))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LISTED_TWICE,
                        inspection->files[i].path);
}

bool check_package(struct inspection *inspection)
{
    struct package_facts facts = {.inspection = inspection, .element = REQUIRED_COUNT};
    const struct xml_handler handler = {
        .context = &facts, .start = read_start, .end = read_end, .text = read_text};
    struct buffer text = {0};
    bool is_sound = inspection_read_file(inspection, inspection->package, "META-INF/container.xml", &text) &&
                    inspection_read_xml(inspection, inspection->package, &text, &handler);
    if (is_sound)
        check_package_facts(inspection, &facts);
    free(facts.spine);
    buffer_free(&text);
    return is_sound;
}
