#include "formats/epub/check/check_overlays.h"

#include "base/translation.h"
#include "formats/epub/inspection/vocabulary.h"
#include "formats/epub/syntax/address.h"
#include "formats/epub/syntax/values.h"

#include <string.h>

static void check_clip(const struct page *page, const struct xml_node *node)
{
    const char *begin = xml_node_get(node, "clipBegin"), *end = xml_node_get(node, "clipEnd");
    long long from = begin ? value_clock(begin) : 0, to = end ? value_clock(end) : -1;
    const char *where = inspection_line(page->inspection, page->file->path, node->line);
    if (from < 0 || to < 0)
        return;
    if (from >= to)
        inspection_fault(page->inspection, where, end, PHRASE("the part ends no later than it begins"));
}

static void check_audio(const struct page *page, const struct xml_node *node)
{
    const char *src = xml_node_get(node, "src");
    const char *where = inspection_line(page->inspection, page->file->path, node->line);
    check_clip(page, node);
    if (!src)
        return;
    if (strchr(src, '#'))
        inspection_fault(page->inspection, where, src,
                         PHRASE("audio is named as a whole; take out what begins with #"));
    struct book_link *link = inspection_add_link(
        page->inspection, &(struct book_link){.href = src, .file = page->file, .kind = LINK_AUDIO},
        page->file->path, node->line);
    if (link && !link->path)
        page->file->features |= FEATURE_REMOTE;
}

static void check_text(const struct page *page, const struct xml_node *node, const char *attribute)
{
    const char *src = xml_node_get(node, attribute);
    struct inspection *inspection = page->inspection;
    if (!src)
        return;
    struct book_link *link = inspection_add_link(
        inspection, &(struct book_link){.href = src, .file = page->file, .kind = LINK_OVERLAY},
        page->file->path, node->line);
    struct listed_file *file = link ? inspection_find(inspection, link->path) : NULL;
    if (!file)
        return;
    if (link->fragment && strchr(link->fragment, '(') && !strcmp(file->media_type, "application/xhtml+xml"))
        inspection_advise(inspection, link->from, src, PHRASE("a place of a page is named by its id"));
    if (file->overlay_of && page->file->id && strcmp(file->overlay_of, page->file->id))
        inspection_fault(inspection, link->from, file->path, PHRASE("two media overlays read the page"));
    file->overlay_of = page->file->id;
}

void check_overlay(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    const char *prefixes = xml_node_get(root, "epub:prefix");
    vocabulary_check_prefixes(page->inspection, page->file->path, prefixes);
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        if (xml_node_is(node, "smil:text"))
            check_text(page, node, "src");
        else if (xml_node_is(node, "smil:audio"))
            check_audio(page, node);
        else
            check_text(page, node, "epub:textref");
        vocabulary_check(page->inspection, inspection_line(page->inspection, page->file->path, node->line),
                         VOCABULARY_TYPE, prefixes, xml_node_get(node, "epub:type"));
    }
}

static bool can_be_read_aloud(const struct listed_file *file)
{
    return file->media_type &&
           (!strcmp(file->media_type, "application/xhtml+xml") || !strcmp(file->media_type, "image/svg+xml"));
}

/* A class for what is read needs a style sheet that says how it looks. */
static bool has_style(const struct inspection *inspection, const struct listed_file *file)
{
    for (const struct book_link *link = inspection->links; link; link = link->next)
        if (link->file == file && link->kind == LINK_STYLE)
            return true;
    return file->has_style;
}

static void check_pair(struct inspection *inspection, const struct listed_file *file)
{
    const struct listed_file *overlay = inspection_find_id(inspection, file->overlay);
    bool is_overlay = overlay && overlay->media_type && !strcmp(overlay->media_type, "application/smil+xml");
    if (file->overlay && !is_overlay)
        inspection_fault(inspection, file->path, file->overlay,
                         PHRASE("media-overlay names a file of application/smil+xml"));
    if (file->overlay && inspection->has_active_class && can_be_read_aloud(file) &&
        !has_style(inspection, file))
        inspection_report(inspection, DIAG_BOOK_LACKS, file->path, "<style>", NULL);
    if (file->overlay && !can_be_read_aloud(file))
        inspection_fault(inspection, file->path, "media-overlay",
                         PHRASE("only XHTML and SVG are read aloud"));
    if (file->overlay_of && !file->overlay)
        inspection_report(inspection, DIAG_BOOK_LACKS, file->path, "media-overlay", NULL);
    else if (file->overlay_of && strcmp(file->overlay_of, file->overlay))
        inspection_fault(inspection, file->path, file->overlay,
                         PHRASE("another media overlay reads the page"));
    else if (file->overlay && is_overlay && !file->overlay_of && !overlay->is_unread)
        inspection_fault(inspection, file->path, file->overlay,
                         PHRASE("the media overlay does not read the page"));
}

void check_overlay_pairs(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++)
        if (inspection->files[i].path)
            check_pair(inspection, &inspection->files[i]);
}
