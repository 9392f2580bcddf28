/* The fonts that are embedded in a book: their @font-face rules, and where the faces are used. */
#ifndef FORMATS_EPUB_PACKAGE_FONT_FACES_H
#define FORMATS_EPUB_PACKAGE_FONT_FACES_H

#include "formats/epub/package/book.h"

/* The word of a role of faces: "song", "hei". */
const char *font_faces_role_name(unsigned role);

/* Appends the rules to a style sheet. */
void font_faces_write(const struct book *book, struct buffer *out);

#endif
