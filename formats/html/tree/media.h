/* What a page plays or shows by other programs: videos, recordings, frames, objects, what scripts draw. No output holds
 * them; kept are the picture that stands for one, and a link to it: 视频：title.
 *
 * Shape: each leaves a picture in its place, which has nothing to show unless the page names one; media_settle counts those that
 * are still in the article.
 *
 * Owner: texts live in the insertion's arena; media_free frees the list.
 *
 * Errors: one warning for each kind, with a count.
 *
 * Source: HTML living standard §4.8.5 to §4.8.9, §4.12.5. */
#ifndef FORMATS_HTML_TREE_MEDIA_H
#define FORMATS_HTML_TREE_MEDIA_H

#include "formats/html/tree/insertion.h"

enum media_kind { MEDIA_VIDEO, MEDIA_AUDIO, MEDIA_FRAME, MEDIA_OBJECT, MEDIA_CANVAS, MEDIA_KIND_COUNT };

struct medium {
    enum media_kind kind;
    struct node *place;
    const char *address; /* where it may be seen; NULL: nobody says */
    const char *title;   /* NULL: it has none */
};

struct media {
    struct medium *items;
    size_t count, capacity;
    bool is_open; /* the last one may still name its address */
};

/* The tag of an element that shows such a thing (ELEMENT_MEDIA), before it is pushed. An object that is a picture is one, and
 * hides what stands in it. */
void media_start(struct media *media, struct insertion *insertion, struct tag *tag);

/* A `source`, which may be of the medium that is open. */
void media_add_source(struct media *media, struct insertion *insertion, const struct tag *tag);

/* After all passes: addresses become links, and what cannot be kept is reported. */
void media_settle(struct media *media, struct document *document, struct diag *diag);

void media_free(struct media *media);

#endif
