/* A piece of CSS: borrowed from the text of a style sheet or an attribute, not ended by NUL.
 *
 * Source: CSS 2.2 §4.1 (white space; names compare without case). */
#ifndef FORMATS_HTML_CSS_CSS_VALUE_H
#define FORMATS_HTML_CSS_CSS_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#define CSS_WHITE_SPACE " \t\n\r\f"

struct piece {
    const char *text;
    size_t length;
};

/* The whole of a text; NULL gives an empty piece. */
struct piece piece_of(const char *text);

/* Without white space at both ends. */
struct piece piece_trim(struct piece piece);

/* Takes the first word of a list whose words are separated by any of `separators`; empty: none is left. */
struct piece piece_take(struct piece *list, const char *separators);

bool piece_is(struct piece piece, const char *word);
bool piece_same(struct piece a, struct piece b);

#endif
