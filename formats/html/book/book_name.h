/* The name of a book's file, taken apart. */
#ifndef FORMATS_HTML_BOOK_NAME_H
#define FORMATS_HTML_BOOK_NAME_H

#include "formats/html/book/book_forms.h"

/* Reads the name of a file, without its extension. Besides the forms of a line: parts between marks, of which
 * one is a person; what an archive adds to a name is left out. The title is never empty unless the name is.
 */
struct book_statement book_statement_from_name(struct text_view name);

#endif
