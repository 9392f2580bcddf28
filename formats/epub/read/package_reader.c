#include "formats/epub/read/package_reader.h"

#include "base/utf8.h"
#include "base/xml/xml_reader.h"
#include "formats/epub/read/encryption.h"
#include "formats/epub/read/href.h"

#include <stdlib.h>
#include <string.h>

struct manifest_item {
    const char *id, *path, *properties;
    struct manifest_item *next;
};

/* The package while it is read. */
struct package_reader {
    struct opened_book *book;
    struct manifest_item *items;
    const char **field; /* of the metadata: where the next text goes; NULL: nowhere */
    size_t page_capacity;
};

bool package_reader_read(const struct opened_book *book, const char *path, struct buffer *bytes)
{
    const char *reason;
    long index = archive_find(book->archive, path);
    return index >= 0 && archive_read(book->archive, (size_t)index, bytes, &reason) == STATUS_OK &&
           bytes->length;
}

static void find_root_file(void *context, const struct xml_element *element)
{
    struct opened_book *book = context;
    if (!book->package && xml_element_is(element, "*:rootfile"))
        book->package = arena_copy_text(book->arena, xml_element_attribute(element, "full-path"));
}

static enum status find_package(struct opened_book *book)
{
    static const char container[] = "META-INF/container.xml";
    struct buffer text = {0};
    if (!package_reader_read(book, container, &text)) {
        diag_report(book->diag, book->place, DIAG_BOOK_FILE_MISSING, container, "the EPUB standard");
        buffer_free(&text);
        return STATUS_FAILED;
    }
    struct xml_fault fault;
    xml_read(text.data, text.length, &(struct xml_handler){.context = book, .start = find_root_file}, &fault);
    buffer_free(&text);
    if (book->package)
        return STATUS_OK;
    diag_report(book->diag, book->place, DIAG_BOOK_LACKS, container, "rootfile");
    return STATUS_FAILED;
}

static const char *keep_attribute(struct package_reader *reader, const struct xml_element *element,
                                  const char *name)
{
    return arena_copy_text(reader->book->arena, xml_element_attribute(element, name));
}

static bool is_navigation(const struct manifest_item *item)
{
    return item->properties && ascii_has_word(item->properties, "nav");
}

/* The files that say what the book's contents are. */
static void note_contents(struct opened_book *book, const struct manifest_item *item, const char *type)
{
    if (is_navigation(item))
        book->navigation = item->path;
    else if (type && !strcmp(type, "application/x-dtbncx+xml"))
        book->ncx = item->path;
}

static void add_item(struct package_reader *reader, const struct xml_element *element)
{
    struct arena *arena = reader->book->arena;
    const char *href = xml_element_attribute(element, "href"), *fragment;
    struct manifest_item *item = arena_allocate(arena, sizeof *item);
    item->id = keep_attribute(reader, element, "id");
    item->path = href ? href_resolve(arena, reader->book->package, href, &fragment) : NULL;
    item->properties = keep_attribute(reader, element, "properties");
    if (!item->id || !item->path)
        return;
    note_contents(reader->book, item, xml_element_attribute(element, "media-type"));
    item->next = reader->items;
    reader->items = item;
}

static bool is_apparatus(const struct manifest_item *item)
{
    return is_navigation(item) || !strcmp(item->id, "cover") || !strcmp(item->id, "title-page");
}

/* The spine as ids; they become paths once the whole manifest is known. */
static void add_page(struct package_reader *reader, const struct xml_element *element)
{
    struct opened_book *book = reader->book;
    const char *id = keep_attribute(reader, element, "idref");
    if (!id)
        return;
    if (book->page_count == reader->page_capacity) {
        reader->page_capacity = reader->page_capacity ? reader->page_capacity * 2 : 32;
        book->pages = memory_resize(book->pages, reader->page_capacity * sizeof *book->pages);
    }
    book->pages[book->page_count++] = (struct opened_page){.path = id};
}

static void find_field(struct package_reader *reader, const struct xml_element *element)
{
    struct opened_book *book = reader->book;
    const struct {
        const char *element;
        const char **field;
    } fields[] = {
        {"dc:title", &book->title},
        {"dc:creator", &book->author},
        {"dc:contributor", &book->contributors},
        {"dc:source", &book->source},
        {"dc:date", &book->date},
        {"dc:language", &book->language},
        {"dc:publisher", &book->publisher},
        {"dc:description", &book->summary},
        {"dc:subject", &book->keywords},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (xml_element_is(element, fields[i].element))
            reader->field = fields[i].field;
}

/* Of EPUB 3, whose value is its text. */
static void find_property(struct package_reader *reader, const struct xml_element *element)
{
    struct opened_book *book = reader->book;
    const char *property = xml_element_attribute(element, "property");
    if (property && !strcmp(property, "belongs-to-collection"))
        reader->field = &book->series;
    else if (property && !strcmp(property, "group-position"))
        reader->field = &book->series_index;
}

static void keep_content(struct package_reader *reader, const char **field, const char *content)
{
    if (!*field)
        *field = arena_copy_text(reader->book->arena, content);
}

/* Of EPUB 2, and of calibre in both. */
static void note_content(struct package_reader *reader, const struct xml_element *element)
{
    struct opened_book *book = reader->book;
    const char *name = xml_element_attribute(element, "name");
    const char *content = xml_element_attribute(element, "content");
    if (!name || !content)
        return;
    if (!strcmp(name, "generator"))
        book->is_ours |= !strncmp(content, "banxin", 6);
    else if (!strcmp(name, "calibre:series"))
        keep_content(reader, &book->series, content);
    else if (!strcmp(name, "calibre:series_index"))
        keep_content(reader, &book->series_index, content);
}

/* calibre writes "3.0" for 3. What is no number says nothing. */
static const char *clean_index(struct arena *arena, const char *index)
{
    size_t length = index ? strlen(index) : 0;
    if (length > 2 && !strcmp(index + length - 2, ".0"))
        length -= 2;
    bool is_number = length && strspn(index, "0123456789.") >= length && index[0] != '.';
    return is_number && index[length - 1] != '.' ? arena_copy(arena, index, length) : NULL;
}

/* What stands between several texts of one field; NULL: of such a field the first text counts. */
static const char *find_separator(const struct package_reader *reader)
{
    const struct opened_book *book = reader->book;
    if (reader->field == &book->author || reader->field == &book->contributors)
        return "; ";
    return reader->field == &book->keywords ? ", " : NULL;
}

static void read_field(void *context, const char *characters, size_t length, unsigned long line)
{
    struct package_reader *reader = context;
    struct arena *arena = reader->book->arena;
    (void)line;
    if (!reader->field)
        return;
    const char *text = arena_copy(arena, characters, length), *separator = find_separator(reader);
    text += strspn(text, " \t\r\n");
    if (!*text)
        return;
    if (!*reader->field)
        *reader->field = text;
    else if (separator)
        *reader->field = arena_format(arena, "%s%s%s", *reader->field, separator, text);
}

static void read_start(void *context, const struct xml_element *element)
{
    struct package_reader *reader = context;
    reader->field = NULL;
    if (xml_element_is(element, "*:item"))
        add_item(reader, element);
    else if (xml_element_is(element, "*:itemref"))
        add_page(reader, element);
    else
        find_field(reader, element);
    if (xml_element_is(element, "meta")) {
        find_property(reader, element);
        note_content(reader, element);
    }
}

static void read_end(void *context, const struct xml_element *element)
{
    struct package_reader *reader = context;
    (void)element;
    reader->field = NULL;
}

static int compare_items(const void *left, const void *right)
{
    return strcmp((*(struct manifest_item *const *)left)->id, (*(struct manifest_item *const *)right)->id);
}

/* Ids of the spine become paths; those that the manifest does not know go. */
static void resolve_pages(struct package_reader *reader)
{
    struct opened_book *book = reader->book;
    size_t count = 0, kept = 0;
    for (struct manifest_item *item = reader->items; item; item = item->next)
        count++;
    struct manifest_item **items =
        arena_allocate_array(book->arena, count + 1, sizeof(struct manifest_item *));
    count = 0;
    for (struct manifest_item *item = reader->items; item; item = item->next)
        items[count++] = item;
    qsort(items, count, sizeof *items, compare_items);
    for (size_t i = 0; i < book->page_count; i++) {
        struct manifest_item key = {.id = book->pages[i].path}, *wanted = &key;
        struct manifest_item **found =
            count ? bsearch(&wanted, items, count, sizeof *items, compare_items) : NULL;
        if (found)
            book->pages[kept++] = (struct opened_page){(*found)->path, is_apparatus(*found)};
    }
    book->page_count = kept;
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp((*(struct opened_page *const *)left)->path, (*(struct opened_page *const *)right)->path);
}

static void sort_pages(struct opened_book *book)
{
    book->sorted = arena_allocate_array(book->arena, book->page_count + 1, sizeof *book->sorted);
    for (size_t i = 0; i < book->page_count; i++)
        book->sorted[i] = &book->pages[i];
    if (book->page_count)
        qsort(book->sorted, book->page_count, sizeof *book->sorted, compare_paths);
}

size_t package_reader_find_page(const struct opened_book *book, const char *path)
{
    struct opened_page key = {.path = path}, *wanted = &key;
    struct opened_page **found = book->page_count ? bsearch(&wanted, book->sorted, book->page_count,
                                                            sizeof *book->sorted, compare_paths)
                                                  : NULL;
    return found ? (size_t)(*found - book->pages) : book->page_count;
}

static enum status read_package(struct opened_book *book)
{
    struct buffer text = {0};
    if (!package_reader_read(book, book->package, &text)) {
        diag_report(book->diag, book->place, DIAG_BOOK_FILE_MISSING, book->package, "META-INF/container.xml");
        buffer_free(&text);
        return STATUS_FAILED;
    }
    struct package_reader reader = {.book = book};
    const struct xml_handler handler = {
        .context = &reader, .start = read_start, .end = read_end, .text = read_field};
    struct xml_fault fault;
    size_t blank = strspn(text.data, " \t\r\n");
    bool is_sound = xml_read(text.data + blank, text.length - blank, &handler, &fault);
    book->series_index = clean_index(book->arena, book->series_index);
    if (is_sound) {
        resolve_pages(&reader);
        sort_pages(book);
    } else
        diag_report(book->diag, book->place, DIAG_BOOK_NOT_XML, book->package,
                    arena_format(book->arena, "%lu", fault.line), fault.reason);
    buffer_free(&text);
    return is_sound ? STATUS_OK : STATUS_FAILED;
}

enum status package_reader_open(const void *bytes, size_t size, struct diag *diag, struct place place,
                                struct opened_book **book)
{
    struct archive *archive;
    const char *reason;
    if (archive_open(bytes, size, &archive, &reason) != STATUS_OK) {
        diag_report(diag, place, DIAG_BOOK_NOT_ZIP, reason);
        return STATUS_FAILED;
    }
    struct arena *arena = arena_new();
    struct opened_book *opened = arena_allocate(arena, sizeof *opened);
    *opened = (struct opened_book){.arena = arena, .archive = archive, .diag = diag, .place = place};
    const char *locked = encryption_find_locked(arena, archive);
    if (locked)
        diag_report(diag, place, DIAG_BOOK_LOCKED, locked);
    enum status status = locked ? STATUS_FAILED : find_package(opened);
    if (status == STATUS_OK)
        status = read_package(opened);
    if (status == STATUS_OK)
        *book = opened;
    else
        package_reader_close(opened);
    return status;
}

void package_reader_close(struct opened_book *book)
{
    if (!book)
        return;
    archive_close(book->archive);
    free(book->pages);
    arena_free(book->arena);
}
