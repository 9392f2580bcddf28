#include "formats/epub/check.h"

#include "base/language.h"
#include "formats/epub/href.h"
#include "formats/epub/inspection.h"
#include "formats/epub/xml.h"
#include "formats/image/image.h"

#include <stdlib.h>
#include <string.h>

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

/* ---- the container ---- */

static void check_media_type(struct inspection *inspection, const unsigned char *bytes, size_t size)
{
    static const char expected[] = "application/epub+zip";
    enum { NAME = 30, EXTRA_LENGTH = 28, METHOD = 8 };
    bool right = size > NAME + 8 + sizeof expected && !memcmp(bytes + NAME, "mimetype", 8) &&
                 !memcmp(bytes + NAME + 8, expected, sizeof expected - 1) && !bytes[METHOD] &&
                 !bytes[EXTRA_LENGTH];
    if (!right)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_MEDIA_TYPE);
}

/* The bytes of a file as text; empty when it cannot be read, which is reported. */
static bool read_file(struct inspection *inspection, const char *path, const char *named_by,
                      struct buffer *text)
{
    long index = archive_find(inspection->archive, path);
    const char *reason = NULL;
    if (index < 0)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_FILE_MISSING, path, named_by);
    else if (archive_read(inspection->archive, (size_t)index, text, &reason) != STATUS_OK)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_FILE_BROKEN, path, reason);
    else if (text->length)
        return true;
    return false;
}

static void report_fault(struct inspection *inspection, const char *path, const struct xml *xml)
{
    if (!xml->fault)
        return;
    diag_report(inspection->diag, inspection->place, DIAG_BOOK_NOT_XML, path,
                arena_format(inspection->arena, "%lu", xml->line), xml->fault);
}

static void find_package(struct inspection *inspection)
{
    static const char container[] = "META-INF/container.xml";
    struct buffer text = {0};
    if (read_file(inspection, container, "every book", &text)) {
        struct xml *xml = arena_allocate(inspection->arena, sizeof *xml);
        xml_start(xml, text.data, text.length);
        while (xml_next(xml))
            if (xml->event == XML_START && xml_is(xml, "*:rootfile") && !inspection->package)
                inspection->package = xml_attribute(xml, inspection->arena, "full-path");
        report_fault(inspection, container, xml);
        xml_free(xml);
        if (!inspection->package && !xml->fault)
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LACKS, container, "rootfile");
    }
    buffer_free(&text);
}

/* ---- the package ---- */

static const char *const required[] = {"dc:identifier", "dc:title", "dc:language"};
enum { REQUIRED_COUNT = sizeof required / sizeof *required };

struct package_facts {
    bool present[REQUIRED_COUNT]; /* with a text in it */
    bool has_spine, has_navigation;
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

static void read_package_text(struct inspection *inspection, const struct xml *xml,
                              struct package_facts *facts)
{
    const char *text = xml_decode(inspection->arena, xml->content);
    text += strspn(text, " \t\r\n");
    if (facts->element == REQUIRED_COUNT || !*text)
        return;
    facts->present[facts->element] = true;
    if (!strcmp(required[facts->element], "dc:language") && !language_is_well_formed(text))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_LANGUAGE, text);
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
    if (!facts->has_navigation)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_NO_NAVIGATION);
    check_spine(inspection, facts);
    if (inspection->file_count)
        qsort(inspection->files, inspection->file_count, sizeof *inspection->files, compare_paths);
    for (size_t i = 1; i < inspection->file_count; i++)
        if (!compare_paths(&inspection->files[i - 1], &inspection->files[i]))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LISTED_TWICE,
                        inspection->files[i].path);
}

static bool read_package(struct inspection *inspection)
{
    struct package_facts facts = {.element = REQUIRED_COUNT};
    struct buffer text = {0};
    bool sound = read_file(inspection, inspection->package, "META-INF/container.xml", &text);
    if (sound) {
        struct xml *xml = arena_allocate(inspection->arena, sizeof *xml);
        xml_start(xml, text.data, text.length);
        while (xml_next(xml))
            read_package_event(inspection, xml, &facts);
        report_fault(inspection, inspection->package, xml);
        xml_free(xml);
        sound = !xml->fault;
        if (sound)
            check_package_facts(inspection, &facts);
    }
    free(facts.spine);
    buffer_free(&text);
    return sound;
}

/* ---- the files ---- */

static bool needs_no_listing(const struct inspection *inspection, const char *name)
{
    return !strncmp(name, "META-INF/", 9) || !strcmp(name, "mimetype") || !strcmp(name, inspection->package);
}

static void check_unlisted(struct inspection *inspection)
{
    for (size_t i = 0; i < archive_count(inspection->archive); i++) {
        struct archive_entry entry = archive_entry(inspection->archive, i);
        if (!entry.is_folder && !needs_no_listing(inspection, entry.name) &&
            !inspection_find(inspection, entry.name))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_UNLISTED, entry.name);
    }
}

/* A picture must be what the manifest says it is. */
static void check_picture(struct inspection *inspection, const struct listed_file *file)
{
    struct buffer bytes = {0};
    if (read_file(inspection, file->path, inspection->package, &bytes)) {
        const char *found = image_media_type(image_sniff(bytes.data, bytes.length));
        if (!found || strcmp(found, file->media_type))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_PICTURE_TYPE, file->path,
                        file->media_type, found ? found : "something else");
    }
    buffer_free(&bytes);
}

static void check_pictures(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++) {
        const struct listed_file *file = &inspection->files[i];
        if (file->exists && file->media_type && !strncmp(file->media_type, "image/", 6) &&
            strcmp(file->media_type, "image/svg+xml"))
            check_picture(inspection, file);
    }
}

enum status epub_check(const void *bytes, size_t size, struct diag *diag, struct place place)
{
    struct inspection inspection = {
        .diag = diag, .place = place, .errors_before = diag->counts[SEVERITY_ERROR]};
    const char *reason;
    if (archive_open(bytes, size, &inspection.archive, &reason) != STATUS_OK) {
        diag_report(diag, place, DIAG_BOOK_NOT_ZIP, reason);
        return STATUS_FAILED;
    }
    inspection.arena = arena_new();
    inspection.last_link = &inspection.links;
    check_media_type(&inspection, bytes, size);
    find_package(&inspection);
    if (inspection.package && read_package(&inspection)) {
        check_unlisted(&inspection);
        check_pictures(&inspection);
        inspection_read_pages(&inspection);
        inspection_follow_links(&inspection);
    }
    free(inspection.files);
    archive_close(inspection.archive);
    arena_free(inspection.arena);
    return diag->counts[SEVERITY_ERROR] > inspection.errors_before ? STATUS_FAILED : STATUS_OK;
}
