#include "formats/epub/read/reader.h"

#include "base/path.h"
#include "base/translation.h"
#include "formats/epub/read/href.h"
#include "formats/epub/read/id_spaces.h"
#include "formats/epub/read/openings.h"
#include "formats/epub/read/package_reader.h"
#include "formats/epub/read/page_rewriter.h"
#include "formats/html/article/typed_characters.h"
#include "formats/html/encoding/decode.h"
#include "formats/html/reading.h"
#include "formats/html/tokenizer/tokenizer.h"
#include "formats/html/tokenizer/xml_tokens.h"

#include <string.h>

struct book_reader {
    struct source source; /* first: the pictures of the page are beside it */
    struct opened_book *book;
    struct id_spaces spaces;
    struct openings openings;
    struct page_rewriter rewriter;
    bool is_again; /* the pages are read once more, and what is wrong with them has been reported */
};

/* Pictures. */

static enum status open_in_book(const struct source *source, const char *name, struct source **resource,
                                const char **reason)
{
    const struct book_reader *reader = (const struct book_reader *)source;
    const struct opened_book *book = reader->book;
    const char *path = href_join(book->arena, book->pages[reader->rewriter.page].path, name);
    struct buffer bytes = {0};
    long index = archive_find(book->archive, path);
    bool is_there = index >= 0;
    *reason = is_there ? PHRASE("it is empty") : PHRASE("the book does not have it");
    bool is_read =
        is_there && archive_read(book->archive, (size_t)index, &bytes, reason) == STATUS_OK && bytes.length;
    if (is_read && bytes.length > RESOURCE_CEILING)
        *reason = PHRASE("it is too large");
    else if (is_read) {
        *resource = source_make(name, bytes.data, bytes.length);
        return STATUS_OK;
    }
    buffer_free(&bytes);
    return STATUS_FAILED;
}

/* Pages. */

/* What stands between the body tags. */
static void give_fragment(const struct buffer *page, const struct token_handler *handler)
{
    const char *start = strstr(page->data, "<body"), *end = strstr(page->data, "</body");
    start = start ? strchr(start, '>') : NULL;
    start = start ? start + 1 : page->data;
    tokenize(start, end && end > start ? (size_t)(end - start) : strlen(start), 1, handler);
}

static void give_as_html(struct book_reader *reader, const struct source *page,
                         const struct token_handler *handler, const struct xml_fault *fault)
{
    struct diag silent = {0}, *diag = reader->is_again ? &silent : reader->book->diag;
    struct decoded decoded;
    diag_report(diag, (struct place){page->name, fault->line}, DIAG_XHTML_AS_HTML, fault->reason);
    if (decode_source(page, NULL, diag, &decoded) == STATUS_OK && decoded.text.length) {
        page_rewriter_begin(&reader->rewriter, reader->rewriter.page, true);
        give_fragment(&decoded.text, handler);
    }
    buffer_free(&decoded.text);
}

static void give_page(struct book_reader *reader, size_t index)
{
    const struct opened_book *book = reader->book;
    const char *path = book->pages[index].path;
    const struct token_handler handler = page_rewriter_handler(&reader->rewriter);
    struct buffer text = {0};
    struct xml_fault fault;
    if (!package_reader_read(book, path, &text)) {
        if (!reader->is_again)
            diag_report(book->diag, book->place, DIAG_BOOK_FILE_MISSING, path, book->package);
    } else {
        struct source page = {.name = path_join(book->arena, reader->source.name, path),
                              .bytes = text.data,
                              .size = text.length};
        page_rewriter_begin(&reader->rewriter, index, false);
        page_rewriter_open(&reader->rewriter);
        if (!xml_tokens_read(xml_read, text.data, text.length, &handler, &fault))
            give_as_html(reader, &page, &handler, &fault);
    }
    buffer_free(&text);
}

static void give_tag(const struct token_handler *handler, const char *name, const char *language)
{
    struct attributes attributes = {{NULL}};
    attributes.values[ATTRIBUTE_LANG] = language;
    handler->start(handler->context, element_find(name, strlen(name)), name, &attributes);
}

static void give_title(const struct token_handler *handler, const char *title)
{
    if (!title || !*title)
        return;
    give_tag(handler, "title", NULL);
    handler->text(handler->context, title, strlen(title));
    handler->end(handler->context, element_find("title", 5), "title");
}

static void give_book(void *context, const struct token_handler *handler)
{
    struct book_reader *reader = context;
    const struct opened_book *book = reader->book;
    *handler->line = 0;
    reader->rewriter.to = handler;
    reader->rewriter.note_mark_count = 0;
    reader->rewriter.has_begun = false;
    reader->rewriter.lift = 0;
    give_tag(handler, "html", book->language);
    give_title(handler, book->title);
    for (size_t i = 0; i < book->page_count; i++)
        if (!book->pages[i].is_apparatus)
            give_page(reader, i);
    reader->is_again = true;
}

static void override(struct document *document, const char **field, const char *text)
{
    if (text && *text)
        *field = arena_copy_text(document->arena, text);
}

static bool is_whole(const char *number)
{
    return number && !strchr(number, '.');
}

/* What the package says of the book is better than what the pages let guess. */
static void take_metadata(const struct opened_book *book, const struct mending_options *options,
                          struct document *document)
{
    struct metadata *metadata = &document->metadata;
    bool source_is_creator = book->source && book->author && !strcmp(book->source, book->author);
    const char *read = metadata->title;
    override(document, &metadata->title, typed_mend(options, book->title, book->arena));
    metadata->title_in_body &= read && !strcmp(read, metadata->title);
    override(document, &metadata->author, source_is_creator ? NULL : book->author);
    override(document, &metadata->contributors, book->contributors);
    override(document, &metadata->source, book->source);
    override(document, &metadata->date, book->date);
    override(document, &metadata->language, book->language);
    override(document, &metadata->publisher, book->publisher);
    override(document, &metadata->summary, book->summary);
    override(document, &metadata->keywords, book->keywords);
    override(document, &metadata->series, book->series);
    override(document, &metadata->series_index, book->series_index);
    if (is_whole(book->series_index)) /* as such a book was made of an article with a number */
        override(document, &metadata->order, book->series_index);
}

/* Books of ours mark all their headings; where none is marked, none is. */
static struct reading_options options_for(const struct opened_book *book, const struct reading_options *given)
{
    struct reading_options options = given ? *given : (struct reading_options){0};
    if (book->is_ours)
        options.headings = HEADINGS_TAGS;
    return options;
}

static enum status read_opened(const struct read_request *request, struct opened_book *book,
                               struct document **document)
{
    struct book_reader *reader = arena_allocate(book->arena, sizeof *reader);
    const struct reading_options options = options_for(book, request->options);
    reader->source = (struct source){.name = request->source->name, .open_beside = open_in_book};
    reader->book = book;
    reader->spaces = id_spaces_make(book);
    reader->openings = openings_make(book);
    reader->rewriter.spaces = &reader->spaces;
    reader->rewriter.openings = &reader->openings;
    const struct read_request inner = {.source = &reader->source, .options = &options, .diag = request->diag};
    enum status status =
        html_read_tokens(&inner, &(struct token_source){reader, give_book, book->is_ours}, document);
    if (status == STATUS_OK) {
        take_metadata(book, &options.mending, *document);
        (*document)->encoding = arena_copy_text((*document)->arena, "UTF-8");
    }
    buffer_free(&reader->rewriter.missing);
    buffer_free(&reader->rewriter.missing_id);
    return status;
}

enum status epub_read(const struct read_request *request, struct document **document)
{
    const struct source *source = request->source;
    struct opened_book *book;
    enum status status = package_reader_open(source->bytes, source->size, request->diag,
                                             (struct place){source->name, 0}, &book);
    if (status != STATUS_OK)
        return status;
    status = read_opened(request, book, document);
    package_reader_close(book);
    return status;
}
