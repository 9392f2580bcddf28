/* Title and author of a book that a mark divides: X / Y. */
#ifndef FORMATS_HTML_BOOK_PARTS_H
#define FORMATS_HTML_BOOK_PARTS_H

#include "formats/html/book/book_forms.h"

enum { BOOK_PARTS_MOST = 8 };

struct book_parts {
    struct text_view parts[BOOK_PARTS_MOST];
    size_t count;
};

/* The parts between marks of a set, sites and editions left out. */
struct book_parts book_parts_split(struct text_view name, const char *marks);

/* The part names a person. */
bool book_part_is_person(struct text_view part);

/* Of two parts one is a person, and the other is not: they are author and title. */
bool book_parts_take_pair(const struct book_parts *parts, struct book_statement *statement);

/* X / Y: two parts between marks of the set (UTF-8), of which the second is a person and the first is not. */
bool book_statement_part(struct text_view line, const char *marks, struct book_statement *statement);

#endif
