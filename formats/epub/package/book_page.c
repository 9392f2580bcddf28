#include "formats/epub/package/book_page.h"

#include "base/xml/xml.h"

/* Kobo's own renderer counts its columns inside these. */
static const char kobo_open[] = "<div id=\"book-columns\"><div id=\"book-inner\">\n";
static const char kobo_close[] = "</div></div>\n";

static void open_body(const struct book *book, const struct page_head *head, struct buffer *out)
{
    buffer_append_text(out, "<body");
    xml_append_attribute(out, "class", head->class_name);
    if (!book->profile->hides_semantics)
        xml_append_attribute(out, "epub:type", head->type);
    buffer_append_text(out, ">\n");
    if (book->profile->marks_sentences)
        buffer_append_text(out, kobo_open);
}

void page_open(const struct book *book, const struct page_head *head, struct buffer *out)
{
    buffer_append_text(out, XML_DECLARATION "<!DOCTYPE html>\n"
                                            "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                                            "xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    xml_append_attribute(out, "lang", head->language);
    xml_append_attribute(out, "xml:lang", head->language);
    if (head->is_picture && book_is_vertical(book))
        xml_append_attribute(out, "class", "picture");
    buffer_append_text(out, ">\n<head>\n");
    xml_append_element(out, "title", NULL, head->title);
    buffer_append_format(out, "<link rel=\"stylesheet\" type=\"text/css\" href=\"%sstyle.css\"/>\n</head>\n",
                         head->folder);
    open_body(book, head, out);
}

void page_close(const struct book *book, struct buffer *out)
{
    if (book->profile->marks_sentences)
        buffer_append_text(out, kobo_close);
    buffer_append_text(out, "</body>\n</html>\n");
}
