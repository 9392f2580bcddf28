#include "formats/layout/paragraph/urls.h"

#include <string.h>

static bool is_url_character(uint32_t code)
{
    return code > ' ' && code < 0x7F && code != '"' && code != '<' && code != '>';
}

static bool begins_with(const struct paragraph *paragraph, uint32_t start, uint32_t end, const char *text)
{
    const struct character *characters = paragraph->characters;
    size_t size = characters[end].offset - characters[start].offset;
    return size >= strlen(text) && !memcmp(paragraph->text + characters[start].offset, text, strlen(text));
}

/* A word of ASCII that is a URL, a path or an address: it has two slashes, begins with www. or holds an @. */
static bool is_url(const struct paragraph *paragraph, uint32_t start, uint32_t end)
{
    const struct character *characters = paragraph->characters;
    uint32_t slashes = 0, letters = 0, ats = 0;
    for (uint32_t i = start; i < end; i++) {
        slashes += characters[i].code == '/' || characters[i].code == '\\';
        ats += i > start && i + 1 < end && characters[i].code == '@';
        letters += characters[i].class == CLASS_LETTER;
    }
    return letters > 0 && (slashes >= 2 || ats == 1 || begins_with(paragraph, start, end, "www."));
}

static bool ends_sentence(uint32_t code)
{
    return code < 0x80 && strchr(".,;:!?)]}'", (int)code);
}

void url_find(const struct paragraph *paragraph, uint32_t index, uint32_t *start, uint32_t *end)
{
    uint32_t stop = index;
    while (stop < paragraph->character_count && is_url_character(paragraph->characters[stop].code))
        stop++;
    *start = *end = stop > index ? stop : index;
    if (!is_url(paragraph, index, stop))
        return;
    *start = index;
    while (*end > index && ends_sentence(paragraph->characters[*end - 1].code))
        --*end;
}

bool url_may_break(uint32_t left, uint32_t right)
{
    if (left == '/' || left == '\\')
        return right != '/' && right != '\\';
    if (left < 0x80 && strchr("?&=#.-_~@", (int)left))
        return right != left;
    return right == '%';
}
