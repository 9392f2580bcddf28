#include "formats/epub/inspection/inspection.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

int inspection_compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int inspection_compare_paths(const void *left, const void *right)
{
    const struct listed_file *one = left, *other = right;
    return strcmp(one->path ? one->path : "", other->path ? other->path : "");
}

struct listed_file *inspection_find(const struct inspection *inspection, const char *path)
{
    struct listed_file key = {.path = path};
    if (!inspection->file_count || !path || !*path)
        return NULL;
    return bsearch(&key, inspection->files, inspection->file_count, sizeof key, inspection_compare_paths);
}

struct listed_file *inspection_find_id(const struct inspection *inspection, const char *id)
{
    for (size_t i = 0; id && i < inspection->file_count; i++)
        if (inspection->files[i].id && !strcmp(inspection->files[i].id, id))
            return &inspection->files[i];
    return NULL;
}

struct listed_file *inspection_find_remote(const struct inspection *inspection, const char *href)
{
    size_t length = strcspn(href, "#");
    for (size_t i = 0; i < inspection->file_count; i++) {
        struct listed_file *file = &inspection->files[i];
        if (!file->path && !strncmp(file->href, href, length) && !file->href[length])
            return file;
    }
    return NULL;
}

void inspection_report(struct inspection *inspection, enum diag_id id, const char *first, const char *second,
                       const char *third)
{
    diag_report(inspection->diag, inspection->place, id, first, second, third);
}

void inspection_fault(struct inspection *inspection, const char *where, const char *what, const char *reason)
{
    diag_report(inspection->diag, inspection->place, DIAG_BOOK_RULE, where, what, reason);
}

void inspection_advise(struct inspection *inspection, const char *where, const char *what, const char *reason)
{
    diag_report(inspection->diag, inspection->place, DIAG_BOOK_ADVICE, where, what, reason);
}

const char *inspection_line(const struct inspection *inspection, const char *path, unsigned long line)
{
    return line ? arena_format(inspection->arena, "%s:%lu", path, line) : path;
}

/* Files. */

bool inspection_read_file(struct inspection *inspection, const char *path, const char *named_by,
                          struct buffer *text)
{
    long index = archive_find(inspection->archive, path);
    const char *reason = NULL;
    if (index < 0)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_FILE_MISSING, path, named_by);
    else if (archive_read(inspection->archive, (size_t)index, text, &reason) != STATUS_OK)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_FILE_BROKEN, path, reason);
    else
        return true;
    return false;
}

/* Media types. */

static bool is_among(const char *media_type, const char *const *types, size_t count)
{
    size_t length = media_type ? strcspn(media_type, "; ") : 0;
    for (size_t i = 0; i < count; i++)
        if (media_type && strlen(types[i]) == length && !strncasecmp(types[i], media_type, length))
            return true;
    return false;
}

bool inspection_is_page_type(const struct inspection *inspection, const char *media_type)
{
    static const char *const types[] = {"application/xhtml+xml", "image/svg+xml"};
    static const char *const old[] = {"application/xhtml+xml", "application/x-dtbook+xml"};
    return inspection->edition == 2 ? is_among(media_type, old, COUNT(old))
                                    : is_among(media_type, types, COUNT(types));
}

/* Source: EPUB 3.3 §3.2. */
bool inspection_is_font_type(const char *media_type)
{
    static const char *const types[] = {"font/ttf",
                                        "application/font-sfnt",
                                        "font/otf",
                                        "application/vnd.ms-opentype",
                                        "font/woff",
                                        "application/font-woff",
                                        "font/woff2",
                                        "application/x-font-ttf",
                                        "application/x-font-opentype",
                                        "application/x-font-truetype"};
    return is_among(media_type, types, COUNT(types));
}

bool inspection_is_core_type(const struct inspection *inspection, const char *media_type)
{
    static const char *const types[] = {
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/svg+xml",
        "image/webp",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/ecmascript",
        "application/xhtml+xml",
        "application/x-dtbncx+xml",
        "application/smil+xml",
    };
    static const char *const old[] = {
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/svg+xml",
        "application/xhtml+xml",
        "application/x-dtbook+xml",
        "text/css",
        "application/x-dtbncx+xml",
        "text/x-oeb1-document",
        "text/x-oeb1-css",
    };
    if (inspection->edition == 2)
        return is_among(media_type, old, COUNT(old));
    if (inspection_type_begins(media_type, "audio/ogg")) /* of what Ogg may hold, Opus alone */
        return strstr(media_type, "codecs=opus") || strstr(media_type, "codecs=\"opus");
    return is_among(media_type, types, COUNT(types)) || inspection_is_font_type(media_type);
}

bool inspection_type_begins(const char *media_type, const char *start)
{
    return media_type && !strncasecmp(media_type, start, strlen(start));
}

bool listed_file_has(const struct listed_file *file, const char *property)
{
    return ascii_has_word(file->properties, property);
}

bool inspection_is_remote(const char *href)
{
    return !strncasecmp(href, "http:", 5) || !strncasecmp(href, "https:", 6);
}

/* Links. */

bool inspection_is_place(enum link_kind kind)
{
    return kind == LINK_PLACE || kind == LINK_CONTENTS;
}

const char *inspection_address_fault(const struct address *address)
{
    if (address->kind == ADDRESS_FILE)
        return PHRASE("it is a file of one computer; put it into the book");
    if (address->is_broken)
        return PHRASE("it is not a valid URL; write spaces and other characters as %20 and so on");
    if (address->leads_out)
        return PHRASE("it leads out of the book; name a file of the book by a relative path");
    return address->has_query ? PHRASE("a file of the book has no query; take out what begins with ?") : NULL;
}

static const char *find_wrong(const struct address *address, enum link_kind kind)
{
    const char *fault = inspection_address_fault(address);
    bool is_place = inspection_is_place(kind) || kind == LINK_OVERLAY;
    if (!fault && address->kind == ADDRESS_DATA && is_place)
        return PHRASE("a data: address may not be opened by itself; put the file into the book");
    return fault;
}

static const char *base_of(const struct book_link *link, const char *path)
{
    return link->path ? link->path : path;
}

/* What a data: address holds is of a type that every reader knows, or has another form beside it. */
static void check_data(struct inspection *inspection, const char *from, const struct book_link *link,
                       const char *text)
{
    const char *type = arena_copy(inspection->arena, text + 5, strcspn(text + 5, ";,"));
    bool is_shown = link->kind == LINK_IMAGE || link->kind == LINK_AUDIO || link->kind == LINK_STYLE_FILE ||
                    link->kind == LINK_FRAME;
    if (is_shown && !link->has_fallback && *type && !inspection_is_core_type(inspection, type))
        inspection_report(inspection, DIAG_BOOK_NO_FALLBACK, from, type, NULL);
}

struct book_link *inspection_add_link(struct inspection *inspection, const struct book_link *model,
                                      const char *path, unsigned long line)
{
    const struct address address = address_read(inspection->arena, base_of(model, path), model->href);
    const char *from = inspection_line(inspection, path, line), *wrong = find_wrong(&address, model->kind);
    if (wrong)
        inspection_fault(inspection, from, model->href, wrong);
    if (address.scheme && address.kind == ADDRESS_OTHER && !address.is_known)
        inspection_advise(inspection, from, model->href, PHRASE("no program knows this kind of address"));
    if (address.kind == ADDRESS_DATA)
        check_data(inspection, from, model, address.text);
    if (wrong || (address.kind != ADDRESS_INSIDE && address.kind != ADDRESS_WEB))
        return NULL;
    struct book_link *link = arena_allocate(inspection->arena, sizeof *link);
    *link = *model;
    link->from = from;
    link->href = address.text;
    link->path = address.path;
    link->fragment = address.fragment;
    link->next = NULL;
    *inspection->last_link = link;
    inspection->last_link = &link->next;
    return link;
}
