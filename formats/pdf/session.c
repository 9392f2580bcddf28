#include "formats/pdf/session.h"

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
