#include "formats/epub/read/contents.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "base/xml/xml_reader.h"
#include "formats/epub/read/href.h"

#include <stdlib.h>
#include <string.h>

/* The contents while they are read. */
struct contents_reader {
    const struct opened_book *book;
    const char *file;
    struct contents found;
    size_t capacity;
    unsigned depth;       /* of open lists, or of open points */
    size_t nav_depth;     /* of the nav that lists the text; 0: it is not open */
    size_t label_depth;   /* of the element that holds a label; 0: none is open */
    struct buffer label;  /* of the entry that is read */
    const char *fragment; /* of its target */
    size_t page;
};

/* Blanks and line ends are one blank each, and none at the ends. */
static const char *clean_label(struct contents_reader *reader)
{
    struct buffer *label = &reader->label;
    size_t length = 0;
    for (size_t i = 0; i < label->length; i++) {
        bool blank = ascii_is_space(label->data[i]);
        if (!blank || (length && label->data[length - 1] != ' '))
            label->data[length++] = blank ? ' ' : label->data[i];
    }
    length -= length && label->data[length - 1] == ' ';
    return arena_copy(reader->book->arena, length ? label->data : "", length);
}

static void begin_label(struct contents_reader *reader, const struct xml_element *element)
{
    buffer_truncate(&reader->label, 0);
    reader->label_depth = element->depth;
    reader->page = reader->book->page_count;
    reader->fragment = NULL;
}

static void take_target(struct contents_reader *reader, const char *href)
{
    const struct opened_book *book = reader->book;
    const char *path = href ? href_resolve(book->arena, reader->file, href, &reader->fragment) : NULL;
    reader->page = path ? package_reader_find_page(book, path) : book->page_count;
}

static void add_entry(struct contents_reader *reader)
{
    struct contents *found = &reader->found;
    if (found->count == reader->capacity) {
        reader->capacity = reader->capacity ? reader->capacity * 2 : 64;
        found->entries = memory_resize(found->entries, reader->capacity * sizeof *found->entries);
    }
    found->entries[found->count++] = (struct contents_entry){.title = clean_label(reader),
                                                             .fragment = reader->fragment,
                                                             .page = reader->page,
                                                             .depth = reader->depth - (reader->depth > 0)};
}

/* The navigation. */

static bool lists_text(const struct xml_element *element)
{
    const char *type = xml_element_attribute(element, "epub:type");
    return type && !strcmp(type, "toc");
}

static void start_in_navigation(void *context, const struct xml_element *element)
{
    struct contents_reader *reader = context;
    if (xml_element_is(element, "*:nav") && lists_text(element))
        reader->nav_depth = element->depth;
    if (!reader->nav_depth)
        return;
    bool is_link = xml_element_is(element, "*:a");
    reader->depth += xml_element_is(element, "*:ol");
    if (reader->depth && !reader->label_depth && (is_link || xml_element_is(element, "*:span")))
        begin_label(reader, element);
    if (is_link && reader->depth)
        take_target(reader, xml_element_attribute(element, "href"));
}

static void end_in_navigation(void *context, const struct xml_element *element)
{
    struct contents_reader *reader = context;
    if (!reader->nav_depth)
        return;
    if (element->depth == reader->label_depth) {
        add_entry(reader);
        reader->label_depth = 0;
    }
    reader->depth -= xml_element_is(element, "*:ol");
    if (element->depth == reader->nav_depth)
        reader->nav_depth = 0;
}

/* The NCX: a point has its label, its target and the points below it, in this order. */

static void start_in_ncx(void *context, const struct xml_element *element)
{
    struct contents_reader *reader = context;
    reader->depth += xml_element_is(element, "*:navPoint");
    if (reader->depth && xml_element_is(element, "*:navLabel"))
        begin_label(reader, element);
    if (reader->depth && xml_element_is(element, "*:content")) {
        take_target(reader, xml_element_attribute(element, "src"));
        add_entry(reader);
    }
}

static void end_in_ncx(void *context, const struct xml_element *element)
{
    struct contents_reader *reader = context;
    reader->depth -= xml_element_is(element, "*:navPoint");
    if (element->depth == reader->label_depth)
        reader->label_depth = 0;
}

static void take_text(void *context, const char *text, size_t length, unsigned long line)
{
    struct contents_reader *reader = context;
    (void)line;
    if (reader->label_depth)
        buffer_append(&reader->label, text, length);
}

static struct contents read_file(const struct opened_book *book, const char *file,
                                 const struct xml_handler *events)
{
    struct contents_reader reader = {.book = book, .file = file};
    struct xml_handler handler = *events;
    struct buffer text = {0};
    struct xml_fault fault;
    handler.context = &reader;
    if (package_reader_read(book, file, &text))
        xml_read(text.data, text.length, &handler, &fault);
    buffer_free(&text);
    buffer_free(&reader.label);
    return reader.found;
}

struct contents contents_read(const struct opened_book *book)
{
    static const struct xml_handler in_navigation = {
        .start = start_in_navigation, .end = end_in_navigation, .text = take_text};
    static const struct xml_handler in_ncx = {.start = start_in_ncx, .end = end_in_ncx, .text = take_text};
    struct contents contents = {0};
    if (book->navigation)
        contents = read_file(book, book->navigation, &in_navigation);
    if (!contents.count && book->ncx)
        contents = read_file(book, book->ncx, &in_ncx);
    return contents;
}

void contents_free(struct contents *contents)
{
    free(contents->entries);
}
