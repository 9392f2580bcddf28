/* What the classes of our own style sheet mean, in the words that the reader of HTML knows.
 *
 * Owner: the arena's.
 *
 * Errors: none; a class of no meaning is passed over.
 *
 * Source: formats/epub/package/style_sheet.c (the classes), formats/html/css/properties.c (the words). */
#ifndef FORMATS_EPUB_READ_OWN_STYLE_H
#define FORMATS_EPUB_READ_OWN_STYLE_H

#include "base/arena.h"
#include "formats/html/tokenizer/attribute.h"

#include <stdbool.h>

/* The styles that our style sheet gives an element, behind its own; NULL: none. `is_boxed`: it stands in an item, a cell
 * or a figure, whose paragraphs are not indented. */
const char *own_style(struct arena *arena, const char *name, const struct attributes *attributes,
                      bool is_boxed);

#endif
