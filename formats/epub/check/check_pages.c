#include "formats/epub/check/check_pages.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LARGEST_PAGE = 300 * 1000 };

/* Attributes that name another file or place. */
static const char *const link_attributes[] = {"href", "src", "xlink:href", "poster"};

/* Elements that may name what is elsewhere: the reader is asked, or the book plays without it (EPUB 3.3
 * §3.6). */
static const char *const far_elements[] = {"a", "area", "audio", "video", "source", "track"};

struct page {
    struct inspection *inspection;
    struct listed_file *file;
    const char **anchors;
    size_t anchor_count, anchor_capacity;
};

static bool is_page(const struct listed_file *file)
{
    return file->exists && file->media_type &&
           (!strcmp(file->media_type, "application/xhtml+xml") ||
            !strcmp(file->media_type, "application/x-dtbncx+xml"));
}

static void add_anchor(struct page *page, const char *id)
{
    if (page->anchor_count == page->anchor_capacity) {
        page->anchor_capacity = page->anchor_capacity ? page->anchor_capacity * 2 : 32;
        page->anchors = memory_resize(page->anchors, page->anchor_capacity * sizeof *page->anchors);
    }
    page->anchors[page->anchor_count++] = id;
}

/* A page may name its like elsewhere, but not its style sheet. */
static bool is_relation(const struct xml_element *element)
{
    const char *relation = xml_element_is(element, "link") ? xml_element_attribute(element, "rel") : NULL;
    return relation && !strstr(relation, "stylesheet");
}

static enum link_kind link_kind(const struct xml_element *element)
{
    if (is_relation(element))
        return LINK_ANYWHERE;
    for (size_t i = 0; i < sizeof far_elements / sizeof *far_elements; i++)
        if (xml_element_is(element, far_elements[i]))
            return LINK_ANYWHERE;
    return LINK_PART_OF_BOOK;
}

static void read_element(void *context, const struct xml_element *element)
{
    struct page *page = context;
    struct inspection *inspection = page->inspection;
    const char *id = xml_element_attribute(element, "id");
    if (id)
        add_anchor(page, arena_copy_text(inspection->arena, id));
    for (size_t i = 0; i < sizeof link_attributes / sizeof *link_attributes; i++) {
        const char *href = xml_element_attribute(element, link_attributes[i]);
        if (href)
            inspection_add_link(inspection, page->file, href, link_kind(element));
    }
    if (!xml_element_is(element, "img"))
        return;
    if (!xml_element_attribute(element, "src"))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_PICTURE_LACKS, page->file->path, "src");
    if (!xml_element_attribute(element, "alt"))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_PICTURE_LACKS, page->file->path, "alt");
}

static void keep_anchors(struct page *page)
{
    struct inspection *inspection = page->inspection;
    size_t count = page->anchor_count;
    const char **anchors = arena_allocate_array(inspection->arena, count + 1, sizeof *anchors);
    if (count) {
        memcpy(anchors, page->anchors, count * sizeof *anchors);
        qsort(anchors, count, sizeof *anchors, inspection_compare_texts);
    }
    for (size_t i = 1; i < count; i++)
        if (!strcmp(anchors[i - 1], anchors[i]))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_ID_TWICE, page->file->path,
                        anchors[i]);
    page->file->anchors = anchors;
    page->file->anchor_count = count;
    free(page->anchors);
}

/* Contents are one file, however long. */
static bool can_be_split(const struct listed_file *file)
{
    return strcmp(file->media_type, "application/x-dtbncx+xml") &&
           !(file->properties && strstr(file->properties, "nav"));
}

static void check_form(struct page *page, const struct buffer *text)
{
    struct inspection *inspection = page->inspection;
    if (strncmp(text->data, "<?xml", 5) && strncmp(text->data, "\xEF\xBB\xBF<?xml", 8))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_NO_DECLARATION, page->file->path);
    if (text->length > LARGEST_PAGE && can_be_split(page->file))
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_LARGE_PAGE, page->file->path,
                    arena_format(inspection->arena, "%zu", text->length / 1000));
}

static void read_page(struct inspection *inspection, struct listed_file *file)
{
    struct page page = {.inspection = inspection, .file = file};
    struct buffer text = {0};
    file->is_unread = !inspection_read_file(inspection, file->path, inspection->package, &text);
    if (!file->is_unread) {
        const struct xml_handler handler = {.context = &page, .start = read_element};
        file->is_unread = !inspection_read_xml(inspection, file->path, &text, &handler);
    }
    if (!file->is_unread)
        check_form(&page, &text);
    keep_anchors(&page);
    buffer_free(&text);
}

void check_pages(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++)
        if (is_page(&inspection->files[i]))
            read_page(inspection, &inspection->files[i]);
}

static bool has_anchor(const struct listed_file *file, const char *id)
{
    return file->is_unread ||
           (file->anchor_count &&
            bsearch(&id, file->anchors, file->anchor_count, sizeof *file->anchors, inspection_compare_texts));
}

void check_links(struct inspection *inspection)
{
    for (const struct book_link *link = inspection->links; link; link = link->next) {
        const struct listed_file *file = inspection_find(inspection, link->path);
        if (!file)
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_DEAD_LINK, link->from, link->path);
        else if (link->fragment && is_page(file) && !has_anchor(file, link->fragment))
            diag_report(inspection->diag, inspection->place, DIAG_BOOK_DEAD_LINK, link->from,
                        arena_format(inspection->arena, "%s#%s", link->path, link->fragment));
    }
}
