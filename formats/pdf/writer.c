#include "base/arena.h"
#include "fonts/fonts.h"
#include "formats/canvas/canvas.h"
#include "formats/canvas/paper.h"
#include "formats/document/format.h"
#include "formats/pdf/closing.h"
#include "formats/pdf/date.h"
#include "formats/pdf/furniture.h"
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

struct made_page {
    struct drawing *drawing;
    size_t article;
};

struct writer_session {
    struct write_request request;
    struct arena *arena;
    struct font_set *fonts;
    struct canvas *canvas;
    struct page_plan plan;
    struct made_page *pages;
    size_t page_count, page_capacity;
    struct bookmark *bookmarks;
    size_t bookmark_count, bookmark_capacity;
    struct metadata *articles;
    size_t article_count;
};

static void free_session(struct writer_session *session)
{
    canvas_free(session->canvas);
    font_set_free(session->fonts);
    free(session->pages);
    free(session->bookmarks);
    free(session->articles);
    arena_free(session->arena);
    free(session);
}

static enum status pdf_begin(const struct write_request *request, struct writer_session **session)
{
    struct writer_session *made = memory_allocate(sizeof *made);
    *made = (struct writer_session){.request = *request};
    enum status status = page_plan_make(request->options, request->diag, &made->plan);
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

static struct frame page_frame(const struct writer_session *session, size_t number)
{
    const struct page_plan *plan = &session->plan;
    return (struct frame){number % 2 ? plan->left : plan->even_left, plan->top, false};
}

static void add_page(struct writer_session *session, struct drawing *drawing)
{
    if (session->page_count == session->page_capacity) {
        session->page_capacity = session->page_capacity * 2 + 16;
        session->pages = memory_resize(session->pages, session->page_capacity * sizeof *session->pages);
    }
    session->pages[session->page_count++] = (struct made_page){drawing, session->article_count - 1};
}

/* What headers, footers and the file itself say of an article, copied: the document is gone by then. */
static void add_article(struct writer_session *session, const struct metadata *metadata)
{
    struct arena *arena = session->arena;
    size_t count = session->article_count++;
    session->articles = memory_resize(session->articles, session->article_count * sizeof *session->articles);
    session->articles[count] = (struct metadata){
        .title = arena_copy_text(arena, metadata->title),
        .order = arena_copy_text(arena, metadata->order),
        .author = arena_copy_text(arena, metadata->author),
        .source = arena_copy_text(arena, metadata->source),
        .keywords = arena_copy_text(arena, metadata->keywords),
        .date = arena_copy_text(arena, metadata->date),
        .language = arena_copy_text(arena, metadata->language),
    };
}

static enum status pdf_add(struct writer_session *session, const struct document *document)
{
    add_article(session, &document->metadata);
    struct layout_request request = layout_request(session, document);
    struct layout *layout = layout_new(&request);
    struct page page;
    if (*document->metadata.title)
        add_bookmark(session, (struct bookmark){arena_copy_text(session->arena, document->metadata.title), 0,
                                                (unsigned)session->page_count + 1, 0});
    while (session->page_count < MOST_PAGES && layout_next_page(layout, &page)) {
        struct drawing *drawing = drawing_new(session->arena);
        canvas_draw_page(session->canvas, drawing, &page, page_frame(session, session->page_count + 1));
        note_headings(session, &page);
        add_page(session, drawing);
    }
    layout_free(layout);
    font_set_report_missing(session->fonts, (struct place){document->name, 0});
    return STATUS_OK;
}

enum { LONG_WORK = 10 }; /* pages: more are counted in the footer */

static const char *footer_template(const struct writer_session *session)
{
    if (session->plan.footer)
        return session->plan.footer;
    bool is_long = session->article_count > 1 || session->page_count > LONG_WORK;
    return is_long ? "第 {page} 页　共 {pages} 页" : "{page}";
}

static void draw_furniture(struct writer_session *session)
{
    const struct page_plan *plan = &session->plan;
    for (size_t i = plan->on_first_page ? 0 : 1; i < session->page_count; i++) {
        struct made_page *page = &session->pages[i];
        struct template_facts facts = {&session->articles[page->article], (unsigned)i + 1,
                                       (unsigned)session->page_count};
        furniture_draw(session->canvas, page->drawing, plan, plan->header, &facts, plan->header_y);
        furniture_draw(session->canvas, page->drawing, plan, footer_template(session), &facts,
                       plan->footer_y);
    }
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

static struct drawing **list_drawings(struct writer_session *session)
{
    struct drawing **drawings =
        arena_allocate_array(session->arena, session->page_count + 1, sizeof *drawings);
    for (size_t i = 0; i < session->page_count; i++)
        drawings[i] = session->pages[i].drawing;
    return drawings;
}

static enum status paint(struct writer_session *session, struct buffer *pdf, const char *created)
{
    struct paper *paper;
    const struct metadata *metadata = &session->articles[0];
    struct drawing **drawings = list_drawings(session);
    struct paper_request request = {.canvas = session->canvas,
                                    .buffer = pdf,
                                    .drawings = drawings,
                                    .drawing_count = session->page_count,
                                    .title = metadata->title,
                                    .author = metadata->author,
                                    .keywords = metadata->keywords,
                                    .created = created,
                                    .is_tagged = true,
                                    .output_name = session->request.output_name,
                                    .diag = session->request.diag};
    if (paper_open(&request, &paper) != STATUS_OK)
        return STATUS_FAILED;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < session->page_count && status == STATUS_OK; i++) {
        status = paper_begin_page(paper, session->plan.width, session->plan.height, NULL);
        paper_paint(paper, drawings[i], (struct placement){.scale = 1});
    }
    write_bookmarks(session, paper);
    enum status closed = paper_close(paper);
    return status == STATUS_OK ? closed : status;
}

static enum status make_file(struct writer_session *session, struct buffer *pdf)
{
    const struct metadata *metadata = &session->articles[0];
    const char *created = pdf_date(session->arena, metadata->date);
    struct closing_facts facts = {metadata->language, metadata->title, metadata->author, created};
    draw_furniture(session);
    enum status status = paint(session, pdf, created);
    if (status != STATUS_OK || pdf_close(pdf, &facts) == STATUS_OK)
        return status;
    diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_LIBRARY_FAILED,
                "Cairo", "its file has an unknown shape");
    return STATUS_FAILED;
}

static enum status pdf_end(struct writer_session *session)
{
    struct buffer pdf = {0};
    enum status status = session->article_count ? make_file(session, &pdf) : STATUS_FAILED;
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
