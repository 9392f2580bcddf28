#include "formats/epub/package/title_page.h"

#include "base/xml/xml.h"
#include "formats/document/credits.h"
#include "formats/epub/package/book_page.h"

void title_page_write(const struct book *book, struct buffer *out)
{
    const struct metadata *metadata = &book->metadata;
    const struct page_head head = {.title = book_plain_title(book),
                                   .language = metadata->language,
                                   .folder = "",
                                   .class_name = "title-page",
                                   .type = "titlepage"};
    const char *dates = credits_span(book->arena, book->earliest_date, book->latest_date, metadata->language);
    page_open(book, &head, out);
    xml_append_element(out, "h1", NULL, book_plain_title(book));
    xml_append_element(out, "p", "class=\"deck\"", metadata->author);
    xml_append_element(out, "p", "class=\"deck\"", metadata->source);
    xml_append_element(out, "p", "class=\"byline\"", *dates ? dates : NULL);
    page_close(book, out);
}
