#include "formats/layout/emergency.h"

#include "formats/layout/breaks.h"

#include <string.h>

/* A break inside a word is as bad as gaps of about an em; inside a URL, as gaps of a third. */
enum {
    PENALTY_JOINT = 1500,
    PENALTY_INSIDE_URL = 30000,
    PENALTY_RELAXED = 4000,
    PENALTY_ANYWHERE = 60000,
    PENALTY_INSIDE_WORD = 700000
};

enum { SHORTEST_PIECE = 3 };

struct stretch {
    uint32_t first, end; /* items without a break between them */
    length width;        /* when all glue is at its least */
};

static struct stretch find_stretch(const struct paragraph *paragraph, uint32_t first)
{
    struct stretch stretch = {.first = first, .end = first};
    do
        stretch.width += paragraph->items[stretch.end++].body;
    while (stretch.end < paragraph->item_count && paragraph->items[stretch.end].penalty == BREAK_FORBIDDEN);
    return stretch;
}

typedef bool may_open(const struct paragraph *paragraph, const uint16_t *penalties, uint32_t item);

/* R1.21 (2): at the mildest level. */
static bool is_open_when_relaxed(const struct paragraph *paragraph, const uint16_t *penalties, uint32_t item)
{
    uint32_t offset = paragraph->characters[paragraph->items[item].character].offset;
    return penalties[offset] != BREAK_FORBIDDEN;
}

static bool is_latin(const struct item *item)
{
    return item->class == CLASS_LETTER || item->class == CLASS_DIGIT || item->class == CLASS_SYMBOL;
}

/* R1.21 (3), (4). */
static bool is_inside_word(const struct paragraph *paragraph, const uint16_t *penalties, uint32_t item)
{
    (void)penalties;
    return is_latin(&paragraph->items[item - 1]) && is_latin(&paragraph->items[item]);
}

/* R1.21 (6). */
static bool is_anywhere(const struct paragraph *paragraph, const uint16_t *penalties, uint32_t item)
{
    (void)penalties;
    return !paragraph->items[item].ends_line;
}

static void open_in(struct paragraph *paragraph, const struct stretch *stretch, may_open *may,
                    const uint16_t *penalties, uint32_t penalty)
{
    for (uint32_t i = stretch->first + 1; i < stretch->end; i++)
        if (may(paragraph, penalties, i))
            paragraph->items[i].penalty = penalty;
}

/* Opens breaks in every stretch that is too wide; false when there was none. */
static bool open_all(struct paragraph *paragraph, length measure, may_open *may, const uint16_t *penalties,
                     uint32_t penalty)
{
    bool found = false;
    for (uint32_t i = 0; i < paragraph->item_count;) {
        struct stretch stretch = find_stretch(paragraph, i);
        if (stretch.width > measure && stretch.end - stretch.first > 1) {
            open_in(paragraph, &stretch, may, penalties, penalty);
            found = true;
        }
        i = stretch.end;
    }
    return found;
}

static bool is_joint(const struct paragraph *paragraph, uint32_t item)
{
    uint32_t code = paragraph->characters[paragraph->items[item - 1].character].code;
    return paragraph->items[item - 1].class == CLASS_SYMBOL && code < 0x80 &&
           strchr("_./-=&?:@~+\\", (int)code) && paragraph->items[item].class != CLASS_SYMBOL;
}

static bool is_between_letters(const struct paragraph *paragraph, uint32_t item)
{
    return paragraph->items[item - 1].class != CLASS_SYMBOL && paragraph->items[item].class != CLASS_SYMBOL;
}

static uint32_t count_joints(const struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    uint32_t joints = 0;
    for (uint32_t i = first + 1; i < end; i++)
        joints += is_joint(paragraph, i);
    return joints;
}

/* R1.20: a word of half a line breaks behind its joints, and at worst between its letters; a URL has many
 * joints. */
static void open_long_word(struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    uint32_t inside = count_joints(paragraph, first, end) > 1 ? PENALTY_INSIDE_URL : PENALTY_INSIDE_WORD;
    for (uint32_t i = first + SHORTEST_PIECE; i + SHORTEST_PIECE <= end; i++) {
        if (paragraph->items[i].penalty != BREAK_FORBIDDEN)
            continue;
        if (is_joint(paragraph, i))
            paragraph->items[i].penalty = PENALTY_JOINT;
        else if (is_between_letters(paragraph, i))
            paragraph->items[i].penalty = inside;
    }
}

static void open_long_words(struct paragraph *paragraph, length measure)
{
    for (uint32_t first = 0, end; first < paragraph->item_count; first = end) {
        length width = paragraph->items[first].body;
        for (end = first + 1; end < paragraph->item_count && is_latin(&paragraph->items[end - 1]) &&
                              is_latin(&paragraph->items[end]);
             end++)
            width += paragraph->items[end].body;
        if (2 * width >= measure)
            open_long_word(paragraph, first, end);
    }
}

static bool has_wide_stretch(const struct paragraph *paragraph, length measure)
{
    for (uint32_t i = 0; i < paragraph->item_count;) {
        struct stretch stretch = find_stretch(paragraph, i);
        if (stretch.width > measure)
            return true;
        i = stretch.end;
    }
    return false;
}

void emergency_open(struct paragraph *paragraph, length measure)
{
    if (paragraph->alignment == ALIGNMENT_JUSTIFY)
        open_long_words(paragraph, measure);
    if (!has_wide_stretch(paragraph, measure))
        return;
    uint16_t *strict = paragraph->penalties;
    breaks_find(paragraph, LINE_BREAK_BASIC);
    const uint16_t *relaxed = paragraph->penalties;
    paragraph->penalties = strict;
    if (open_all(paragraph, measure, is_open_when_relaxed, relaxed, PENALTY_RELAXED) &&
        open_all(paragraph, measure, is_inside_word, relaxed, PENALTY_INSIDE_WORD))
        open_all(paragraph, measure, is_anywhere, relaxed, PENALTY_ANYWHERE);
}
