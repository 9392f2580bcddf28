/* The title page of a book of several articles: title, author or source, and the time that its articles span.
 */
#include "formats/epub/markup.h"
#include "formats/epub/pages.h"

#include <string.h>

static const char *make_span(const struct book *book)
{
    if (!book->earliest_date || !strcmp(book->earliest_date, book->latest_date))
        return book->earliest_date;
    return arena_format(book->arena, "%s – %s", book->earliest_date, book->latest_date);
}

void title_page_write(const struct book *book, struct buffer *out)
{
    const struct metadata *metadata = &book->metadata;
    buffer_append_text(out,
                       MARKUP_DECLARATION "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                                          "xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    markup_attribute(out, "lang", metadata->language);
    markup_attribute(out, "xml:lang", metadata->language);
    buffer_append_text(out, ">\n<head>\n");
    markup_element(out, "title", NULL, book_plain_title(book));
    buffer_append_text(out, "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n"
                            "<body class=\"title-page\" epub:type=\"titlepage\">\n");
    markup_element(out, "h1", NULL, book_plain_title(book));
    markup_element(out, "p", "class=\"deck\"", metadata->author);
    markup_element(out, "p", "class=\"deck\"", metadata->source);
    markup_element(out, "p", "class=\"byline\"", make_span(book));
    buffer_append_text(out, "</body>\n</html>\n");
}
