#include "formats/layout/paragraph/breaks.h"

#include "base/unicode.h"
#include "formats/layout/paragraph/break_rules.h"
#include "formats/layout/paragraph/prohibitions.h"
#include "formats/layout/paragraph/urls.h"

#include <string.h>

enum {
    PENALTY_URL = 50,
    PENALTY_COUNTER = 300,
    PENALTY_URL_SIGN = 60000,       /* a line that ends with # */
    PENALTY_AFTER_DOUBLE = 500,     /* a line that ends with —— */
    PENALTY_BEFORE_DOUBLE = 700000, /* ... that begins with —— or ……: allowed, and avoided */
    PENALTY_LABEL = 5000
};

static uint32_t penalty_of(const struct boundary *boundary, uint32_t label_end)
{
    if (boundary->index <= label_end)
        return PENALTY_LABEL;
    if (boundary->index > boundary->url_start && boundary->index < boundary->url_end)
        return boundary->left->code == '#' ? PENALTY_URL_SIGN : PENALTY_URL;
    if (character_is_drawn_double(boundary->right))
        return PENALTY_BEFORE_DOUBLE;
    if (boundary->left->class == CLASS_DASH)
        return PENALTY_AFTER_DOUBLE;
    return character_is_digit(boundary->left) && prohibition_is_counter(boundary->right->code)
               ? PENALTY_COUNTER
               : 0;
}

/* R1.8: the end of a label like 一、 （一） 1. 第一章 at the start of a paragraph; 0 when there is none. */
static uint32_t find_label_end(const struct boundary *boundary)
{
    enum { LONGEST_LABEL = 8 };
    bool numbered = false;
    for (uint32_t i = 0; i < LONGEST_LABEL && i < boundary->count; i++) {
        uint32_t code = boundary_at(boundary, i)->code;
        if (character_is_digit(boundary_at(boundary, i)) || prohibition_is_numeral(code))
            numbered = true;
        else if (numbered && prohibition_ends_label(code))
            return i + 1;
        else if (i > 0 || !prohibition_begins_label(code))
            return 0;
    }
    return 0;
}

/* R1.19: a space for every twelve syllables. */
bool breaks_words_are_spaced(const struct paragraph *paragraph)
{
    enum { SYLLABLES_A_SPACE = 12 };
    uint32_t spaces = 0, syllables = 0;
    if (paragraph->family != LANGUAGE_KOREAN)
        return false;
    for (uint32_t i = 0; i < paragraph->character_count; i++) {
        spaces += paragraph->characters[i].class == CLASS_SPACE;
        syllables += paragraph->characters[i].class == CLASS_HANGUL;
    }
    return syllables > 0 && spaces * SYLLABLES_A_SPACE >= syllables;
}

bool breaks_keep_words(const struct paragraph *paragraph)
{
    if (paragraph->korean == KOREAN_AUTO)
        return breaks_words_are_spaced(paragraph);
    return paragraph->family == LANGUAGE_KOREAN && paragraph->korean == KOREAN_WORDS;
}

enum line_break_level breaks_level(const struct paragraph *paragraph)
{
    enum line_break_level wanted = paragraph->request->options.line_break;
    if (wanted != LINE_BREAK_BY_LANGUAGE)
        return wanted;
    switch (paragraph->family) {
    case LANGUAGE_TRADITIONAL_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG:
    case LANGUAGE_KOREAN: return LINE_BREAK_BASIC;
    case LANGUAGE_JAPANESE: return LINE_BREAK_BY_LANGUAGE;
    case LANGUAGE_SIMPLIFIED_CHINESE:
    case LANGUAGE_OTHER: break;
    }
    return LINE_BREAK_GB;
}

static const char *locale_of(enum script_language family, enum line_break_level level)
{
    static const char *const locales[][3] = {
        {"zh@lb=loose", "zh@lb=normal", "zh@lb=strict"},
        {"ja@lb=loose", "ja@lb=normal", "ja@lb=strict"},
        {"ko@lb=loose", "ko@lb=normal", "ko@lb=strict"},
        {"en@lb=loose", "en@lb=normal", "en@lb=strict"},
    };
    unsigned language = family == LANGUAGE_JAPANESE ? 1
                        : family == LANGUAGE_KOREAN ? 2
                        : family == LANGUAGE_OTHER  ? 3
                                                    : 0;
    bool is_normal = level == LINE_BREAK_NORMAL || level == LINE_BREAK_BY_LANGUAGE;
    return locales[language][level <= LINE_BREAK_LOOSE ? 0 : is_normal ? 1 : 2];
}

/* Between any two clusters. */
static void allow_everywhere(struct paragraph *paragraph)
{
    uint8_t *clusters = arena_allocate(paragraph->scratch, paragraph->text_length + 1);
    unicode_find_breaks(UNICODE_GRAPHEME_BREAKS, "", paragraph->text, paragraph->text_length, clusters);
    for (size_t i = 1; i < paragraph->text_length; i++)
        if (clusters[i])
            paragraph->penalties[i] = 0;
}

/* Asked for the whole paragraph at the first place that no rule decides: most paragraphs of Han have none. */
static bool icu_allows(struct boundary *boundary)
{
    const struct paragraph *paragraph = boundary->paragraph;
    if (!boundary->icu) {
        uint8_t *breaks = arena_allocate(paragraph->scratch, paragraph->text_length + 1);
        unicode_find_breaks(UNICODE_LINE_BREAKS, locale_of(paragraph->family, boundary->level),
                            paragraph->text, paragraph->text_length, breaks);
        boundary->icu = breaks;
    }
    return boundary->icu[boundary->right->offset];
}

/* What most boundaries are: no rule but the last one has a word to say. */
static bool is_plain(const struct boundary *boundary)
{
    const struct span *span = &boundary->paragraph->spans[boundary->left->span];
    return character_is_ideograph(boundary->left) && character_is_ideograph(boundary->right) &&
           boundary->left->span == boundary->right->span && !span->annotation && !boundary->keep_all;
}

static bool allows(struct boundary *boundary)
{
    enum break_verdict verdict = is_plain(boundary) ? BREAK_ALLOWED : break_rules_judge(boundary);
    return verdict == BREAK_UNDECIDED ? icu_allows(boundary) : verdict == BREAK_ALLOWED;
}

static void tailor(struct paragraph *paragraph, enum line_break_level level)
{
    struct boundary boundary = {.paragraph = paragraph, .characters = paragraph->characters, .level = level};
    boundary.count = paragraph->character_count;
    boundary.keep_all = breaks_keep_words(paragraph);
    uint32_t label_end = find_label_end(&boundary);
    for (uint32_t i = 1; i < boundary.count; i++) {
        boundary.index = i;
        boundary.left = &boundary.characters[i - 1];
        boundary.right = &boundary.characters[i];
        boundary.equal =
            boundary.left->code == boundary_before_left(&boundary)->code ? boundary.equal + 1 : 1;
        if (i > boundary.url_end)
            url_find(paragraph, i - 1, &boundary.url_start, &boundary.url_end);
        if (allows(&boundary))
            paragraph->penalties[boundary.right->offset] = penalty_of(&boundary, label_end);
    }
}

void breaks_find(struct paragraph *paragraph, enum line_break_level level)
{
    size_t length = paragraph->text_length;
    paragraph->penalties = arena_take_array(paragraph->scratch, length + 1, sizeof *paragraph->penalties);
    memset(paragraph->penalties, 0xFF, (length + 1) * sizeof *paragraph->penalties);
    if (level == LINE_BREAK_NONE)
        allow_everywhere(paragraph);
    else
        tailor(paragraph, level);
}
