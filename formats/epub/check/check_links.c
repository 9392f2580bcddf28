#include "formats/epub/check/check_links.h"

#include "base/array.h"
#include "base/translation.h"

#include <stdlib.h>
#include <string.h>

/* Fragments that are not ids: a part of a picture or a time, a place found by counting. */
static const char *const schemes[] = {"epubcfi(", "xywh=",    "t=",     "xyn=",  "xpointer(",
                                      "element(", "svgView(", "track=", "page=", ":~:text="};

static bool is_by_scheme(const char *fragment)
{
    for (size_t i = 0; i < COUNT(schemes); i++)
        if (!strncmp(fragment, schemes[i], strlen(schemes[i])))
            return true;
    return false;
}

static const struct anchor *find_anchor(const struct listed_file *file, const char *id)
{
    size_t low = 0, high = file->anchor_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(file->anchors[middle].id, id);
        if (!order)
            return &file->anchors[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_type(const struct listed_file *file, const char *type)
{
    return file->media_type && !strcmp(file->media_type, type);
}

static bool has_anchors(const struct listed_file *file)
{
    return !file->is_unread && !file->is_encrypted && file->exists &&
           (is_type(file, "application/xhtml+xml") || is_type(file, "image/svg+xml"));
}

/* What lies elsewhere. */

static bool may_lie_elsewhere(const struct book_link *link)
{
    return inspection_is_place(link->kind) || link->kind == LINK_CITATION || link->kind == LINK_AUDIO ||
           link->kind == LINK_VIDEO || link->kind == LINK_TRACK || link->kind == LINK_FONT ||
           link->kind == LINK_RECORD || link->kind == LINK_GUIDE;
}

static void check_elsewhere(struct inspection *inspection, const struct book_link *link)
{
    bool is_opened =
        inspection_is_place(link->kind) || link->kind == LINK_CITATION || link->kind == LINK_RECORD;
    struct listed_file *file = inspection_find_remote(inspection, link->href);
    bool is_part = file && (inspection_type_begins(file->media_type, "audio/") ||
                            inspection_type_begins(file->media_type, "video/") ||
                            inspection_is_font_type(file->media_type));
    bool is_secure = strncmp(link->href, "http:", 5) != 0;
    if (link->kind == LINK_CITATION && !is_secure)
        inspection_advise(inspection, link->from, link->href,
                          PHRASE("it is fetched without protection; write https"));
    if (is_opened && !file)
        return;
    if (!may_lie_elsewhere(link) && !is_part)
        inspection_report(inspection, DIAG_BOOK_OUTSIDE, link->from, link->href, NULL);
    else if (!file)
        inspection_report(inspection, DIAG_BOOK_LACKS, "the manifest", link->href, NULL);
    if (!is_opened && !is_secure)
        inspection_advise(inspection, link->from, link->href,
                          PHRASE("it is fetched without protection; write https"));
}

/* Files. */

static bool is_read_as_page(const struct inspection *inspection, const struct listed_file *file)
{
    for (; file; file = file->fallback_file)
        if (inspection_is_page_type(inspection, file->media_type))
            return true;
    return false;
}

static bool has_core_type(const struct inspection *inspection, const struct listed_file *file)
{
    for (; file; file = file->fallback_file)
        if (!file->media_type || inspection_is_core_type(inspection, file->media_type))
            return true;
    return false;
}

/* Fonts and films of any kind may be in a book, and what nobody opens. */
static bool needs_fallback(const struct book_link *link, const struct listed_file *file)
{
    return link->kind != LINK_FONT && link->kind != LINK_STYLE && link->kind != LINK_TRACK &&
           link->kind != LINK_CITATION && link->kind != LINK_RECORD && link->kind != LINK_GUIDE &&
           !inspection_type_begins(file->media_type, "video/") &&
           !inspection_type_begins(file->media_type, "font/") && !link->has_fallback;
}

static void check_place(struct inspection *inspection, const struct book_link *link, struct listed_file *file)
{
    if (!is_read_as_page(inspection, file))
        inspection_report(inspection, DIAG_BOOK_NO_FALLBACK, file->path, file->media_type, NULL);
    else if (!file->spine_position)
        inspection_report(inspection, DIAG_BOOK_NOT_IN_SPINE, link->from, file->path, NULL);
    if (link->file != file)
        file->is_linked = true;
}

static void check_part(struct inspection *inspection, const struct book_link *link,
                       const struct listed_file *file)
{
    bool is_style = link->kind == LINK_STYLE;
    if (link->must_be_core && !inspection_is_core_type(inspection, file->media_type))
        inspection_fault(inspection, link->from, link->href,
                         PHRASE("the last picture of a choice is of a type that every reader knows"));
    if (needs_fallback(link, file) && !has_core_type(inspection, file))
        inspection_report(inspection, DIAG_BOOK_NO_FALLBACK, file->path, file->media_type, NULL);
    if (is_style && link->fragment)
        inspection_fault(inspection, link->from, link->href, PHRASE("a style sheet is named as a whole"));
    bool is_picture = link->kind == LINK_IMAGE && inspection_type_begins(file->media_type, "image/");
    if (is_picture && link->fragment && !is_type(file, "image/svg+xml"))
        inspection_advise(inspection, link->from, link->href, PHRASE("only drawings have parts with names"));
    if (link->media_type && file->media_type && link->kind == LINK_FRAME &&
        strcmp(link->media_type, file->media_type))
        inspection_advise(inspection, link->from, link->media_type,
                          PHRASE("the manifest gives the file another type"));
}

static void check_fragment(struct inspection *inspection, const struct book_link *link,
                           const struct listed_file *file)
{
    bool is_drawing = link->kind == LINK_DRAWING;
    if (is_drawing && !link->fragment)
        inspection_fault(inspection, link->from, link->href,
                         PHRASE("use names a part of a drawing by its id"));
    if (!link->fragment || !has_anchors(file) || is_by_scheme(link->fragment))
        return;
    if (link->kind == LINK_STYLE || link->kind == LINK_RECORD)
        return;
    const struct anchor *anchor = find_anchor(file, link->fragment);
    if (!anchor)
        inspection_report(inspection, DIAG_BOOK_DEAD_LINK, link->from,
                          arena_format(inspection->arena, "%s#%s", link->path, link->fragment), NULL);
    else if (inspection_is_place(link->kind) && strchr(anchor->element, ':') &&
             (!strcmp(anchor->element, "svg:symbol") || !strcmp(anchor->element, "svg:linearGradient") ||
              !strcmp(anchor->element, "svg:clipPath")))
        inspection_fault(inspection, link->from, link->href, PHRASE("what it leads to is not shown"));
}

static void check_missing(struct inspection *inspection, const struct book_link *link)
{
    if (link->kind == LINK_CITATION && inspection->edition == 2)
        return;
    bool is_there = archive_find(inspection->archive, link->path) >= 0;
    if (!strcmp(link->path, inspection->package) && link->fragment && is_by_scheme(link->fragment))
        return;
    if (link->kind == LINK_RECORD && is_there)
        return;
    if (link->kind == LINK_RECORD && !is_there)
        inspection_advise(inspection, link->from, link->path, PHRASE("it is not in the book"));
    else
        inspection_report(inspection, DIAG_BOOK_DEAD_LINK, link->from, link->path, NULL);
}

static void check_guide_target(struct inspection *inspection, const struct book_link *link,
                               const struct listed_file *file)
{
    if (!inspection_is_page_type(inspection, file->media_type))
        inspection_fault(inspection, link->from, file->path, PHRASE("the guide leads to pages alone"));
}

static void follow(struct inspection *inspection, const struct book_link *link)
{
    struct listed_file *file = inspection_find(inspection, link->path);
    if (!link->path)
        check_elsewhere(inspection, link);
    else if (!file)
        check_missing(inspection, link);
    else if (file->exists) {
        if (inspection_is_place(link->kind) || link->kind == LINK_OVERLAY)
            check_place(inspection, link, file);
        else if (link->kind == LINK_GUIDE)
            check_guide_target(inspection, link, file);
        else
            check_part(inspection, link, file);
        check_fragment(inspection, link, file);
    }
}

static bool has_scripts(const struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++)
        if (inspection->files[i].features & FEATURE_SCRIPTED)
            return true;
    return false;
}

/* Of what lies elsewhere, sounds, films and fonts may be a part of a book; a script may fetch more. */
static void check_remote_files(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count && !has_scripts(inspection); i++) {
        const struct listed_file *file = &inspection->files[i];
        bool may_be_there = inspection_type_begins(file->media_type, "audio/") ||
                            inspection_type_begins(file->media_type, "video/") ||
                            inspection_type_begins(file->media_type, "font/") ||
                            inspection_is_font_type(file->media_type);
        if (inspection_is_remote(file->href) && !may_be_there)
            inspection_report(inspection, DIAG_BOOK_OUTSIDE, inspection->package, file->href, NULL);
    }
}

/* The order of contents. */

struct place_of_reading {
    size_t spine, position;
};

static struct place_of_reading find_place(const struct inspection *inspection, const struct book_link *link)
{
    const struct listed_file *file = inspection_find(inspection, link->path);
    const struct anchor *anchor = file && link->fragment ? find_anchor(file, link->fragment) : NULL;
    return (struct place_of_reading){file ? file->spine_position : 0, anchor ? anchor->position : 0};
}

static void check_order(struct inspection *inspection)
{
    struct place_of_reading last = {0, 0};
    for (const struct book_link *link = inspection->links; link; link = link->next) {
        struct place_of_reading place = find_place(inspection, link);
        if (link->kind != LINK_CONTENTS || !place.spine)
            continue;
        if (place.spine < last.spine || (place.spine == last.spine && place.position < last.position)) {
            inspection_advise(inspection, link->from, link->href,
                              PHRASE("contents follow the order of reading"));
        }
        last = place;
    }
}

/* What is not read in passing must be linked to; a script may do it too. */
static void check_reachable(struct inspection *inspection)
{
    if (inspection->edition == 2 || has_scripts(inspection))
        return;
    for (size_t i = 0; i < inspection->file_count; i++) {
        const struct listed_file *file = &inspection->files[i];
        if (file->spine_position && !file->is_linear && !file->is_linked)
            inspection_report(inspection, DIAG_BOOK_UNREACHABLE, file->href, NULL, NULL);
    }
}

void check_links(struct inspection *inspection)
{
    for (const struct book_link *link = inspection->links; link; link = link->next)
        follow(inspection, link);
    if (inspection->edition == 3)
        check_order(inspection);
    check_reachable(inspection);
    if (inspection->edition == 3)
        check_remote_files(inspection);
}
