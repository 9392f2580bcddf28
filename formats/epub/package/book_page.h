/* What the pages of a book have in common: declaration, head, and the tags around the text. */
#ifndef FORMATS_EPUB_PACKAGE_BOOK_PAGE_H
#define FORMATS_EPUB_PACKAGE_BOOK_PAGE_H

#include "formats/epub/package/book.h"

struct page_head {
    const char *title, *language;
    const char *folder;            /* of the style sheet, as seen from the page: "" or "../" */
    const char *class_name, *type; /* of the body: CSS class, epub:type; NULL: none */
    bool is_picture;               /* nothing to be read: no lines, and so not vertical ones */
};

void page_open(const struct book *book, const struct page_head *head, struct buffer *out);
void page_close(const struct book *book, struct buffer *out);

#endif
