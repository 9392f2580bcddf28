/* Title and author of a book in one line: 《X》作者：Y, 书名：X, X / Y 著.
 *
 * Owner: views borrow the line. */
#ifndef FORMATS_HTML_BOOK_STATEMENT_H
#define FORMATS_HTML_BOOK_STATEMENT_H

#include "formats/html/book/book_forms.h"

/* Reads a line. A line that has none of the forms gives nothing. */
struct book_statement book_statement_read(struct text_view line);

#endif
