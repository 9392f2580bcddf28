#include "formats/html/encoding/mojibake.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What one kind leaves behind, and how often it must occur: no other text has so many. */
static const struct {
    const char *sign;
    size_t least;
} signs[] = {
    {"锟斤拷", 1}, {"锛", 3}, {"銆", 3}, {"鈥", 3}, {"£¬", 2}, {"¡£", 2},
};

enum { SIGNS = sizeof signs / sizeof *signs, SHORTEST_SIGN = 3, FEWEST_TRIPLES = 2 };

/* What windows-1252 makes of the bytes 80 to 9F. */
static const char continuations[] = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

static bool is_continuation(const char *text, size_t length, size_t *at)
{
    if (*at >= length)
        return false;
    size_t start = *at;
    uint32_t character = utf8_next(text, length, at);
    char bytes[UTF8_LONGEST + 1] = {0};
    memcpy(bytes, text + start, *at - start);
    return (character >= 0x80 && character <= 0xBF) || strstr(continuations, bytes);
}

/* ã to é, which begin a Chinese character in UTF-8, and two bytes that go on. */
static bool is_triple(const char *text, size_t length, size_t at)
{
    unsigned char second = at + 1 < length ? (unsigned char)text[at + 1] : 0;
    at += 2;
    return second >= 0xA3 && second <= 0xA9 && is_continuation(text, length, &at) &&
           is_continuation(text, length, &at);
}

static bool stands_at(const char *text, size_t length, size_t at, const char *sign)
{
    if (length - at < SHORTEST_SIGN || memcmp(text + at, sign, SHORTEST_SIGN) != 0)
        return false;
    size_t size = strlen(sign);
    return length - at >= size && !memcmp(text + at, sign, size);
}

struct census {
    size_t counts[SIGNS + 1], firsts[SIGNS + 1]; /* the last: triples */
};

static void note(struct census *census, size_t kind, size_t at)
{
    if (!census->counts[kind]++)
        census->firsts[kind] = at;
}

/* Looks at every place where `lead` stands. */
static void look_at(struct census *census, const char *text, size_t length, char lead)
{
    const char *end = text + length;
    for (const char *place = text; (place = memchr(place, lead, (size_t)(end - place))); place++) {
        size_t at = (size_t)(place - text);
        for (size_t i = 0; i < SIGNS; i++)
            if (stands_at(text, length, at, signs[i].sign))
                note(census, i, at);
        if (lead == '\xC3' && is_triple(text, length, at))
            note(census, SIGNS, at);
    }
}

struct mojibake mojibake_find(const char *text, size_t length)
{
    struct census census = {0};
    struct mojibake found = {0, length};
    look_at(&census, text, length, '\xE9');
    look_at(&census, text, length, '\xC2');
    look_at(&census, text, length, '\xC3');
    for (size_t i = 0; i <= SIGNS; i++) {
        size_t least = i < SIGNS ? signs[i].least : FEWEST_TRIPLES;
        if (census.counts[i] < least)
            continue;
        found.count += census.counts[i];
        found.first = census.firsts[i] < found.first ? census.firsts[i] : found.first;
    }
    return found;
}
