#include "formats/html/css/css_value.h"

#include <string.h>
#include <strings.h>

static bool is_one_of(char byte, const char *set)
{
    return byte && strchr(set, byte);
}

struct piece piece_of(const char *text)
{
    return (struct piece){text, text ? strlen(text) : 0};
}

static struct piece trim_start(struct piece piece, const char *set)
{
    while (piece.length && is_one_of(*piece.text, set)) {
        piece.text++;
        piece.length--;
    }
    return piece;
}

struct piece piece_trim(struct piece piece)
{
    piece = trim_start(piece, CSS_WHITE_SPACE);
    while (piece.length && is_one_of(piece.text[piece.length - 1], CSS_WHITE_SPACE))
        piece.length--;
    return piece;
}

struct piece piece_take(struct piece *list, const char *separators)
{
    struct piece word = trim_start(*list, separators);
    size_t length = 0;
    if (!word.length)
        return *list = word;
    while (length < word.length && !is_one_of(word.text[length], separators))
        length++;
    *list = (struct piece){word.text + length, word.length - length};
    return (struct piece){word.text, length};
}

bool piece_same(struct piece a, struct piece b)
{
    return a.length == b.length && !strncasecmp(a.text, b.text, a.length);
}

bool piece_is(struct piece piece, const char *word)
{
    return piece_same(piece, piece_of(word));
}
