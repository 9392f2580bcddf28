#include "formats/pdf/front_matter.h"

#include "base/language.h"
#include "formats/document/credits.h"
#include "formats/pdf/contents.h"
#include "formats/pdf/furniture.h"
#include "formats/pdf/title_page.h"

#include <string.h>

/* Both sides of the paper are printed: contents do not stand on the back of a title. */
static bool is_on_sheets(const struct page_plan *plan)
{
    return plan->is_duplex || plan->start == START_ODD || plan->imposition == IMPOSE_BOOKLET;
}

/* Puts pages before all others. */
static size_t insert_pages(struct writer_session *session, struct drawing **drawings, size_t count)
{
    size_t inserted = is_on_sheets(&session->plan) ? (count + 1) / 2 * 2 : count,
           old_count = session->page_count;
    for (size_t i = 0; i < inserted; i++)
        session_add_page(session, NULL);
    memmove(session->pages + inserted, session->pages, old_count * sizeof *session->pages);
    for (size_t i = 0; i < inserted; i++)
        session->pages[i] = (struct made_page){
            .drawing = i < count ? drawings[i] : drawing_new(session->arena), .is_bare = true};
    session->front_pages += inserted;
    return inserted;
}

/* The numbers that stand on the pages; where each article counts its own, with the article's before it. */
static void number_bookmarks(struct writer_session *session)
{
    bool in_articles = session->plan.numbers_articles && session->article_count > 1;
    struct page_span span = {0};
    for (size_t i = 0; i < session->bookmarks.count; i++) {
        struct bookmark *bookmark = &session->bookmarks.entries[i];
        size_t page = bookmark->page;
        if (page >= span.end)
            span = furniture_span(session, page);
        size_t number = page - span.first + 1;
        bookmark->number =
            in_articles ? arena_format(session->arena, "%zu-%zu", session->pages[page].article + 1, number)
                        : arena_format(session->arena, "%zu", number);
    }
}

static void insert_contents(struct writer_session *session)
{
    struct contents_request request = {.canvas = session->canvas,
                                       .arena = session->arena,
                                       .plan = &session->plan,
                                       .bookmarks = &session->bookmarks,
                                       .lowest = session->article_count > 1 ? 0 : 1,
                                       .depth = session->plan.contents_depth,
                                       .language = session->articles[0].language};
    size_t count;
    number_bookmarks(session);
    struct drawing **contents = contents_draw(&request, &count);
    insert_pages(session, contents, count);
}

/* A style has one for books whose title is known. */
static bool has_title_page(const struct writer_session *session)
{
    enum by_style asked = session->plan.title_page;
    bool is_titled_book = session->request.is_book && session->request.book_title;
    return asked == STYLE_DECIDES ? session->plan.style->has_title_page && is_titled_book
                                  : asked == STYLE_YES;
}

/* "" when an article has no date: what is known of the others is not true of the whole. */
static const char *span_of_dates(const struct writer_session *session, const char *language)
{
    const char *first = session->articles[0].date, *last = first;
    for (size_t i = 0; i < session->article_count; i++) {
        const char *date = session->articles[i].date;
        if (!date)
            return "";
        first = strcmp(date, first) < 0 ? date : first;
        last = strcmp(date, last) > 0 ? date : last;
    }
    return credits_span(session->arena, first, last, language);
}

static const char *title_lines(const struct writer_session *session, const struct metadata *metadata)
{
    const char *lines =
        session->request.is_book ? session->request.book_title_lines : session->articles[0].title_lines;
    return lines ? lines : metadata->title;
}

static void insert_title_page(struct writer_session *session)
{
    const struct metadata *metadata = session_metadata(session);
    struct title_page_facts facts = {.title = title_lines(session, metadata),
                                     .author = metadata->author,
                                     .publisher =
                                         metadata->publisher ? metadata->publisher : metadata->source,
                                     .date = span_of_dates(session, metadata->language),
                                     .language = metadata->language};
    struct drawing *drawing =
        *facts.title ? title_page_draw(session->canvas, session->arena, &session->plan, &facts) : NULL;
    if (drawing)
        session->title_pages = insert_pages(session, &drawing, 1);
}

void front_matter_insert(struct writer_session *session)
{
    if (session->plan.contents_depth)
        insert_contents(session);
    if (has_title_page(session))
        insert_title_page(session);
}

/* By language: the title page, the contents. */
static const char *const words[][2] = {
    [LANGUAGE_SIMPLIFIED_CHINESE] = {"扉页", "目录"},
    [LANGUAGE_TRADITIONAL_CHINESE] = {"扉頁", "目錄"},
    [LANGUAGE_TRADITIONAL_CHINESE_HONGKONG] = {"扉頁", "目錄"},
    [LANGUAGE_JAPANESE] = {"扉", "目次"},
    [LANGUAGE_KOREAN] = {"표제지", "차례"},
    [LANGUAGE_OTHER] = {"Title page", "Contents"},
};

const char *front_matter_label(const struct writer_session *session, size_t page)
{
    const char *const *word = words[language_family(session->articles[0].language)];
    if (page >= session->title_pages)
        return arena_format(session->arena, "%s %zu", word[1], page - session->title_pages + 1);
    return page ? arena_format(session->arena, "%s %zu", word[0], page + 1) : word[0];
}
