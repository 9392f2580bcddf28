#include "formats/pdf/session.h"

#include "formats/document/metadata.h"

#include <stdlib.h>

void session_free(struct writer_session *session)
{
    if (!session)
        return;
    canvas_free(session->canvas);
    font_set_free(session->fonts);
    free(session->pages);
    bookmarks_free(&session->bookmarks);
    element_list_free(&session->elements);
    free(session->articles);
    arena_free(session->arena);
    free(session);
}

void session_add_page(struct writer_session *session, struct drawing *drawing)
{
    if (session->page_count == session->page_capacity) {
        session->page_capacity = session->page_capacity * 2 + 16;
        session->pages = memory_resize(session->pages, session->page_capacity * sizeof *session->pages);
    }
    session->pages[session->page_count++] = (struct made_page){
        .drawing = drawing, .article = session->article_count - 1, .chapter = session->chapter};
}

void session_report(const struct writer_session *session, size_t done, size_t all)
{
    const struct write_watch *watch = &session->request.watch;
    if (watch->progress)
        watch->progress(watch->context, done, all);
}

const struct metadata *session_metadata(const struct writer_session *session)
{
    const struct metadata *first = &session->articles[0];
    if (!session->request.is_book)
        return first;
    struct metadata *whole = arena_allocate(session->arena, sizeof *whole);
    *whole = *first;
    for (size_t i = 1; i < session->article_count; i++)
        metadata_keep_common(whole, &session->articles[i]);
    whole->date = first->date;
    if (session->request.book_title)
        whole->title = session->request.is_named_by_folder && session->article_count > 1
                           ? metadata_collected_title(session->arena, whole, session->request.book_title)
                           : session->request.book_title;
    return whole;
}
