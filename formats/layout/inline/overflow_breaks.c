#include "formats/layout/inline/overflow_breaks.h"

#include "formats/layout/inline/hyphens.h"
#include "formats/layout/inline/numbers.h"
#include "formats/layout/paragraph/breaks.h"
#include "formats/layout/paragraph/spacing.h"

#include <string.h>

/* The gaps between Han, in em, that are as bad as each break (the scale of line_breaking.c). */
enum {
    PENALTY_JOINT = 1500,         /* 1/8 */
    PENALTY_RELAXED = 4000,       /* 1/6 */
    PENALTY_SHORT_JOINT = 12500,  /* 1/4 */
    PENALTY_INSIDE_URL = 30000,   /* 1/3 */
    PENALTY_ANYWHERE = 60000,     /* 2/5 */
    PENALTY_BEFORE_UNIT = 100000, /* 1/2 */
    PENALTY_INSIDE_NAME = 100000,
    PENALTY_BETWEEN_FIGURES = 100000,
    PENALTY_INSIDE_WORD = 700000,      /* about 1 */
    PENALTY_INSIDE_NUMBER = 100000000, /* more than any: rather a short line than a wrong number */
};

enum {
    SHORTEST_PIECE = 3,
    LONG_NAME = 16, /* characters: so long are names of programs, not of trades: no JavaScript is divided */
};

struct stretch {
    uint32_t first, end; /* items without a break between them */
    length
        width; /* with all glue at its least, and the indent before it; 0: one item, which nothing divides */
};

/* What an item takes at least, the first and the last of a line less than others. */
static length least_width(const struct paragraph *paragraph, uint32_t item, bool is_first, bool is_last)
{
    const struct item *here = &paragraph->items[item];
    length before = is_first ? spacing_at_start(paragraph, here) : here->before_rank ? 0 : here->before;
    if (is_last)
        return before + here->body + spacing_at_end(paragraph, here, false);
    return before + here->body + (here->after_rank ? 0 : here->after) + here->space_least;
}

static struct stretch find_stretch(const struct paragraph *paragraph, uint32_t first)
{
    struct stretch stretch = {.first = first, .end = first + 1};
    while (stretch.end < paragraph->item_count && paragraph->items[stretch.end].penalty == BREAK_FORBIDDEN)
        stretch.end++;
    if (stretch.end == first + 1)
        return stretch;
    stretch.width = first == 0 ? paragraph->first_indent : 0;
    for (uint32_t i = first; i < stretch.end; i++)
        stretch.width += least_width(paragraph, i, i == first, i + 1 == stretch.end);
    return stretch;
}

static uint32_t code_of(const struct paragraph *paragraph, uint32_t item)
{
    return paragraph->characters[paragraph->items[item].character].code;
}

typedef bool may_open(const struct paragraph *paragraph, const uint32_t *penalties, uint32_t item);

static bool is_open_when_relaxed(const struct paragraph *paragraph, const uint32_t *penalties, uint32_t item)
{
    uint32_t offset = paragraph->characters[paragraph->items[item].character].offset;
    return penalties[offset] != BREAK_FORBIDDEN;
}

static bool is_latin(const struct item *item)
{
    return item->class == CLASS_LETTER || item->class == CLASS_DIGIT || item->class == CLASS_SYMBOL;
}

static bool is_divided(const struct paragraph *paragraph, const uint32_t *penalties, uint32_t item)
{
    (void)penalties;
    return paragraph->items[item].divides;
}

/* R1.21 (3), (4). */
static bool is_inside_word(const struct paragraph *paragraph, const uint32_t *penalties, uint32_t item)
{
    (void)penalties;
    return is_latin(&paragraph->items[item - 1]) && is_latin(&paragraph->items[item]) &&
           !number_is_cut(paragraph, item);
}

/* R1.21 (6). */
static bool is_anywhere(const struct paragraph *paragraph, const uint32_t *penalties, uint32_t item)
{
    (void)penalties;
    return !paragraph->items[item].ends_line && !number_is_cut(paragraph, item);
}

/* R1.10: only a number that is longer than the line is cut. */
static bool is_inside_number(const struct paragraph *paragraph, const uint32_t *penalties, uint32_t item)
{
    (void)penalties;
    return !paragraph->items[item].ends_line;
}

static void open_in(struct paragraph *paragraph, const struct stretch *stretch, may_open *may,
                    const uint32_t *penalties, uint32_t penalty)
{
    for (uint32_t i = stretch->first + 1; i < stretch->end; i++)
        if (may(paragraph, penalties, i))
            paragraph->items[i].penalty = penalty;
}

/* Opens breaks in every stretch that is too wide; false when there was none. */
static bool open_all(struct paragraph *paragraph, length measure, may_open *may, const uint32_t *penalties,
                     uint32_t penalty)
{
    bool found = false;
    for (uint32_t i = 0; i < paragraph->item_count;) {
        struct stretch stretch = find_stretch(paragraph, i);
        if (stretch.width > measure) {
            open_in(paragraph, &stretch, may, penalties, penalty);
            found = true;
        }
        i = stretch.end;
    }
    return found;
}

static bool is_letter_in(uint32_t code, char first, char last)
{
    return code >= (uint32_t)first && code <= (uint32_t)last;
}

/* Behind a sign that joins words; one before a number joins nothing. */
static bool is_joint(const struct paragraph *paragraph, uint32_t item)
{
    uint32_t code = code_of(paragraph, item - 1);
    bool is_bracket = (code == '<' || code == '>') && !number_has_figure(paragraph, item); /* not p<0.05 */
    return paragraph->items[item - 1].class == CLASS_SYMBOL && code < 0x80 &&
           (is_bracket || strchr("_./-=&?:@~+\\", (int)code)) &&
           paragraph->items[item].class != CLASS_SYMBOL && !number_follows_sign(paragraph, item);
}

/* R1.10: 3.14, 20:30, 192.168.0.1; 010-6553 is let go at need. */
static bool joins_figures(const struct paragraph *paragraph, uint32_t item)
{
    return number_has_figure(paragraph, item - 2) && number_has_figure(paragraph, item);
}

static bool is_capital(const struct paragraph *paragraph, uint32_t item)
{
    return is_letter_in(code_of(paragraph, item), 'A', 'Z');
}

/* Before a capital inside a name: getElement|ById, MaxRAM|Percentage. */
static bool is_hump(const struct paragraph *paragraph, uint32_t item)
{
    if (!is_capital(paragraph, item))
        return false;
    return is_letter_in(code_of(paragraph, item - 1), 'a', 'z') ||
           (is_capital(paragraph, item - 1) && is_letter_in(code_of(paragraph, item + 1), 'a', 'z'));
}

/* R1.10: not inside a number, nor in a part that is too short: stats.gov.cn. */
static bool is_between_letters(const struct paragraph *paragraph, uint32_t item)
{
    for (uint32_t i = item - SHORTEST_PIECE; i < item + SHORTEST_PIECE; i++)
        if (paragraph->items[i].class == CLASS_SYMBOL)
            return false;
    return !(number_has_figure(paragraph, item - 1) && number_has_figure(paragraph, item));
}

static uint32_t count_joints(const struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    uint32_t joints = 0;
    for (uint32_t i = first + 1; i < end; i++)
        joints += is_joint(paragraph, i);
    return joints;
}

static bool has_solidus(const struct paragraph *paragraph, uint32_t first, uint32_t end)
{
    while (first < end && code_of(paragraph, first) != '/')
        first++;
    return first < end;
}

/* A word between two places where a line may end. */
struct word {
    uint32_t first, end;
    uint32_t joints;
    bool is_long;  /* takes half a line */
    bool has_path; /* a/b: no name of one thing */
};

/* Are the parts on both sides of a joint words of their own? Not so in GB/T15834. */
static bool parts_words(const struct paragraph *paragraph, const struct word *word, uint32_t item)
{
    uint32_t before = item;
    while (before > word->first && paragraph->items[before - 1].class == CLASS_SYMBOL)
        before--;
    if (before < word->first + SHORTEST_PIECE)
        return false;
    for (uint32_t i = 0; i < SHORTEST_PIECE; i++)
        if (paragraph->items[before - 1 - i].class == CLASS_SYMBOL ||
            paragraph->items[item + i].class == CLASS_SYMBOL)
            return false;
    return true;
}

/* R1.20: a word of half a line breaks behind its joints, and a URL (it has many) at worst between its letters; a
 * shorter one behind joints only. */
static uint32_t penalty_in_word(const struct paragraph *paragraph, const struct word *word, uint32_t item)
{
    bool is_name = word->is_long || word->end - word->first >= LONG_NAME;
    bool joins = is_joint(paragraph, item) && !joins_figures(paragraph, item);
    if (joins && word->is_long)
        return PENALTY_JOINT;
    if (joins && parts_words(paragraph, word, item))
        return PENALTY_SHORT_JOINT;
    if (is_joint(paragraph, item) && code_of(paragraph, item - 1) == '-')
        return PENALTY_BETWEEN_FIGURES;
    if (is_name && is_hump(paragraph, item))
        return PENALTY_SHORT_JOINT;
    if (!word->is_long || word->joints < 2 || !is_between_letters(paragraph, item))
        return BREAK_FORBIDDEN;
    return word->has_path ? PENALTY_INSIDE_URL : PENALTY_INSIDE_NAME;
}

static void open_word(struct paragraph *paragraph, const struct word *word)
{
    for (uint32_t i = word->first + SHORTEST_PIECE; i + SHORTEST_PIECE <= word->end; i++)
        if (paragraph->items[i].penalty == BREAK_FORBIDDEN)
            paragraph->items[i].penalty = penalty_in_word(paragraph, word, i);
}

/* R1.21 (3): 5 kg, rather than a line of a few characters. */
static void open_units(struct paragraph *paragraph)
{
    for (uint32_t i = 2; i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        if (item->penalty == BREAK_FORBIDDEN && item->class == CLASS_LETTER &&
            code_of(paragraph, i - 1) == ' ' && number_has_figure(paragraph, i - 2))
            item->penalty = PENALTY_BEFORE_UNIT;
    }
}

static void open_words(struct paragraph *paragraph, length measure)
{
    struct word word;
    for (word.first = 0; word.first < paragraph->item_count; word.first = word.end) {
        length width = paragraph->items[word.first].body;
        for (word.end = word.first + 1;
             word.end < paragraph->item_count && is_latin(&paragraph->items[word.end - 1]) &&
             is_latin(&paragraph->items[word.end]);
             word.end++)
            width += paragraph->items[word.end].body;
        word.joints = count_joints(paragraph, word.first, word.end);
        word.has_path = has_solidus(paragraph, word.first, word.end);
        word.is_long = 2 * width >= measure;
        open_word(paragraph, &word);
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

/* R1.21 (2): where a line may end at the mildest level. A Korean word that is longer than a line ends between two
 * syllables (R1.19). */
static const uint32_t *find_relaxed(struct paragraph *paragraph)
{
    uint32_t *strict = paragraph->penalties;
    enum korean_breaks korean = paragraph->korean;
    paragraph->korean = KOREAN_SYLLABLES;
    breaks_find(paragraph, LINE_BREAK_BASIC);
    const uint32_t *relaxed = paragraph->penalties;
    paragraph->penalties = strict;
    paragraph->korean = korean;
    return relaxed;
}

void overflow_breaks_open(struct paragraph *paragraph, length measure)
{
    if (paragraph->alignment == ALIGNMENT_JUSTIFY) {
        open_words(paragraph, measure);
        open_units(paragraph);
    }
    if (!has_wide_stretch(paragraph, measure))
        return;
    const uint32_t *relaxed = find_relaxed(paragraph);
    hyphens_find(paragraph);
    if (open_all(paragraph, measure, is_open_when_relaxed, relaxed, PENALTY_RELAXED) &&
        open_all(paragraph, measure, is_divided, relaxed, hyphen_penalty(paragraph)) &&
        open_all(paragraph, measure, is_inside_word, relaxed, PENALTY_INSIDE_WORD) &&
        open_all(paragraph, measure, is_anywhere, relaxed, PENALTY_ANYWHERE))
        open_all(paragraph, measure, is_inside_number, relaxed, PENALTY_INSIDE_NUMBER);
}
