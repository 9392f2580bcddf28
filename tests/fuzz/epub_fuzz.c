/* Books: any bytes as a book, and as the page of a sound one, checked and read. */
#include "base/archive.h"
#include "formats/document/builder.h"
#include "formats/document/fault.h"
#include "formats/epub/check/check.h"
#include "formats/epub/read/reader.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void add(struct archive_writer *writer, const char *name, const char *text, size_t size,
                enum archive_method method)
{
    char *copy = memory_allocate(size + 1);
    memcpy(copy, text, size);
    archive_add(writer, name, copy, size, ARCHIVE_TAKE, method);
}

static void add_text(struct archive_writer *writer, const char *name, const char *text,
                     enum archive_method method)
{
    add(writer, name, text, strlen(text), method);
}

static struct buffer make_book(const char *page, size_t size, struct diag *diag)
{
    struct buffer book = {0};
    struct sink *sink = sink_open_buffer(&book);
    struct archive_writer *writer = archive_writer_new();
    add_text(writer, "mimetype", "application/epub+zip", ARCHIVE_STORED);
    add_text(writer, "META-INF/container.xml", "<container><rootfile full-path='p.opf'/></container>",
             ARCHIVE_STORED);
    add_text(writer, "p.opf",
             "<package><metadata><meta name='generator' content='banxin'/></metadata><manifest>"
             "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
             "<spine><itemref idref='a'/></spine></package>",
             ARCHIVE_STORED);
    add(writer, "a.xhtml", page, size, ARCHIVE_STORED);
    archive_writer_finish(writer, sink, diag, (struct place){0});
    sink_commit(sink, diag);
    return book;
}

static void try_book(const char *bytes, size_t size, struct diag *diag)
{
    struct source source = {.name = "a.epub", .bytes = bytes, .size = size};
    struct read_request request = {.source = &source, .diag = diag};
    struct document *document;
    epub_check(bytes, size, diag, (struct place){"a.epub", 0});
    if (epub_read(&request, &document) != STATUS_OK)
        return;
    if (document_find_fault(document))
        abort();
    document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct diag diag = {0};
    try_book((const char *)bytes, size, &diag);
    struct buffer book = make_book((const char *)bytes, size, &diag);
    try_book(book.data, book.length, &diag);
    buffer_free(&book);
    return 0;
}
