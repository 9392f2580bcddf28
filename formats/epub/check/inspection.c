#include "formats/epub/check/inspection.h"

#include "formats/epub/read/href.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

int inspection_compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

int inspection_compare_paths(const void *left, const void *right)
{
    return strcmp(((const struct listed_file *)left)->path, ((const struct listed_file *)right)->path);
}

struct listed_file *inspection_find(const struct inspection *inspection, const char *path)
{
    struct listed_file key = {.path = path};
    if (!inspection->file_count)
        return NULL;
    return bsearch(&key, inspection->files, inspection->file_count, sizeof key, inspection_compare_paths);
}

bool inspection_read_file(struct inspection *inspection, const char *path, const char *named_by,
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

bool inspection_read_xml(struct inspection *inspection, const char *path, const struct buffer *text,
                         const struct xml_handler *handler)
{
    struct xml_fault fault;
    if (xml_read(text->data, text->length, handler, &fault))
        return true;
    diag_report(inspection->diag, inspection->place, DIAG_BOOK_NOT_XML, path,
                arena_format(inspection->arena, "%lu", fault.line), fault.reason);
    return false;
}

/* An address that no reader can open: of this computer, from the root of some server, or, for what is a part
 * of the book, of another place in the net. */
static bool is_outside(const char *href, enum link_kind kind)
{
    size_t scheme = strcspn(href, ":/?#");
    if (*href == '/' || !strncasecmp(href, "file:", 5))
        return true;
    return href[scheme] == ':' && kind == LINK_PART_OF_BOOK && strncasecmp(href, "data:", 5);
}

void inspection_add_link(struct inspection *inspection, const struct listed_file *from, const char *href,
                         enum link_kind kind)
{
    const char *fragment = NULL;
    if (is_outside(href, kind)) {
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_OUTSIDE, from->path, href);
        return;
    }
    const char *path = href_resolve(inspection->arena, from->path, href, &fragment);
    if (!path)
        return;
    struct book_link *link = arena_allocate(inspection->arena, sizeof *link);
    *link = (struct book_link){.from = from->path, .path = path, .fragment = fragment};
    *inspection->last_link = link;
    inspection->last_link = &link->next;
}
