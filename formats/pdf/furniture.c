#include "formats/pdf/furniture.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "formats/pdf/official/official_drawing.h"
#include "formats/pdf/plan/plan_text.h"
#include "formats/pdf/plan/template.h"

#include <string.h>

enum { LONG_WORK = 10 }; /* pages: more are counted in the footer */

/* The byte of the text behind the last character of a line. */
static size_t line_end(const struct placed_line *line)
{
    size_t end = 0;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        const struct cluster *last = &piece->run->clusters[piece->first + piece->count - 1];
        if (piece->count && last->offset + last->size > end)
            end = last->offset + last->size;
    }
    return end;
}

/* Where a part of a template goes. */
struct part_place {
    struct canvas *canvas;
    const struct page_plan *plan;
    struct block_style style;
    const char *language;
    length room;
};

static struct placed_line *set_lines(const struct part_place *place, const char *text, struct arena *arena,
                                     size_t *count)
{
    return plan_set_text(place->canvas, place->plan, text, place->language, &place->style, place->room, arena,
                         count);
}

/* The text on one line: what is too wide is cut, and an ellipsis shows it. */
static struct placed_line *set_line(const struct part_place *place, const char *text, struct arena *arena)
{
    size_t count, end = strlen(text);
    struct placed_line *lines = set_lines(place, text, arena, &count);
    if (count > 1)
        end = line_end(lines);
    while (count > 1 && end) {
        utf8_previous(text, &end);
        lines = set_lines(place, arena_format(arena, "%.*s…", (int)end, text), arena, &count);
    }
    return count ? lines : NULL;
}

static void draw_part(struct canvas *canvas, struct drawing *drawing, const struct page_plan *plan, int part,
                      const char *text, length room, const struct template_facts *facts, length y)
{
    static const enum alignment alignments[TEMPLATE_PARTS] = {ALIGNMENT_START, ALIGNMENT_CENTER,
                                                              ALIGNMENT_END};
    struct arena *arena = arena_new();
    struct part_place place = {canvas, plan, plan->furniture, facts->metadata->language, room};
    place.style.alignment = alignments[part];
    struct placed_line *line = set_line(&place, text, arena);
    length left = facts->is_even ? plan->even_left : plan->left;
    length inset = plan->furniture_inset;
    length x = inset + (plan->type_width - 2 * inset - room) * part / (TEMPLATE_PARTS - 1);
    drawing_begin_artifact(drawing);
    if (line)
        canvas_draw_line(canvas, drawing, line, (struct frame){left, plan->top, false}, x, y);
    drawing_end_artifact(drawing);
    arena_free(arena);
}

static void draw_template(struct canvas *canvas, struct drawing *drawing, const struct page_plan *plan,
                          const char *template, const struct template_facts *facts, length y)
{
    struct arena *arena = arena_new();
    bool is_odd = !facts->is_even, mirrored = plan->is_duplex && is_odd == plan->is_vertical;
    const char *texts[TEMPLATE_PARTS];
    int used = 0;
    for (int i = 0; i < TEMPLATE_PARTS; i++) {
        texts[i] = template_fill(arena, template, (enum template_part)i, mirrored, facts);
        used += *texts[i] != 0;
    }
    for (int i = 0; i < TEMPLATE_PARTS; i++)
        if (*texts[i])
            draw_part(canvas, drawing, plan, i, texts[i],
                      (plan->type_width - 2 * plan->furniture_inset) / used, facts, y);
    arena_free(arena);
}

/* The number of the copy stands at the head of each article, in an official document in a line of its own. */
static const char *header_template(const struct writer_session *session, const struct made_page *page,
                                   bool is_hidden, bool is_numbered, struct arena *arena)
{
    const struct page_plan *plan = &session->plan;
    bool is_empty = is_hidden || ((page->is_opening || page->begins_chapter) && plan->header_skips_openings);
    const char *header = is_empty ? "" : plan->header;
    bool bears_number = is_numbered && page->is_opening && !plan->style->is_official;
    return bears_number ? template_with_copy(arena, header) : header;
}

/* Where neither style nor option says what the foot is to say: the page, in longer work also how many there
 * are. */
static const char *footer_template(const struct writer_session *session, const char *language)
{
    static const char *const counted[] = {
        [LANGUAGE_SIMPLIFIED_CHINESE] = "第 {page} 页　共 {pages} 页",
        [LANGUAGE_TRADITIONAL_CHINESE] = "第 {page} 頁　共 {pages} 頁",
        [LANGUAGE_TRADITIONAL_CHINESE_HONGKONG] = "第 {page} 頁　共 {pages} 頁",
        [LANGUAGE_JAPANESE] = "{page} / {pages}",
        [LANGUAGE_KOREAN] = "{page} / {pages}",
        [LANGUAGE_OTHER] = "{page} / {pages}",
    };
    if (session->plan.footer)
        return session->plan.footer;
    bool is_long = session->article_count > 1 || session->page_count - session->front_pages > LONG_WORK;
    return is_long ? counted[language_family(language)] : "{page}";
}

struct page_span furniture_span(const struct writer_session *session, size_t page)
{
    struct page_span span = {session->front_pages, session->page_count};
    if (!session->plan.numbers_articles)
        return span;
    if (page < session->front_pages)
        return (struct page_span){0, session->front_pages};
    size_t article = session->pages[page].article;
    span = (struct page_span){page, page};
    while (span.first > session->front_pages && session->pages[span.first - 1].article == article)
        span.first--;
    while (span.end < session->page_count && session->pages[span.end].article == article)
        span.end++;
    while (span.end - 1 > page && session->pages[span.end - 1].is_bare)
        span.end--;
    return span;
}

static void draw_official_number(const struct writer_session *session, const struct template_facts *facts,
                                 struct drawing *drawing)
{
    const struct page_plan *plan = &session->plan;
    struct frame frame = {facts->is_even ? plan->even_left : plan->left, plan->top, false};
    struct official_page page = {session->canvas, drawing, plan, frame, facts->metadata->language, 0};
    official_draw_copy_number(&page, facts->copy);
}

void furniture_draw(const struct writer_session *session, size_t index, const struct page_span *span,
                    const char *copy, struct drawing *drawing)
{
    const struct page_plan *plan = &session->plan;
    const struct made_page *page = &session->pages[index];
    size_t place = index - session->front_pages; /* behind what stands before the text */
    struct template_facts facts = {.metadata = &session->articles[page->article],
                                   .book = session->request.book_title,
                                   .chapter = page->chapter,
                                   .copy = copy,
                                   .page = (unsigned)(index - span->first) + 1,
                                   .pages = (unsigned)(span->end - span->first),
                                   .is_even = place % 2};
    bool is_hidden = page->is_bare || (!place && !plan->on_first_page);
    struct arena *arena = arena_new();
    const char *header = header_template(session, page, is_hidden, copy, arena);
    draw_template(session->canvas, drawing, plan, header, &facts, plan->header_y);
    if (!is_hidden)
        draw_template(session->canvas, drawing, plan, footer_template(session, session->articles[0].language),
                      &facts, plan->footer_y);
    if (copy && page->is_opening && plan->style->is_official)
        draw_official_number(session, &facts, drawing);
    arena_free(arena);
}
