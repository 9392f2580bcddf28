#include "formats/epub/writer.h"

#include "base/utf8.h"
#include "formats/epub/article.h"
#include "formats/epub/artwork.h"
#include "formats/epub/check/check.h"
#include "formats/epub/package/book.h"
#include "formats/epub/package/book_contents.h"
#include "formats/epub/package/navigation.h"
#include "formats/epub/package/package.h"
#include "formats/epub/package/style_sheet.h"
#include "formats/epub/package/title_page.h"

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

/* The user's own rules come last and so win; what a style sheet may import from elsewhere is void there. */
static enum status read_user_style(struct book *book)
{
    const char *name = book->options->css;
    if (!name)
        return STATUS_OK;
    struct source *source;
    if (source_open(name, book->diag, &source) != STATUS_OK)
        return STATUS_FAILED;
    bool valid = utf8_is_valid(source->bytes, source->size);
    if (valid)
        book->user_style = arena_copy(book->arena, source->bytes, source->size);
    else
        diag_report(book->diag, (struct place){.name = name}, DIAG_BAD_STYLE);
    source_close(source);
    return valid ? STATUS_OK : STATUS_FAILED;
}

enum status epub_begin(const struct write_request *request, struct writer_session **session)
{
    *session = memory_allocate(sizeof **session);
    **session = (struct writer_session){.book = book_new(request), .sink = request->sink};
    struct book *book = (*session)->book;
    enum status status = artwork_prepare(book);
    if (status == STATUS_OK)
        status = read_user_style(book);
    if (status != STATUS_OK) {
        epub_abandon(*session);
        return status;
    }
    struct buffer out = {0};
    add_media_type(book);
    container_write(&out);
    archive_add_buffer(book->archive, "META-INF/container.xml", &out);
    return STATUS_OK;
}

enum status epub_add(struct writer_session *session, const struct document *document)
{
    artwork_take_cover(session->book, document);
    article_add(session->book, document);
    artwork_note_characters(session->book, document);
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
    {"EPUB/style.css", style_write},      {"EPUB/title.xhtml", title_page_write},
    {"EPUB/nav.xhtml", navigation_write}, {"EPUB/toc.ncx", ncx_write},
    {"EPUB/content.opf", package_write},
};

/* The finished book is looked over before anyone else sees it. */
static enum status finish(struct book *book, struct sink *sink)
{
    struct buffer bytes = {0};
    struct sink *memory = sink_open_buffer(&bytes);
    enum status status = archive_writer_finish(book->archive, memory, book->diag, book->place);
    book->archive = NULL;
    if (status == STATUS_OK)
        status = sink_commit(memory, book->diag);
    else
        sink_abandon(memory);
    if (status == STATUS_OK)
        status = epub_check(bytes.data, bytes.length, book->diag, book->place);
    if (status == STATUS_OK)
        sink_write(sink, bytes.data, bytes.length);
    buffer_free(&bytes);
    return status;
}

static void report_pictures(const struct book *book)
{
    if (book->reduced_pictures)
        diag_report(book->diag, book->place, DIAG_PICTURES_REDUCED,
                    arena_format(book->arena, "%zu", book->reduced_pictures));
}

enum status epub_end(struct writer_session *session)
{
    struct book *book = session->book;
    if (artwork_add(book) != STATUS_OK) {
        epub_abandon(session);
        return STATUS_FAILED;
    }
    report_pictures(book);
    contents_arrange(book);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (pages[i].write == title_page_write && !book->has_title_page)
            continue;
        struct buffer out = {0};
        pages[i].write(book, &out);
        archive_add_buffer(book->archive, pages[i].name, &out);
    }
    enum status status = finish(book, session->sink);
    epub_abandon(session);
    return status;
}
