/* What is known of a work while its PDF is being made. Private to formats/pdf.
 *
 * Shape: article_pages.c lays articles out and keeps the drawing of each page; printing.c knows them all, and
 * makes the file. */
#ifndef FORMATS_PDF_SESSION_H
#define FORMATS_PDF_SESSION_H

#include "formats/canvas/canvas.h"
#include "formats/document/format.h"
#include "formats/pdf/bookmarks.h"
#include "formats/pdf/plan/page_plan.h"

struct made_page {
    struct drawing *drawing;
    size_t article;
    bool is_bare;        /* neither head nor foot: a blank page, or one with the imprint alone */
    bool is_opening;     /* an article begins here */
    bool begins_chapter; /* that starts pages */
    const char *chapter; /* the latest one; NULL: none yet */
};

struct qr_door;

struct writer_session {
    struct write_request request;
    struct arena *arena;
    struct font_set *fonts;
    struct canvas *canvas;
    const struct qr_door *codes; /* NULL: links have none */
    struct page_plan plan;
    struct made_page *pages;
    size_t page_count, page_capacity;
    struct bookmarks bookmarks;
    size_t title_pages, front_pages; /* that stand before the text: for the title; all, contents too */
    struct element_list elements;    /* of the file, in its order */
    struct metadata *articles;
    size_t article_count;
    const char *chapter; /* of the latest article; NULL: none yet */
    const char *part;    /* the folders above the latest article; NULL: none */
    length used;         /* of the latest page's type area */
};

/* Reports to who watches that `done` of `all` pages are done. */
void session_report(const struct writer_session *session, size_t done, size_t all);

/* Pages go behind those that there are. */
void session_add_page(struct writer_session *session, struct drawing *drawing);

/* What the file says of itself: what is known of the article; of a book what is true of the whole, with the date
 * of its first article. */
const struct metadata *session_metadata(const struct writer_session *session);

/* NULL is fine. */
void session_free(struct writer_session *session);

#endif
