/* From the pages of a work to its file: heads and feet, contents, which pages stand where on which sheet. */
#include "base/arena.h"
#include "formats/canvas/paper.h"
#include "formats/pdf/closing.h"
#include "formats/pdf/contents.h"
#include "formats/pdf/date.h"
#include "formats/pdf/furniture.h"
#include "formats/pdf/ranges.h"
#include "formats/pdf/session.h"
#include "formats/pdf/watermark.h"

#include <string.h>

enum { LONG_WORK = 10 }; /* pages: more are counted in the footer */

static const char *footer_template(const struct writer_session *session)
{
    if (session->plan.footer)
        return session->plan.footer;
    bool is_long = session->article_count > 1 || session->page_count > LONG_WORK;
    return is_long ? "第 {page} 页　共 {pages} 页" : "{page}";
}

/* Pages that are counted together: all, or those of an article without the blank one behind it. */
struct page_span {
    size_t first, end;
};

static struct page_span span_of_page(const struct writer_session *session, size_t page)
{
    struct page_span span = {0, session->page_count};
    if (!session->plan.numbers_articles)
        return span;
    size_t article = session->pages[page].article;
    for (span.first = page; span.first && session->pages[span.first - 1].article == article;)
        span.first--;
    for (span.end = page; span.end < session->page_count && session->pages[span.end].article == article;)
        span.end++;
    while (span.end - 1 > page && session->pages[span.end - 1].is_bare)
        span.end--;
    return span;
}

static void draw_furniture(struct writer_session *session)
{
    const struct page_plan *plan = &session->plan;
    struct page_span span = {0};
    for (size_t i = plan->on_first_page ? 0 : 1; i < session->page_count; i++) {
        struct made_page *page = &session->pages[i];
        if (i >= span.end)
            span = span_of_page(session, i);
        if (page->is_bare)
            continue;
        struct template_facts facts = {&session->articles[page->article], (unsigned)(i - span.first) + 1,
                                       (unsigned)(span.end - span.first), i % 2};
        furniture_draw(session->canvas, page->drawing, plan, plan->header, &facts, plan->header_y);
        furniture_draw(session->canvas, page->drawing, plan, footer_template(session), &facts,
                       plan->footer_y);
    }
}

/* Contents pages stand before the text; in duplex work the text begins on an odd page. */
static void insert_contents(struct writer_session *session)
{
    const struct page_plan *plan = &session->plan;
    unsigned lowest = session->article_count > 1 ? 0 : 1;
    size_t count;
    struct drawing **contents =
        contents_draw(session->canvas, session->arena, plan, &session->bookmarks, lowest,
                      plan->contents_depth, session->articles[0].language, &count);
    size_t inserted = plan->is_duplex ? (count + 1) / 2 * 2 : count, old_count = session->page_count;
    for (size_t i = 0; i < inserted; i++)
        session_add_page(session, NULL);
    memmove(session->pages + inserted, session->pages, old_count * sizeof *session->pages);
    for (size_t i = 0; i < inserted; i++)
        session->pages[i] =
            (struct made_page){i < count ? contents[i] : drawing_new(session->arena), 0, true};
    session->contents_pages = inserted;
}

/* What is painted, in order: drawings, and for each the number of its page in the work. */
struct selection {
    struct drawing **drawings;
    size_t *pages;
    size_t count;
};

static enum status select_pages(struct writer_session *session, struct selection *selection)
{
    const char *wanted = session->plan.pages ? session->plan.pages : "1-";
    selection->pages = ranges_select(session->arena, wanted, session->page_count, &selection->count);
    if (!selection->count) {
        diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_BAD_VALUE,
                    "pages", wanted, arena_format(session->arena, "pages up to %zu", session->page_count));
        return STATUS_FAILED;
    }
    selection->drawings =
        arena_allocate_array(session->arena, selection->count + 1, sizeof *selection->drawings);
    for (size_t i = 0; i < selection->count; i++)
        selection->drawings[i] = session->pages[selection->pages[i]].drawing;
    return STATUS_OK;
}

/* The place of a page among those painted; the count of them when it is not. */
static size_t find_page(const struct selection *selection, size_t page)
{
    size_t low = 0, high = selection->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (selection->pages[middle] < page)
            low = middle + 1;
        else
            high = middle;
    }
    return low < selection->count && selection->pages[low] == page ? low : selection->count;
}

/* Each bookmark goes below the last one of a lower level. Sheets hold their pages in order. */
static void write_bookmarks(struct writer_session *session, const struct selection *selection,
                            const struct sheet *sheets, struct paper *paper)
{
    enum { DEEPEST = HEADING_LEVELS + 2 };
    int parents[DEEPEST] = {0};
    for (size_t i = 0; i < session->bookmarks.count; i++) {
        const struct bookmark *bookmark = &session->bookmarks.entries[i];
        unsigned level = bookmark->level < DEEPEST - 1 ? bookmark->level : DEEPEST - 2;
        size_t place = find_page(selection, bookmark->page + session->contents_pages);
        if (place == selection->count)
            continue;
        size_t sheet = place / sheets->page_count;
        const struct imposed_page *page = &sheets[sheet].pages[place % sheets->page_count];
        int made = paper_add_bookmark(paper, parents[level], bookmark->title, (unsigned)sheet + 1, page->x,
                                      page->y + (length)((double)bookmark->y * page->scale));
        for (unsigned below = level + 1; below < DEEPEST; below++)
            parents[below] = made;
    }
}

static const char *page_label(struct writer_session *session, size_t page)
{
    if (page < session->contents_pages)
        return arena_format(session->arena, "目录 %zu", page + 1);
    return arena_format(session->arena, "%zu", page - session->contents_pages + 1);
}

static void paint_sheet(struct writer_session *session, struct paper *paper,
                        const struct selection *selection, const struct sheet *sheet,
                        const struct drawing *watermark)
{
    for (size_t i = 0; i < sheet->page_count; i++) {
        const struct imposed_page *page = &sheet->pages[i];
        if (page->page == NO_PAGE)
            continue;
        if (watermark)
            paper_paint(paper, watermark, watermark_place(&session->plan, page->x, page->y, page->scale));
        paper_paint(paper, selection->drawings[page->page],
                    (struct placement){.x = page->x, .y = page->y, .scale = page->scale});
    }
}

static enum status paint_sheets(struct writer_session *session, struct paper *paper,
                                const struct selection *selection, const struct drawing *watermark)
{
    const struct page_plan *plan = &session->plan;
    size_t count;
    struct sheet *sheets = impose(session->arena, plan->imposition, selection->count, plan->width,
                                  plan->height, plan->is_vertical, &count);
    bool is_single = plan->imposition == IMPOSE_SINGLE;
    for (size_t i = 0; i < count; i++) {
        const char *label = is_single ? page_label(session, selection->pages[i]) : NULL;
        if (paper_begin_page(paper, sheets[i].width, sheets[i].height, label) != STATUS_OK)
            return STATUS_FAILED;
        paint_sheet(session, paper, selection, &sheets[i], watermark);
    }
    if (plan->imposition != IMPOSE_BOOKLET)
        write_bookmarks(session, selection, sheets, paper);
    return STATUS_OK;
}

/* The article; of a book only what is true of the whole. */
static const struct metadata *describe_file(const struct writer_session *session)
{
    const struct metadata *first = &session->articles[0];
    if (!session->request.is_book)
        return first;
    struct metadata *whole = arena_allocate(session->arena, sizeof *whole);
    *whole = (struct metadata){.title = first->title, .date = first->date, .language = first->language};
    if (session->request.book_title)
        whole->title = session->request.book_title;
    return whole;
}

static enum status paint(struct writer_session *session, struct selection *selection, struct buffer *pdf,
                         const char *created)
{
    struct paper *paper;
    const struct metadata *metadata = describe_file(session);
    struct drawing *watermark = NULL;
    size_t count = selection->count;
    bool is_tagged = session->plan.imposition != IMPOSE_BOOKLET;
    if (session->plan.watermark)
        selection->drawings[count++] = watermark = watermark_draw(
            session->canvas, session->arena, &session->plan, session->plan.watermark, metadata->language);
    struct paper_request request = {.canvas = session->canvas,
                                    .buffer = pdf,
                                    .drawings = selection->drawings,
                                    .drawing_count = count,
                                    .title = metadata->title,
                                    .author = metadata->author,
                                    .keywords = metadata->keywords,
                                    .created = created,
                                    .elements = is_tagged ? &session->elements : NULL,
                                    .is_gray = session->plan.is_gray,
                                    .output_name = session->request.output_name,
                                    .diag = session->request.diag};
    if (paper_open(&request, &paper) != STATUS_OK)
        return STATUS_FAILED;
    enum status status = paint_sheets(session, paper, selection, watermark);
    enum status closed = paper_close(paper);
    return status == STATUS_OK ? closed : status;
}

enum status session_print(struct writer_session *session, struct buffer *pdf)
{
    const struct metadata *metadata = describe_file(session);
    const char *created = pdf_date(session->arena, metadata->date);
    struct closing_facts facts = {metadata->language, metadata->title,          metadata->author, created,
                                  &session->elements, session->plan.is_vertical};
    struct selection selection;
    draw_furniture(session);
    if (session->plan.contents_depth)
        insert_contents(session);
    if (select_pages(session, &selection) != STATUS_OK ||
        paint(session, &selection, pdf, created) != STATUS_OK)
        return STATUS_FAILED;
    if (pdf_close(pdf, &facts) == STATUS_OK)
        return STATUS_OK;
    diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_LIBRARY_FAILED,
                "Cairo", "its file has an unknown shape");
    return STATUS_FAILED;
}
