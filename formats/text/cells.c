#include "formats/text/cells.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>

struct range {
    uint32_t first, last;
};

/* Characters that are clusters of their own, whatever stands beside them: nothing here is a mark, a joiner, a
 * jamo, a selector or a regional indicator, or changes before one. For speed only. */
static const struct range simple_ranges[] = {
    {0x20, 0x7E},     {0xA0, 0xA8},     {0xAA, 0xAC},     {0xAF, 0x2FF},    {0x2010, 0x2027},
    {0x2030, 0x203B}, {0x2460, 0x24FF}, {0x3000, 0x3029}, {0x3031, 0x303C}, {0x3041, 0x3098},
    {0x309B, 0x3129}, {0x3400, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFF01, 0xFF9D},
};

static bool is_simple(uint32_t character)
{
    for (size_t i = 0; i < sizeof simple_ranges / sizeof *simple_ranges; i++)
        if (character <= simple_ranges[i].last)
            return character >= simple_ranges[i].first;
    return false;
}

/* Conjoining vowels and finals: they stand inside the syllable of the consonant before them. */
static bool is_joined_jamo(uint32_t character)
{
    return (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FF);
}

unsigned cells_of_character(uint32_t character, bool wide)
{
    if (character >= 0x20 && character < 0x7F)
        return 1;
    if (character >= 0x4E00 && character <= 0x9FFF)
        return 2;
    if (unicode_is_control(character) || unicode_is_nonspacing(character) || unicode_is_format(character) ||
        is_joined_jamo(character))
        return 0;
    switch (unicode_width(character)) {
    case WIDTH_FULLWIDTH:
    case WIDTH_WIDE: return 2;
    case WIDTH_AMBIGUOUS: return wide ? 2 : 1;
    case WIDTH_NEUTRAL:
    case WIDTH_HALF:
    case WIDTH_NARROW: break;
    }
    return 1;
}

enum { JOINER = 0x200D, EMOJI_SELECTOR = 0xFE0F, KEYCAP = 0x20E3 };

static bool is_regional_indicator(uint32_t character)
{
    return character >= 0x1F1E6 && character <= 0x1F1FF;
}

static bool is_skin_tone(uint32_t character)
{
    return character >= 0x1F3FB && character <= 0x1F3FF;
}

/* True for what makes an emoji of the character before it. */
static bool makes_emoji(uint32_t character)
{
    return character == EMOJI_SELECTOR || character == KEYCAP || is_regional_indicator(character) ||
           is_skin_tone(character);
}

unsigned cells_of_cluster(const char *cluster, size_t size, bool wide)
{
    size_t offset = 0;
    unsigned cells = cells_of_character(utf8_next(cluster, size, &offset), wide);
    bool is_emoji = false, joined = false;
    while (offset < size) {
        uint32_t character = utf8_next(cluster, size, &offset);
        is_emoji = is_emoji || makes_emoji(character) || (joined && unicode_is_emoji(character));
        joined = character == JOINER;
        cells += cells_of_character(character, wide);
    }
    return is_emoji ? 2 : cells;
}

static bool find_simple(const char *text, size_t size, uint8_t *starts)
{
    for (size_t offset = 0; offset < size;) {
        starts[offset] = 1;
        size_t start = offset;
        if (!is_simple(utf8_next(text, size, &offset)))
            return false;
        for (size_t i = start + 1; i < offset; i++)
            starts[i] = 0;
    }
    starts[size] = 1;
    return true;
}

void cells_find_clusters(const char *text, size_t size, uint8_t *starts)
{
    if (find_simple(text, size, starts))
        return;
    unicode_find_breaks(UNICODE_GRAPHEME_BREAKS, "", text, size, starts);
    starts[0] = 1;
}

size_t cells_of_text(const char *text, size_t size, bool wide)
{
    uint8_t *starts = memory_allocate(size + 1);
    size_t cells = 0;
    cells_find_clusters(text, size, starts);
    for (size_t start = 0; start < size;) {
        size_t end = start + 1;
        while (end < size && !starts[end])
            end++;
        cells += cells_of_cluster(text + start, end - start, wide);
        start = end;
    }
    free(starts);
    return cells;
}
