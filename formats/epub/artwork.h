/* A book's cover and its embedded fonts: what the options ask for, made by the fonts module, entered into the
 * book.
 *
 * Owner: all lives in the book.
 *
 * Errors: reported; STATUS_FAILED when an option makes no sense or what it asks for cannot be made. */
#ifndef FORMATS_EPUB_ARTWORK_H
#define FORMATS_EPUB_ARTWORK_H

#include "formats/epub/package/book.h"

/* Reads the options `cover` and `fonts`, and the user's own cover, before anything is written. */
enum status artwork_prepare(struct book *book);

/* Takes the picture that came with the first article that has one, where the options leave the choice. */
void artwork_take_cover(struct book *book, const struct document *document);

/* The path of the picture that marks a note, drawn when it is first asked for; NULL: it cannot be, which is
 * reported. */
const char *artwork_note_mark(struct book *book);

/* Notes which characters a document uses; nothing when no fonts are to be embedded. */
void artwork_note_characters(struct book *book, const struct document *document);

/* After the last article: draws the cover, cuts the fonts. */
enum status artwork_add(struct book *book);

#endif
