#include "formats/epub/entries.h"

#include "base/xml/xml.h"
#include "formats/xhtml/label.h"

#include <string.h>

static bool lists_headings(const struct rendering *rendering, const struct xhtml_heading *headings)
{
    const char *part = rendering->xhtml.document->metadata.part;
    size_t count = 0;
    for (; headings; headings = headings->next)
        count += headings->depth == 1;
    return rendering->book->has_title_page && part && *part && count > 1;
}

void entries_write(const struct rendering *rendering, const struct xhtml_heading *headings)
{
    struct buffer *out = rendering->xhtml.out;
    struct arena *arena = rendering->xhtml.arena;
    if (!lists_headings(rendering, headings))
        return;
    buffer_append_text(out, "<ol class=\"contents\">\n");
    for (; headings; headings = headings->next) {
        const char *text = xhtml_label(arena, headings->node);
        size_t file = rendering_find_file(rendering, headings->node->number);
        if (headings->depth != 1 || !*text)
            continue;
        buffer_append_format(out, "<li><a href=\"%s#%s\">",
                             file ? rendering_name_file(rendering, arena, file) : "", headings->id);
        xml_append_text(out, text, strlen(text));
        buffer_append_text(out, "</a></li>\n");
    }
    buffer_append_text(out, "</ol>\n");
}

static void add_heading(const struct rendering *rendering, const struct xhtml_heading *heading)
{
    struct arena *arena = rendering->xhtml.arena;
    const char *text = xhtml_label(arena, heading->node);
    size_t file = rendering_find_file(rendering, heading->node->number);
    if (!*text)
        return;
    const char *name = rendering_name_file(rendering, arena, file);
    book_add_entry(rendering->book,
                   &(struct book_entry){.title = text,
                                        .target = arena_format(arena, "text/%s#%s", name, heading->id),
                                        .depth = heading->depth,
                                        .part = "",
                                        .is_chapter = heading->node->heading.is_chapter});
}

void entries_add(const struct rendering *rendering)
{
    struct arena *arena = rendering->xhtml.arena;
    const struct metadata *metadata = &rendering->xhtml.document->metadata;
    const char *title = metadata->title;
    const struct node *in_body = xhtml_title_block(rendering->xhtml.document);
    if (!*title)
        title = in_body ? xhtml_label(arena, in_body) : book_title(rendering->book);
    const char *first = rendering_name_file(rendering, arena, 0);
    book_add_entry(rendering->book, &(struct book_entry){.title = title,
                                                         .target = arena_format(arena, "text/%s", first),
                                                         .part = metadata->part ? metadata->part : ""});
    for (const struct xhtml_heading *heading = rendering->xhtml.headings; heading; heading = heading->next)
        add_heading(rendering, heading);
}
