#include "base/arena.h"
#include "fonts/fonts.h"
#include "formats/canvas/canvas.h"
#include "formats/canvas/paper.h"
#include "formats/document/format.h"
#include "formats/pdf/closing.h"
#include "formats/pdf/date.h"
#include "formats/pdf/style.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PAGES = 100000, MOST_BOOKMARKS = 1000000 };

struct bookmark {
    const char *title;
    unsigned level; /* 0: an article, 1: its first headings, ... */
    unsigned page;  /* from 1 */
    length y;       /* from the paper's upper edge */
};

struct writer_session {
    struct write_request request;
    struct arena *arena;
    struct font_set *fonts;
    struct canvas *canvas;
    struct page_plan plan;
    struct drawing **pages;
    size_t page_count, page_capacity;
    struct bookmark *bookmarks;
    size_t bookmark_count, bookmark_capacity;
    struct metadata metadata; /* of the first document, copied */
    bool has_document;
};

static void free_session(struct writer_session *session)
{
    canvas_free(session->canvas);
    font_set_free(session->fonts);
    free(session->pages);
    free(session->bookmarks);
    arena_free(session->arena);
    free(session);
}

static enum status pdf_begin(const struct write_request *request, struct writer_session **session)
{
    struct writer_session *made = memory_allocate(sizeof *made);
    *made = (struct writer_session){.request = *request};
    enum status status = pdf_style_resolve(request->options, request->diag, &made->plan);
    if (status == STATUS_OK)
        status = font_set_new(&(struct font_request){request->fonts_folder, request->diag}, &made->fonts);
    if (status != STATUS_OK) {
        free(made);
        return status;
    }
    made->canvas = canvas_new(made->fonts);
    made->arena = arena_new();
    *session = made;
    return STATUS_OK;
}

static struct layout_request layout_request(struct writer_session *session, const struct document *document)
{
    return (struct layout_request){.document = document,
                                   .measure = canvas_measure(session->canvas),
                                   .styles = &session->plan.styles,
                                   .geometry = session->plan.geometry,
                                   .options = session->plan.options,
                                   .with_title = document && !document->metadata.title_in_body};
}

static void add_bookmark(struct writer_session *session, struct bookmark bookmark)
{
    if (session->bookmark_count == MOST_BOOKMARKS)
        return;
    if (session->bookmark_count == session->bookmark_capacity) {
        session->bookmark_capacity = session->bookmark_capacity * 2 + 16;
        session->bookmarks =
            memory_resize(session->bookmarks, session->bookmark_capacity * sizeof *session->bookmarks);
    }
    session->bookmarks[session->bookmark_count++] = bookmark;
}

/* Headings that begin on the page become bookmarks. */
static void note_headings(struct writer_session *session, const struct page *page)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind != ITEM_LINE || !item->line->is_first || !item->line->block)
            continue;
        const struct node *block = item->line->block;
        if (block->kind == NODE_HEADING)
            add_bookmark(session, (struct bookmark){node_plain_text(session->arena, block, false),
                                                    block->heading.level, (unsigned)session->page_count + 1,
                                                    session->plan.top + item->y - item->line->ascent});
    }
}

static void add_page(struct writer_session *session, struct drawing *drawing)
{
    if (session->page_count == session->page_capacity) {
        session->page_capacity = session->page_capacity * 2 + 16;
        session->pages = memory_resize(session->pages, session->page_capacity * sizeof *session->pages);
    }
    session->pages[session->page_count++] = drawing;
}

static void draw_folio(struct writer_session *session, struct drawing *drawing, unsigned number)
{
    struct layout_request request = layout_request(session, NULL);
    struct arena *scratch = arena_new();
    size_t count;
    char *text = arena_format(scratch, "%u", number);
    struct placed_line *lines = layout_text(&request, text, "zh-CN", &session->plan.folio, scratch, &count);
    struct frame frame = {session->plan.left, session->plan.top, false};
    if (count)
        canvas_draw_line(session->canvas, drawing, lines, frame, 0, session->plan.folio_y);
    arena_free(scratch);
}

static void copy_metadata(struct writer_session *session, const struct metadata *metadata)
{
    struct arena *arena = session->arena;
    session->metadata = (struct metadata){
        .title = arena_copy_text(arena, metadata->title),
        .author = arena_copy_text(arena, metadata->author),
        .keywords = arena_copy_text(arena, metadata->keywords),
        .date = arena_copy_text(arena, metadata->date),
        .language = arena_copy_text(arena, metadata->language),
    };
    session->has_document = true;
}

static enum status pdf_add(struct writer_session *session, const struct document *document)
{
    if (!session->has_document)
        copy_metadata(session, &document->metadata);
    struct layout_request request = layout_request(session, document);
    struct layout *layout = layout_new(&request);
    struct frame frame = {session->plan.left, session->plan.top, false};
    struct page page;
    if (*document->metadata.title)
        add_bookmark(session, (struct bookmark){arena_copy_text(session->arena, document->metadata.title), 0,
                                                (unsigned)session->page_count + 1, 0});
    while (session->page_count < MOST_PAGES && layout_next_page(layout, &page)) {
        struct drawing *drawing = drawing_new(session->arena);
        canvas_draw_page(session->canvas, drawing, &page, frame);
        note_headings(session, &page);
        add_page(session, drawing);
        draw_folio(session, drawing, (unsigned)session->page_count);
    }
    layout_free(layout);
    font_set_report_missing(session->fonts, (struct place){document->name, 0});
    return STATUS_OK;
}

/* Each bookmark goes below the last one of a lower level. */
static void write_bookmarks(struct writer_session *session, struct paper *paper)
{
    enum { DEEPEST = HEADING_LEVELS + 2 };
    int parents[DEEPEST] = {0};
    for (size_t i = 0; i < session->bookmark_count; i++) {
        const struct bookmark *bookmark = &session->bookmarks[i];
        unsigned level = bookmark->level < DEEPEST - 1 ? bookmark->level : DEEPEST - 2;
        int made = paper_add_bookmark(paper, parents[level], bookmark->title, bookmark->page, 0, bookmark->y);
        for (unsigned below = level + 1; below < DEEPEST; below++)
            parents[below] = made;
    }
}

static enum status paint(struct writer_session *session, struct buffer *pdf, const char *created)
{
    struct paper *paper;
    struct paper_request request = {.canvas = session->canvas,
                                    .buffer = pdf,
                                    .drawings = session->pages,
                                    .drawing_count = session->page_count,
                                    .title = session->metadata.title,
                                    .author = session->metadata.author,
                                    .keywords = session->metadata.keywords,
                                    .created = created,
                                    .is_tagged = true,
                                    .output_name = session->request.output_name,
                                    .diag = session->request.diag};
    if (paper_open(&request, &paper) != STATUS_OK)
        return STATUS_FAILED;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < session->page_count && status == STATUS_OK; i++) {
        status = paper_begin_page(paper, session->plan.width, session->plan.height, NULL);
        paper_paint(paper, session->pages[i], (struct placement){.scale = 1});
    }
    write_bookmarks(session, paper);
    enum status closed = paper_close(paper);
    return status == STATUS_OK ? closed : status;
}

static enum status pdf_end(struct writer_session *session)
{
    struct buffer pdf = {0};
    const char *created = pdf_date(session->arena, session->metadata.date);
    struct closing_facts facts = {session->metadata.language, session->metadata.title,
                                  session->metadata.author, created};
    enum status status = paint(session, &pdf, created);
    if (status == STATUS_OK && pdf_close(&pdf, &facts) != STATUS_OK) {
        diag_report(session->request.diag, (struct place){session->request.output_name, 0},
                    DIAG_LIBRARY_FAILED, "Cairo", "its file has an unknown shape");
        status = STATUS_FAILED;
    }
    if (status == STATUS_OK)
        sink_write(session->request.sink, pdf.data, pdf.length);
    buffer_free(&pdf);
    free_session(session);
    return status;
}

static void pdf_abandon(struct writer_session *session)
{
    free_session(session);
}

FORMAT_EXPORT const struct writer banxin_writer = {
    .begin = pdf_begin, .add = pdf_add, .end = pdf_end, .abandon = pdf_abandon};
