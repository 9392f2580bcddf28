#include "formats/epub/check/check.h"

#include "formats/epub/check/check_package.h"
#include "formats/epub/check/check_pages.h"
#include "formats/epub/check/check_styles.h"
#include "formats/epub/check/inspection.h"
#include "formats/epub/read/encryption.h"
#include "formats/image/image.h"

#include <stdlib.h>
#include <string.h>

static void check_media_type(struct inspection *inspection, const unsigned char *bytes, size_t size)
{
    static const char expected[] = "application/epub+zip";
    enum { METHOD = 8, SIZE = 22, EXTRA_LENGTH = 28, NAME = 30 };
    bool right = size > NAME + 8 + sizeof expected && !memcmp(bytes + NAME, "mimetype", 8) &&
                 !memcmp(bytes + NAME + 8, expected, sizeof expected - 1) &&
                 bytes[SIZE] == sizeof expected - 1 && !bytes[METHOD] && !bytes[EXTRA_LENGTH];
    if (!right)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_MEDIA_TYPE);
}

static void find_root_file(void *context, const struct xml_element *element)
{
    struct inspection *inspection = context;
    if (!inspection->package && xml_element_is(element, "*:rootfile"))
        inspection->package = arena_copy_text(inspection->arena, xml_element_attribute(element, "full-path"));
}

static void find_package(struct inspection *inspection)
{
    static const char container[] = "META-INF/container.xml";
    struct buffer text = {0};
    if (inspection_read_file(inspection, container, "the EPUB standard", &text)) {
        const struct xml_handler handler = {.context = inspection, .start = find_root_file};
        bool is_sound = inspection_read_xml(inspection, container, &text, &handler);
        if (!inspection->package && is_sound)
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_LACKS, container, "rootfile");
    }
    buffer_free(&text);
}

static bool needs_no_listing(const struct inspection *inspection, const char *name)
{
    return !strncmp(name, "META-INF/", 9) || !strcmp(name, "mimetype") || !strcmp(name, inspection->package);
}

/* Names that an unpacking program would put elsewhere, or that old readers cannot open. */
static void check_name(struct inspection *inspection, const char *name)
{
    bool leads_out = *name == '/' || strchr(name, '\\') || !strncmp(name, "../", 3) || strstr(name, "/../");
    bool is_plain = true;
    for (const char *byte = name; *byte; byte++)
        is_plain &= *byte > 0x20 && *byte < 0x7F;
    if (leads_out)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_UNSAFE_NAME, name);
    else if (!is_plain)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_NAME_NOT_PLAIN, name);
}

static void check_names(struct inspection *inspection)
{
    for (size_t i = 0; i < archive_count(inspection->archive); i++) {
        struct archive_entry entry = archive_entry(inspection->archive, i);
        check_name(inspection, entry.name);
        if (!entry.is_folder && !needs_no_listing(inspection, entry.name) &&
            !inspection_find(inspection, entry.name))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_UNLISTED, entry.name);
    }
}

/* Apple Books shows no picture of more than 5.6 million pixels (Asset Guide 5.3). */
static void check_pixels(struct inspection *inspection, const struct listed_file *file,
                         const struct buffer *bytes)
{
    enum { MOST_PIXELS = 5600000 };
    struct image_info info;
    if (!image_measure(bytes->data, bytes->length, &info) ||
        (uint64_t)info.width * info.height <= MOST_PIXELS)
        return;
    diag_report(inspection->diag, inspection->place, DIAG_BOOK_LARGE_PICTURE, file->path,
                arena_format(inspection->arena, "%u", info.width),
                arena_format(inspection->arena, "%u", info.height));
}

/* A picture must be what the manifest says it is. */
static void check_picture(struct inspection *inspection, const struct listed_file *file)
{
    struct buffer bytes = {0};
    if (inspection_read_file(inspection, file->path, inspection->package, &bytes)) {
        const char *found = image_media_type(image_sniff(bytes.data, bytes.length));
        if (!found || strcmp(found, file->media_type))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_PICTURE_TYPE, file->path,
                        file->media_type, found ? found : "something else");
        check_pixels(inspection, file, &bytes);
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

static void inspect(struct inspection *inspection, const void *bytes, size_t size)
{
    check_media_type(inspection, bytes, size);
    find_package(inspection);
    if (!inspection->package || !check_package(inspection))
        return;
    check_names(inspection);
    check_pictures(inspection);
    check_pages(inspection);
    check_styles(inspection);
    check_links(inspection);
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
    const char *locked = encryption_find_locked(inspection.arena, inspection.archive);
    if (locked)
        diag_report(diag, place, DIAG_BOOK_LOCKED, locked);
    else
        inspect(&inspection, bytes, size);
    free(inspection.files);
    archive_close(inspection.archive);
    arena_free(inspection.arena);
    return diag->counts[SEVERITY_ERROR] > inspection.errors_before ? STATUS_FAILED : STATUS_OK;
}
