#include "formats/pdf/printing.h"

#include "base/arena.h"
#include "base/timestamp.h"
#include "formats/canvas/paper.h"
#include "formats/pdf/claims.h"
#include "formats/pdf/closing/closing.h"
#include "formats/pdf/front_matter.h"
#include "formats/pdf/furniture.h"
#include "formats/pdf/imposition/copies.h"
#include "formats/pdf/imposition/ranges.h"
#include "formats/pdf/plan/template.h"
#include "formats/pdf/watermark.h"

#include <string.h>

enum { MOST_SIDES = 100000 };

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
    if (selection->count * session->plan.copies > MOST_SIDES) {
        diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_BAD_VALUE,
                    "copies", arena_format(session->arena, "%u", session->plan.copies),
                    arena_format(session->arena, "%zu", MOST_SIDES / selection->count));
        return STATUS_FAILED;
    }
    selection->drawings = arena_allocate_array(session->arena, selection->count, sizeof *selection->drawings);
    for (size_t i = 0; i < selection->count; i++)
        selection->drawings[i] = session->pages[selection->pages[i]].drawing;
    return STATUS_OK;
}

/* A copy of the work: what makes it differ from the others. */
struct copy {
    const char *number;         /* NULL: none */
    struct drawing **furniture; /* of each page selected; NULL: it is in their drawings */
    struct drawing *watermark;  /* NULL: none */
};

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

/* The title page is where a work begins. */
static void bookmark_title_page(const struct writer_session *session, const struct selection *selection,
                                const struct sheet *sheets, struct paper *paper)
{
    if (!session->title_pages || find_page(selection, 0))
        return;
    const struct imposed_page *page = &sheets->pages[0];
    paper_add_bookmark(paper, 0, session_metadata(session)->title, 1, page->x, page->y);
}

/* Each bookmark goes below the last one of a lower level. Sheets hold their pages in order. */
static void write_bookmarks(struct writer_session *session, const struct selection *selection,
                            const struct sheet *sheets, struct paper *paper)
{
    enum { DEEPEST = HEADING_LEVELS + 2 };
    int parents[DEEPEST] = {0};
    bookmark_title_page(session, selection, sheets, paper);
    for (size_t i = 0; i < session->bookmarks.count; i++) {
        const struct bookmark *bookmark = &session->bookmarks.entries[i];
        unsigned level = bookmark->level < DEEPEST - 1 ? bookmark->level : DEEPEST - 2;
        size_t place = find_page(selection, bookmark->page + session->front_pages);
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

/* What a reader shows is what stands on the page. `span` holds the page before, or this one. */
static const char *page_label(struct writer_session *session, size_t page, struct page_span *span)
{
    if (page < session->front_pages)
        return front_matter_label(session, page);
    if (page >= span->end)
        *span = furniture_span(session, page);
    return arena_format(session->arena, "%zu", page - span->first + 1);
}

static void paint_sheet(struct writer_session *session, struct paper *paper,
                        const struct selection *selection, const struct sheet *sheet, const struct copy *copy)
{
    for (size_t i = 0; i < sheet->page_count; i++) {
        const struct imposed_page *page = &sheet->pages[i];
        if (page->page == NO_PAGE)
            continue;
        struct placement placement = {.x = page->x, .y = page->y, .scale = page->scale};
        if (copy->watermark)
            paper_paint(paper, copy->watermark,
                        watermark_place(&session->plan, page->x, page->y, page->scale));
        paper_paint(paper, selection->drawings[page->page], placement);
        if (copy->furniture)
            paper_paint(paper, copy->furniture[page->page], placement);
    }
}

/* One of several copies begins on the front of a sheet, and has a bookmark. */
static void begin_copy(const struct page_plan *plan, struct paper *paper, const struct sheet *sheet,
                       const struct copy *copy, size_t *painted)
{
    if (plan->is_duplex && *painted % 2) {
        paper_begin_page(paper, sheet->width, sheet->height, NULL);
        ++*painted;
    }
    paper_add_bookmark(paper, 0, copy->number, (unsigned)*painted + 1, 0, 0);
}

/* Paints the sheets of a copy, `*painted` of which there are so far. */
static enum status paint_sheets(struct writer_session *session, struct paper *paper,
                                const struct selection *selection, const struct copy *copy, size_t *painted)
{
    const struct page_plan *plan = &session->plan;
    size_t count;
    struct sheet *sheets = impose(session->arena, plan->imposition, selection->count, plan->width,
                                  plan->height, plan->is_vertical, &count);
    bool is_single = plan->imposition == IMPOSE_SINGLE;
    struct page_span span = {0};
    if (plan->copies > 1)
        begin_copy(plan, paper, sheets, copy, painted);
    for (size_t i = 0; i < count; i++) {
        const char *label = is_single ? page_label(session, selection->pages[i], &span) : NULL;
        if (paper_begin_page(paper, sheets[i].width, sheets[i].height, label) != STATUS_OK)
            return STATUS_FAILED;
        paint_sheet(session, paper, selection, &sheets[i], copy);
        session_report(session, *painted + i + 1, count * plan->copies);
    }
    if (plan->imposition != IMPOSE_BOOKLET && plan->copies == 1)
        write_bookmarks(session, selection, sheets, paper);
    *painted += count;
    return STATUS_OK;
}

/* Heads and feet are the pages' own where there is one copy only. */
static struct drawing **draw_furniture(struct writer_session *session, const struct selection *selection,
                                       const char *number)
{
    struct drawing **furniture = arena_allocate_array(session->arena, selection->count, sizeof *furniture);
    struct page_span span = {0};
    for (size_t i = 0; i < selection->count; i++) {
        size_t page = selection->pages[i];
        if (page >= span.end)
            span = furniture_span(session, page);
        furniture[i] = session->plan.copies > 1 ? drawing_new(session->arena) : selection->drawings[i];
        if (page >= session->front_pages)
            furniture_draw(session, page, &span, number, furniture[i]);
    }
    return session->plan.copies > 1 ? furniture : NULL;
}

static struct drawing *draw_watermark(struct writer_session *session, const char *number)
{
    const struct page_plan *plan = &session->plan;
    struct template_facts facts = {
        .metadata = session_metadata(session), .book = session->request.book_title, .copy = number};
    if (!plan->watermark)
        return NULL;
    const char *text = template_fill_text(session->arena, plan->watermark, &facts);
    return watermark_draw(session->canvas, session->arena, plan, text, facts.metadata->language);
}

static struct copy *make_copies(struct writer_session *session, const struct selection *selection)
{
    const struct page_plan *plan = &session->plan;
    struct copy *copies = arena_allocate_array(session->arena, plan->copies, sizeof *copies);
    for (unsigned i = 0; i < plan->copies; i++) {
        const char *number = plan->copy_number ? copies_number(session->arena, plan->copy_number, i) : NULL;
        copies[i] = (struct copy){.number = number,
                                  .furniture = draw_furniture(session, selection, number),
                                  .watermark = draw_watermark(session, number)};
    }
    return copies;
}

/* All that will be painted. */
static struct drawing **collect_drawings(struct writer_session *session, const struct selection *selection,
                                         const struct copy *copies, size_t *count)
{
    size_t most = selection->count + session->plan.copies * (selection->count + 1);
    struct drawing **drawings = arena_allocate_array(session->arena, most, sizeof *drawings);
    memcpy(drawings, selection->drawings, selection->count * sizeof *drawings);
    *count = selection->count;
    for (unsigned i = 0; i < session->plan.copies; i++) {
        for (size_t page = 0; copies[i].furniture && page < selection->count; page++)
            drawings[(*count)++] = copies[i].furniture[page];
        if (copies[i].watermark)
            drawings[(*count)++] = copies[i].watermark;
    }
    return drawings;
}

static enum status paint(struct writer_session *session, const struct selection *selection,
                         struct buffer *pdf, const char *created, struct painted *painted)
{
    struct paper *paper;
    const struct copy *copies = make_copies(session, selection);
    size_t count, sheets = 0;
    *painted = (struct painted){
        .metadata = session_metadata(session),
        .is_tagged = session->plan.imposition != IMPOSE_BOOKLET && session->plan.copies == 1,
        .is_part = selection->count < session->page_count,
    };
    struct paper_request request = {.canvas = session->canvas,
                                    .buffer = pdf,
                                    .drawings = collect_drawings(session, selection, copies, &count),
                                    .title = painted->metadata->title,
                                    .author = painted->metadata->author,
                                    .keywords = painted->metadata->keywords,
                                    .created = created,
                                    .elements = painted->is_tagged ? &session->elements : NULL,
                                    .is_gray = session->plan.is_gray,
                                    .output_name = session->request.output_name,
                                    .diag = session->request.diag};
    request.drawing_count = count;
    painted->flaws = drawings_find_flaws(request.drawings, count);
    if (paper_open(&request, &paper) != STATUS_OK)
        return STATUS_FAILED;
    enum status status = STATUS_OK;
    for (unsigned i = 0; i < session->plan.copies && status == STATUS_OK; i++)
        status = paint_sheets(session, paper, selection, &copies[i], &sheets);
    enum status closed = paper_close(paper);
    return status == STATUS_OK ? closed : status;
}

static enum status close_file(struct writer_session *session, struct buffer *pdf, const char *created,
                              const struct painted *painted)
{
    const struct metadata *metadata = painted->metadata;
    struct closing_facts facts = {.file = {.language = metadata->language,
                                           .title = metadata->title,
                                           .author = metadata->author,
                                           .created = created},
                                  .elements = &session->elements,
                                  .right_to_left = session->plan.is_vertical};
    enum status status = claims_judge(session, painted, &facts.file.claims);
    if (status != STATUS_OK || pdf_close(pdf, &facts) == STATUS_OK)
        return status;
    diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_LIBRARY_FAILED,
                "Cairo", "its file has an unknown shape");
    return STATUS_FAILED;
}

enum status printing_make_file(struct writer_session *session, struct buffer *pdf)
{
    const char *created = timestamp_make(session->arena, session_metadata(session)->date);
    struct selection selection;
    struct painted painted;
    front_matter_insert(session);
    enum status status = select_pages(session, &selection);
    if (status == STATUS_OK)
        status = paint(session, &selection, pdf, created, &painted);
    return status == STATUS_OK ? close_file(session, pdf, created, &painted) : status;
}
