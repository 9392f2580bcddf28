#include "formats/pdf/article_pages.h"

#include "base/arena.h"
#include "formats/document/credits.h"
#include "formats/document/description.h"
#include "formats/document/metadata.h"
#include "formats/document/walk.h"
#include "formats/pdf/contents.h"
#include "formats/pdf/link_notes.h"
#include "formats/pdf/official/head.h"
#include "formats/pdf/official/official_drawing.h"

#include <string.h>

enum { MOST_PAGES = 100000 };

/* A style asks for a face that few systems have: it is reported once. */
static void check_body_face(struct writer_session *session, const struct metadata *metadata)
{
    if (session->plan.style->role != FACE_FANGSONG ||
        font_set_has_role(session->fonts, FACE_FANGSONG, metadata->language))
        return;
    diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_NO_ROLE_FONT,
                "FangSong (仿宋)", "texlive-lang-chinese", "fangsong");
}

static bool is_signed(const struct document *document)
{
    const struct node *block = document->root->first_child;
    while (block && !(block->kind == NODE_PARAGRAPH && block->paragraph.role == PARAGRAPH_SIGNATURE))
        block = block->next;
    return block != NULL;
}

/* Of an official document the text says who issued it, and when (7.3.5); nothing is printed for it. */
static void check_signature(const struct writer_session *session, const struct document *document)
{
    const struct page_plan *plan = &session->plan;
    bool must_sign =
        plan->style->is_official && plan->official.form != OFFICIAL_MINUTES && !plan->has_credits;
    if (!must_sign || is_signed(document))
        return;
    struct arena *scratch = arena_new();
    if (credits_make(scratch, document))
        diag_report(session->request.diag, (struct place){document->name, 0}, DIAG_UNSIGNED);
    arena_free(scratch);
}

static bool holds_emphasis(const struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_SPAN && walk.node->span.styles & STYLE_EMPHASIS)
            return true;
    return false;
}

/* R6.7: where no Kai is installed, emphasis would be seen by nobody. To ask for one is dear. */
static enum emphasis_style decide_emphasis(const struct writer_session *session,
                                           const struct document *document)
{
    enum emphasis_style style = session->plan.options.emphasis;
    if (style != EMPHASIS_AUTO || !holds_emphasis(document))
        return style;
    bool has_kai = font_set_has_role(session->fonts, FACE_KAI, document->metadata.language);
    return has_kai ? EMPHASIS_KAI : EMPHASIS_DOTS;
}

/* A machine is content with any word for a picture; a listener is not. */
static void report_undescribed(const struct writer_session *session, const struct document *document)
{
    struct walk walk = walk_start(document->root);
    struct arena *scratch = arena_new();
    while (walk_next(&walk)) {
        const struct node *image = walk.node;
        if (walk.event == WALK_ENTER && image->kind == NODE_IMAGE && image->image.resource &&
            !description_is_needless(image) && !description_find(scratch, image))
            diag_report(session->request.diag, (struct place){document->name, image->line},
                        DIAG_NO_DESCRIPTION, image->image.resource->name);
    }
    arena_free(scratch);
}

static struct layout_request layout_request(struct writer_session *session, const struct document *document)
{
    bool in_body = document && (document->metadata.title_in_body || document->metadata.title_heading);
    bool is_said = document && official_mark_says(&session->plan.official, document->metadata.title);
    struct layout_request request = {.document = document,
                                     .measure = canvas_measure(session->canvas),
                                     .styles = &session->plan.styles,
                                     .geometry = session->plan.text_geometry,
                                     .options = session->plan.options,
                                     .with_title = document && !in_body && !is_said,
                                     .hides_title = is_said,
                                     .floats_figures = session->plan.floats_figures};
    request.options.vertical = session->plan.is_vertical;
    if (document)
        request.options.emphasis = decide_emphasis(session, document);
    return request;
}

/* A page while it is being drawn. */
struct open_page {
    struct drawing *drawing;
    size_t index;
    const struct page *page;
};

/* Notes where something stands, for bookmarks, and as a place that the contents link to. */
static void add_bookmark(struct writer_session *session, const struct open_page *open,
                         struct bookmark bookmark)
{
    char *place = contents_place(session->arena, session->bookmarks.count);
    bookmark.page = open->index;
    drawing_place(open->drawing, place, session->plan.left, bookmark.y);
    bookmarks_add(&session->bookmarks, bookmark);
}

/* From the paper's upper edge to the upper end of a line. */
static length top_of_line(const struct writer_session *session, const struct page_item *item)
{
    length down = session->plan.is_vertical ? item->x : item->y - item->line->ascent;
    return session->plan.top + down;
}

/* A heading becomes a bookmark, as the title has become one; chapters are what running heads name. */
static void note_heading(struct writer_session *session, const struct open_page *open,
                         const struct page_item *item)
{
    const struct node *heading = item->line->block;
    const char *title = node_title_text(session->arena, heading);
    if (heading->heading.level == 1 && heading->heading.is_chapter)
        session->chapter = title;
    add_bookmark(session, open,
                 (struct bookmark){.title = title,
                                   .level = heading->heading.level + (session->part ? 1 : 0),
                                   .y = top_of_line(session, item)});
}

static void note_headings(struct writer_session *session, const struct open_page *open)
{
    for (size_t i = 0; i < open->page->item_count; i++) {
        const struct page_item *item = &open->page->items[i];
        const struct node *block = item->kind == ITEM_LINE && item->line->is_first ? item->line->block : NULL;
        if (block && block->kind == NODE_HEADING && block->heading.level && !item->repeated)
            note_heading(session, open, item);
    }
}

static struct frame page_frame(const struct writer_session *session, size_t number)
{
    const struct page_plan *plan = &session->plan;
    length left = number % 2 ? plan->left : plan->even_left;
    bool vertical = plan->is_vertical;
    return (struct frame){vertical ? left + plan->type_width : left, plan->top, vertical};
}

static void add_blank_page(struct writer_session *session)
{
    session_add_page(session, drawing_new(session->arena));
    session->pages[session->page_count - 1].is_bare = true;
    session->used = session->plan.geometry.height;
}

/* What headers, footers and the file itself say of an article, copied: the document is gone by then. */
static void add_article(struct writer_session *session, const struct metadata *metadata)
{
    size_t count = session->article_count++;
    session->articles = memory_resize(session->articles, session->article_count * sizeof *session->articles);
    session->articles[count] = metadata_copy(session->arena, metadata);
}

/* The folders above an article stand above it, once for the articles that they share. */
static void note_article(struct writer_session *session, const struct open_page *open,
                         const struct metadata *metadata)
{
    const char *part = metadata->part;
    length y = open->page->is_shared ? session->plan.top + session->used : 0;
    if (part && (!session->part || strcmp(part, session->part)))
        add_bookmark(session, open,
                     (struct bookmark){.title = arena_copy_text(session->arena, part), .y = y});
    session->part = arena_copy_text(session->arena, part);
    if (*metadata->title)
        add_bookmark(session, open,
                     (struct bookmark){.title = session->articles[session->article_count - 1].title,
                                       .level = part ? 1 : 0,
                                       .y = y});
}

static struct official_page official_page(const struct writer_session *session, struct drawing *drawing,
                                          size_t number, const char *language)
{
    const struct page_plan *plan = &session->plan;
    struct frame frame = {number % 2 ? plan->left : plan->even_left, plan->top, false};
    return (struct official_page){session->canvas, drawing,  plan,
                                  frame,           language, session->article_count - 1};
}

static void draw_head(struct writer_session *session, struct drawing *drawing, const char *language)
{
    struct official_page page = official_page(session, drawing, session->page_count + 1, language);
    official_draw_head(&page);
}

/* The imprint stands at the foot of the last page, on the back of a sheet when both sides are printed (7.4);
 * that of a letter on whichever page is the last. */
static void add_imprint(struct writer_session *session, length used, const char *language)
{
    const struct page_plan *plan = &session->plan;
    size_t number = session->page_count;
    struct official_page page = official_page(session, session->pages[number - 1].drawing, number, language);
    length height = official_imprint_height(&page);
    if (!height)
        return;
    bool needs_back = plan->is_duplex && !official_imprint_is_plain(&plan->official);
    bool is_back = !needs_back || number % 2 == 0;
    if (!is_back || used + plan->geometry.pitch + height > plan->geometry.height) {
        if (needs_back && is_back)
            add_blank_page(session);
        add_blank_page(session);
        number = session->page_count;
        page = official_page(session, session->pages[number - 1].drawing, number, language);
    }
    official_draw_imprint(&page);
    session->used = plan->geometry.height;
}

static bool begins_chapter(const struct writer_session *session, const struct page *page)
{
    const struct node *block =
        page->item_count && page->items->kind == ITEM_LINE ? page->items->line->block : NULL;
    return session->plan.styles.chapter.size && block && block->kind == NODE_HEADING &&
           block->heading.is_chapter;
}

/* A page below what the article before left goes into the drawing of that page. */
static struct open_page open_page(const struct writer_session *session, const struct page *page)
{
    size_t count = session->page_count;
    if (page->is_shared)
        return (struct open_page){session->pages[count - 1].drawing, count - 1, page};
    return (struct open_page){drawing_new(session->arena), count, page};
}

static void add_laid_out_page(struct writer_session *session, const struct document *document,
                              const struct page *page, bool is_first)
{
    struct open_page open = open_page(session, page);
    if (is_first) {
        note_article(session, &open, &document->metadata);
        draw_head(session, open.drawing, document->metadata.language);
    }
    canvas_draw_page(session->canvas, open.drawing, page, page_frame(session, open.index + 1));
    note_headings(session, &open);
    session->used = page->used;
    if (page->is_shared)
        return;
    session_add_page(session, open.drawing);
    struct made_page *made = &session->pages[open.index];
    made->is_opening = is_first;
    made->begins_chapter = begins_chapter(session, page);
    made->is_bare = is_first && official_hides_first_number(&session->plan.official);
}

enum { LINES_BETWEEN = 2 }; /* articles on one page */

/* An article that runs on begins on the page where the one before ends. */
static void share_page(const struct writer_session *session, struct page_geometry *geometry)
{
    bool runs_on = session->plan.start == START_RUN_ON && session->page_count && !geometry->first_top;
    if (!runs_on)
        return;
    length lines = (session->used + geometry->pitch - 1) / geometry->pitch + LINES_BETWEEN;
    geometry->first_top = lines * geometry->pitch;
    geometry->first_is_shared = true;
}

static enum status refuse_pages(struct writer_session *session)
{
    diag_report(session->request.diag, (struct place){session->request.output_name, 0}, DIAG_TOO_MANY_PAGES,
                arena_format(session->arena, "%d", MOST_PAGES));
    return STATUS_FAILED;
}

static enum status add_pages(struct writer_session *session, const struct document *document,
                             struct layout *layout)
{
    bool is_first = true;
    struct page page;
    while (layout_next_page(layout, &page)) {
        if (session->page_count == MOST_PAGES)
            return refuse_pages(session);
        add_laid_out_page(session, document, &page, is_first);
        is_first = false;
        if (!session->request.is_book) /* of a book the articles are counted */
            session_report(session, session->page_count, 0);
    }
    if (is_first)
        return STATUS_OK;
    canvas_end_article(session->canvas, session->pages[session->page_count - 1].drawing);
    add_imprint(session, page.used, document->metadata.language);
    return STATUS_OK;
}

static enum status add_article_pages(struct writer_session *session, const struct document *document)
{
    if (session->plan.start == START_ODD && session->page_count % 2)
        add_blank_page(session);
    if (!session->article_count)
        check_body_face(session, &document->metadata);
    add_article(session, &document->metadata);
    report_undescribed(session, document);
    check_signature(session, document);
    session->chapter = NULL;
    canvas_begin_article(session->canvas, session->request.is_book, document);
    struct layout_request request = layout_request(session, document);
    struct arena *scratch = arena_new();
    share_page(session, &request.geometry);
    request.credits = session->plan.has_credits ? credits_make(scratch, document) : NULL;
    struct layout *layout = layout_new(&request);
    enum status status = add_pages(session, document, layout);
    layout_free(layout);
    arena_free(scratch);
    font_set_report_missing(session->fonts, (struct place){document->name, 0});
    return status;
}

enum status article_pages_add(struct writer_session *session, const struct document *document)
{
    struct arena *arena = arena_new();
    bool is_plain = session->plan.links == LINKS_PLAIN;
    enum status status =
        add_article_pages(session, is_plain ? document : link_notes_add(arena, document, session->codes));
    arena_free(arena);
    return status;
}
