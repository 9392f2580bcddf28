#include "formats/epub/writer.h"

#include "formats/epub/article.h"
#include "formats/epub/book.h"
#include "formats/epub/pages.h"

#include <stdlib.h>

struct writer_session {
    struct book *book;
    struct sink *sink;
};

/* The first entry, stored, so that the type stands at a fixed place of the file. */
static void add_media_type(struct book *book)
{
    static char media_type[] = "application/epub+zip";
    archive_add(book->archive, "mimetype", media_type, sizeof media_type - 1, ARCHIVE_BORROW, ARCHIVE_STORED);
}

enum status epub_begin(const struct write_request *request, struct writer_session **session)
{
    *session = memory_allocate(sizeof **session);
    **session = (struct writer_session){.book = book_new(request), .sink = request->sink};
    struct book *book = (*session)->book;
    struct buffer out = {0};
    add_media_type(book);
    container_write(&out);
    archive_add_buffer(book->archive, "META-INF/container.xml", &out);
    return STATUS_OK;
}

enum status epub_add(struct writer_session *session, const struct document *document)
{
    article_add(session->book, document);
    return STATUS_OK;
}

void epub_abandon(struct writer_session *session)
{
    book_free(session->book);
    free(session);
}

static const struct page {
    const char *name;
    void (*write)(const struct book *book, struct buffer *out);
} pages[] = {
    {"EPUB/style.css", style_write},
    {"EPUB/nav.xhtml", navigation_write},
    {"EPUB/toc.ncx", ncx_write},
    {"EPUB/content.opf", package_write},
};

enum status epub_end(struct writer_session *session)
{
    struct book *book = session->book;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct buffer out = {0};
        pages[i].write(book, &out);
        archive_add_buffer(book->archive, pages[i].name, &out);
    }
    enum status status = archive_writer_finish(book->archive, session->sink, book->diag, book->place);
    book->archive = NULL;
    epub_abandon(session);
    return status;
}
