#include "formats/epub/package/navigation.h"

#include "base/xml/xml.h"
#include "formats/epub/package/book_page.h"

#include <string.h>

/* Older devices show two levels, and what is deeper only when it holds chapters; in the navigation all levels nest. */
enum { NCX_LEVELS = 2 };

static unsigned count_ncx_levels(const struct book *book)
{
    unsigned levels = NCX_LEVELS;
    for (const struct book_entry *entry = book->entries; entry; entry = entry->next)
        if (entry->is_chapter && entry->depth >= levels)
            levels = entry->depth + 1;
    return levels;
}

static const struct book_entry *next_listed(const struct book_entry *entry, unsigned levels)
{
    while (entry && entry->depth >= levels)
        entry = entry->next;
    return entry;
}

/* Depths begin at 0 and rise by one at most, so one step down opens one list and the way up closes as many.
 */
static void write_list(const struct book *book, struct buffer *out)
{
    unsigned depth = 0;
    buffer_append_text(out, "<ol>\n");
    for (const struct book_entry *entry = book->entries, *next; entry; entry = next) {
        next = entry->next;
        buffer_append_text(out, "<li><a");
        xml_append_attribute(out, "href", entry->target);
        buffer_append_byte(out, '>');
        xml_append_text(out, entry->title, strlen(entry->title));
        buffer_append_text(out, "</a>");
        if (next && next->depth > depth) {
            buffer_append_text(out, "\n<ol>\n");
            depth++;
            continue;
        }
        buffer_append_text(out, "</li>\n");
        for (; depth > (next ? next->depth : 0); depth--)
            buffer_append_text(out, "</ol>\n</li>\n");
    }
    buffer_append_text(out, "</ol>\n");
}

static void write_landmark(struct buffer *out, const char *type, const char *target, const char *label)
{
    buffer_append_format(out, "<li><a epub:type=\"%s\" href=\"%s\">%s</a></li>\n", type, target, label);
}

static void write_landmarks(const struct book *book, struct buffer *out)
{
    buffer_append_text(out, "<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n");
    if (book_lists_contents(book))
        write_landmark(out, "toc", "#toc", book_word(book, WORD_CONTENTS));
    if (book_has_cover_page(book))
        write_landmark(out, "cover", "cover.xhtml", book_word(book, WORD_COVER));
    write_landmark(out, "bodymatter", book->parts->path, book_word(book, WORD_TEXT));
    buffer_append_text(out, "</ol>\n</nav>\n");
}

void navigation_write(const struct book *book, struct buffer *out)
{
    const char *contents = book_word(book, WORD_CONTENTS);
    const struct page_head head = {.title = contents, .language = book->metadata.language, .folder = ""};
    page_open(book, &head, out);
    buffer_append_text(out, "<nav epub:type=\"toc\" id=\"toc\"");
    xml_append_attribute(out, "role", book->profile->hides_semantics ? NULL : "doc-toc");
    buffer_append_text(out, ">\n");
    xml_append_element(out, "h1", NULL, contents);
    write_list(book, out);
    buffer_append_text(out, "</nav>\n");
    if (!book->profile->hides_semantics)
        write_landmarks(book, out);
    page_close(book, out);
}

static unsigned find_deepest(const struct book *book, unsigned levels)
{
    unsigned deepest = 0;
    for (const struct book_entry *entry = next_listed(book->entries, levels); entry;
         entry = next_listed(entry->next, levels))
        deepest = entry->depth > deepest ? entry->depth : deepest;
    return deepest;
}

static void write_points(const struct book *book, unsigned levels, struct buffer *out)
{
    unsigned depth = 0, number = 0, order = 0;
    const char *target = "";
    for (const struct book_entry *entry = next_listed(book->entries, levels), *next; entry; entry = next) {
        next = next_listed(entry->next, levels);
        number++;
        order += strcmp(entry->target, target) != 0; /* points to one place have one order */
        target = entry->target;
        buffer_append_format(out, "<navPoint id=\"n%u\" playOrder=\"%u\">\n<navLabel>", number, order);
        xml_append_element(out, "text", NULL, entry->title);
        buffer_append_text(out, "</navLabel>\n<content");
        xml_append_attribute(out, "src", entry->target);
        buffer_append_text(out, "/>\n");
        if (next && next->depth > depth) {
            depth++;
            continue;
        }
        buffer_append_text(out, "</navPoint>\n");
        for (; depth > (next ? next->depth : 0); depth--)
            buffer_append_text(out, "</navPoint>\n");
    }
}

void ncx_write(const struct book *book, struct buffer *out)
{
    unsigned levels = count_ncx_levels(book);
    buffer_append_text(out, XML_DECLARATION
                       "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\"");
    xml_append_attribute(out, "xml:lang", book->metadata.language);
    buffer_append_format(out,
                         ">\n<head>\n<meta name=\"dtb:uid\" content=\"%s\"/>\n"
                         "<meta name=\"dtb:depth\" content=\"%u\"/>\n"
                         "<meta name=\"dtb:totalPageCount\" content=\"0\"/>\n"
                         "<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n<docTitle>",
                         book_identifier(book), find_deepest(book, levels) + 1);
    xml_append_element(out, "text", NULL, book_title(book));
    buffer_append_text(out, "</docTitle>\n<navMap>\n");
    write_points(book, levels, out);
    buffer_append_text(out, "</navMap>\n</ncx>\n");
}
