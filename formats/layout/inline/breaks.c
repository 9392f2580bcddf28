#include "formats/layout/inline/breaks.h"

#include "base/unicode.h"
#include "formats/layout/inline/prohibitions.h"
#include "formats/layout/inline/urls.h"

#include <string.h>

/* A place between two characters, `right` being characters[index]. */
struct boundary {
    const struct paragraph *paragraph;
    const struct character *characters;
    uint32_t index, count;
    const struct character *left, *right;
    enum line_break_level level;
    uint32_t equal; /* how many characters before the boundary are the same as `left`, itself included */
    uint32_t url_start, url_end; /* of the URL around or next to the boundary */
    bool keep_all;
    const uint8_t *icu; /* ICU's breaks before each byte; NULL: nobody has asked yet */
};

enum verdict { UNDECIDED, ALLOW, FORBID };

static const struct character *at(const struct boundary *boundary, uint32_t index)
{
    static const struct character nothing;
    return index < boundary->count ? &boundary->characters[index] : &nothing;
}

static const struct character *before_left(const struct boundary *boundary)
{
    return at(boundary, boundary->index - 2);
}

static const struct character *after_right(const struct boundary *boundary)
{
    return at(boundary, boundary->index + 1);
}

static bool is_cjk(const struct character *character)
{
    return class_is_cjk(character->class);
}

static bool is_han(const struct character *character)
{
    return character->class == CLASS_HAN;
}

static bool is_digit(const struct character *character)
{
    return character->class == CLASS_DIGIT;
}

static bool is_space(const struct character *character)
{
    return character->class == CLASS_SPACE;
}

static bool is_word(const struct character *character)
{
    return character->class == CLASS_LETTER || character->class == CLASS_DIGIT;
}

static bool is_full_width_digit(const struct character *character)
{
    return character->code >= 0xFF10 && character->code <= 0xFF19;
}

static bool is_opening_quote(const struct character *character)
{
    return (character->code == 0x2018 || character->code == 0x201C) &&
           (character->in_pair || character->class == CLASS_OPEN);
}

static bool is_closing_quote(const struct character *character)
{
    return (character->code == 0x2019 || character->code == 0x201D) &&
           (character->in_pair || character->class == CLASS_CLOSE);
}

static bool condition_holds(const struct boundary *boundary, enum prohibition_condition condition,
                            const struct character *other)
{
    switch (condition) {
    case PROHIBITED_ALWAYS: return true;
    case PROHIBITED_UNLESS_SPACE: return !is_space(other);
    case PROHIBITED_IN_CJK: return is_cjk(other) && !is_space(other);
    case PROHIBITED_BY_DIGIT: return is_digit(other) || is_full_width_digit(other);
    case PROHIBITED_SINGLE:
        return boundary->left->code != boundary->right->code &&
               after_right(boundary)->code != boundary->right->code;
    }
    return false;
}

/* R1.6, R1.7. */
static enum verdict judge_line_end(const struct boundary *boundary)
{
    const struct prohibition *row = prohibition_at_end(boundary->left->code, boundary->level);
    return row && condition_holds(boundary, row->condition, boundary->right) ? FORBID : UNDECIDED;
}

/* R1.1, R1.4, R1.5. */
static enum verdict judge_line_start(const struct boundary *boundary)
{
    const struct prohibition *row = prohibition_at_start(boundary->right->code, boundary->level);
    return row && condition_holds(boundary, row->condition, boundary->left) ? FORBID : UNDECIDED;
}

static bool is_solidus(const struct character *character)
{
    return character->code == '/' || character->code == 0xFF0F;
}

static enum verdict judge_solidus(const struct boundary *boundary)
{
    if (is_solidus(boundary->right))
        return is_cjk(boundary->left) && is_cjk(after_right(boundary)) ? FORBID : UNDECIDED;
    if (!is_solidus(boundary->left))
        return UNDECIDED;
    bool cjk = is_cjk(boundary->right) || is_digit(boundary->right);
    return cjk && is_cjk(before_left(boundary)) ? FORBID : UNDECIDED;
}

static bool is_drawn_double(const struct character *character)
{
    return (character->class == CLASS_DASH || character->class == CLASS_DOTS) &&
           character->form == WIDTH_FULL;
}

/* R1.3, R1.9: dashes and dots come in pairs; only `strict` keeps them from a line's start. */
static enum verdict judge_double_marks(const struct boundary *boundary)
{
    const struct character *left = boundary->left, *right = boundary->right;
    if (!is_drawn_double(right))
        return UNDECIDED;
    bool pair_follows = after_right(boundary)->code == right->code || right->code == 0x2E3A;
    if (left->code == right->code)
        return boundary->equal % 2 == 0 && pair_follows ? ALLOW : FORBID;
    if (!pair_follows || boundary->level <= LINE_BREAK_NORMAL)
        return UNDECIDED;
    if (boundary->level == LINE_BREAK_STRICT)
        return is_space(left) ? UNDECIDED : FORBID;
    return is_space(left) || left->class == CLASS_ZERO ? UNDECIDED : ALLOW;
}

/* R1.13, R2.2: quotation marks open and close like brackets, whatever their width. */
static enum verdict judge_quotes(const struct boundary *boundary)
{
    const struct character *left = boundary->left, *right = boundary->right;
    if (is_opening_quote(left) || is_closing_quote(right))
        return FORBID;
    if (is_opening_quote(right) && !is_space(left))
        return is_cjk(left) || right->form == WIDTH_FULL ? ALLOW : FORBID;
    if (is_closing_quote(left) && !is_space(right))
        return is_cjk(right) || left->form == WIDTH_FULL ? ALLOW : UNDECIDED;
    return UNDECIDED;
}

/* R1.10. */
static enum verdict judge_full_width_digits(const struct boundary *boundary)
{
    return is_full_width_digit(boundary->left) && is_full_width_digit(boundary->right) ? FORBID : UNDECIDED;
}

enum { LONGEST_UNIT = 4 };

static bool is_unit_sign(const struct character *character)
{
    switch (character->code) {
    case '%':
    case 0x00B0: /* ° */
    case 0x2030: /* ‰ */
    case 0x2103: /* ℃ */
    case 0x2109: /* ℉ */
    case 0x2126: /* Ω */
    case 0xFF05: return true;
    }
    return false;
}

static bool begins_unit(const struct boundary *boundary)
{
    if (is_unit_sign(boundary->right))
        return true;
    uint32_t letters = 0;
    while (letters <= LONGEST_UNIT && at(boundary, boundary->index + letters)->class == CLASS_LETTER)
        letters++;
    return letters > 0 && letters <= LONGEST_UNIT && !is_digit(at(boundary, boundary->index + letters));
}

/* R1.12: a number, one space, a unit: a sign, or at most four Latin letters. */
static enum verdict judge_number_and_unit(const struct boundary *boundary)
{
    if (!is_space(boundary->left) || !is_digit(before_left(boundary)))
        return UNDECIDED;
    return boundary->paragraph->family != LANGUAGE_OTHER && begins_unit(boundary) ? FORBID : UNDECIDED;
}

static bool is_name_sign(const struct character *character)
{
    return character->code == '+' || character->code == '#';
}

/* R1.15: C++, C#. */
static enum verdict judge_name_signs(const struct boundary *boundary)
{
    const struct character *left = boundary->left, *right = boundary->right;
    if (is_name_sign(right) && (is_word(left) || (is_name_sign(left) && is_word(before_left(boundary)))))
        return FORBID;
    bool ends_name =
        is_name_sign(left) && (is_word(before_left(boundary)) || is_name_sign(before_left(boundary)));
    return ends_name && is_cjk(right) && !prohibition_at_start(right->code, LINE_BREAK_STRICT) ? ALLOW
                                                                                               : UNDECIDED;
}

static bool is_hyphen(const struct character *character)
{
    return character->code == '-' || character->code == 0x2010;
}

/* R1.15: a word breaks behind its hyphen when both halves are long enough: not e-mail, not Wi-Fi. */
static enum verdict judge_hyphen(const struct boundary *boundary)
{
    if (!is_hyphen(boundary->left) || !is_word(boundary->right))
        return UNDECIDED;
    if (!is_word(before_left(boundary)))
        return FORBID; /* a sign, or an option like --all */
    uint32_t before = 0, after = 0;
    while (before < 3 && is_word(at(boundary, boundary->index - 2 - before)))
        before++;
    while (after < 3 && is_word(at(boundary, boundary->index + after)))
        after++;
    return before >= 2 && after >= 2 && before + after >= 5 ? UNDECIDED : FORBID;
}

/* R1.20: a solidus between Latin words that are long enough to be parted: not km/h. */
static enum verdict judge_latin_solidus(const struct boundary *boundary)
{
    if (boundary->left->code != '/' || !is_word(boundary->right) || !is_word(before_left(boundary)))
        return UNDECIDED;
    uint32_t before = 0, after = 0;
    while (before < 3 && is_word(at(boundary, boundary->index - 2 - before)))
        before++;
    while (after < 3 && is_word(at(boundary, boundary->index + after)))
        after++;
    return before == 3 && after == 3 ? UNDECIDED : FORBID;
}

/* R1.1: a superscript, and a reference like [1], belongs to what stands before it. */
static enum verdict judge_note_marks(const struct boundary *boundary)
{
    const struct paragraph *paragraph = boundary->paragraph;
    const struct span *span = &paragraph->spans[boundary->right->span];
    if (boundary->left->span != boundary->right->span && !is_space(boundary->left) &&
        (span->styles & (STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT)))
        return FORBID;
    if (boundary->right->code != '[' || is_space(boundary->left))
        return UNDECIDED;
    uint32_t end = boundary->index + 1;
    while (is_digit(at(boundary, end)) && end < boundary->index + 4)
        end++;
    return end > boundary->index + 1 && at(boundary, end)->code == ']' ? FORBID : UNDECIDED;
}

/* R1.16. */
static enum verdict judge_ruby(const struct boundary *boundary)
{
    const struct span *spans = boundary->paragraph->spans;
    uint32_t annotation = spans[boundary->right->span].annotation;
    return annotation && spans[boundary->left->span].annotation == annotation ? FORBID : UNDECIDED;
}

/* R1.19: with keep-all, Korean breaks at spaces only. */
static enum verdict judge_keep_all(const struct boundary *boundary)
{
    enum mark_class left = boundary->left->class;
    bool parts = left == CLASS_SPACE || left == CLASS_IDEOGRAPHIC_SPACE || left == CLASS_ZERO;
    return boundary->keep_all && !parts ? FORBID : UNDECIDED;
}

/* Symbols of ambiguous width (class AI) are ideographs in CJK text: ①|②. */
static enum verdict judge_ambiguous_symbols(const struct boundary *boundary)
{
    uint32_t left = boundary->left->code, right = boundary->right->code;
    bool circled = left >= 0x2460 && left <= 0x24FF && right >= 0x2460 && right <= 0x24FF;
    return circled && boundary->paragraph->family != LANGUAGE_OTHER ? ALLOW : UNDECIDED;
}

enum { SHORTEST_URL_PIECE = 3 };

/* R1.20: inside a URL its own rules hold and no others. */
static enum verdict judge_url(const struct boundary *boundary)
{
    if (boundary->index <= boundary->url_start || boundary->index >= boundary->url_end)
        return UNDECIDED;
    uint32_t done = boundary->index - boundary->url_start, rest = boundary->url_end - boundary->index;
    if (done < SHORTEST_URL_PIECE || rest < SHORTEST_URL_PIECE)
        return FORBID;
    return url_may_break(boundary->left->code, boundary->right->code) ? ALLOW : FORBID;
}

/* R1.4: jlreq's strict lets the iteration mark of Han begin a line. */
static enum verdict judge_iteration_mark(const struct boundary *boundary)
{
    return boundary->right->code == 0x3005 && is_han(boundary->left) ? ALLOW : UNDECIDED;
}

/* CSS Text 3 §5.2: below `strict` a hyphen may begin a line after an ideograph; ICU lets it at `loose` only.
 */
static enum verdict judge_css_hyphen(const struct boundary *boundary)
{
    uint32_t right = boundary->right->code;
    return is_han(boundary->left) && (right == 0x2010 || right == 0x2013) ? ALLOW : UNDECIDED;
}

/* Unified ideographs: class ID of UAX #14 at every level. */
static bool is_ideograph(const struct character *character)
{
    return character->code >= 0x3400 && character->code <= 0x9FFF && character->class == CLASS_HAN;
}

static bool is_full_width_mark(const struct character *character, enum mark_class class)
{
    return character->class == class && character->code >= 0x3001 && character->form == WIDTH_FULL;
}

/* Of the classes CL, EX and NS. */
static bool ends_phrase(const struct character *character)
{
    return is_full_width_mark(character, CLASS_COMMA) || is_full_width_mark(character, CLASS_STOP) ||
           is_full_width_mark(character, CLASS_COLON) || is_full_width_mark(character, CLASS_EXCLAMATION) ||
           is_full_width_mark(character, CLASS_CLOSE);
}

/* LB31 for the plainest of texts, which so does without ICU. */
static enum verdict judge_ideographs(const struct boundary *boundary)
{
    bool ends = is_ideograph(boundary->left) || ends_phrase(boundary->left);
    bool begins = is_ideograph(boundary->right) || is_full_width_mark(boundary->right, CLASS_OPEN);
    return ends && begins ? ALLOW : UNDECIDED;
}

enum {
    AT_LOOSE = 1 << LINE_BREAK_LOOSE,
    AT_NORMAL = 1 << LINE_BREAK_NORMAL,
    AT_BASIC = 1 << LINE_BREAK_BASIC,
    AT_GB = 1 << LINE_BREAK_GB,
    AT_STRICT = 1 << LINE_BREAK_STRICT,
    AT_JLREQ = 1 << LINE_BREAK_BY_LANGUAGE,
    AT_OWN = AT_BASIC | AT_GB | AT_STRICT | AT_JLREQ,
    AT_ALL = AT_LOOSE | AT_NORMAL | AT_OWN,
};

struct rule {
    const char *source;
    unsigned levels;
    enum verdict (*judge)(const struct boundary *boundary);
};

/* The first that decides wins; where none does, ICU has decided. */
static const struct rule rules[] = {
    {"R1.20", AT_ALL, judge_url},
    {"R1.16", AT_ALL, judge_ruby},
    {"R1.19", AT_ALL, judge_keep_all},
    {"R1.1, R1.4, R1.5", AT_OWN, judge_line_start},
    {"R1.6, R1.7", AT_OWN, judge_line_end},
    {"R1.4", AT_JLREQ, judge_iteration_mark},
    {"R1.2", AT_GB | AT_STRICT, judge_solidus},
    {"R1.13, R2.2", AT_ALL, judge_quotes},
    {"R1.3, R1.9", AT_ALL, judge_double_marks},
    {"R1.10", AT_ALL, judge_full_width_digits},
    {"R1.12", AT_ALL, judge_number_and_unit},
    {"R1.15", AT_ALL, judge_name_signs},
    {"R1.15", AT_OWN, judge_hyphen},
    {"R1.20", AT_OWN, judge_latin_solidus},
    {"R1.1", AT_OWN, judge_note_marks},
    {"CSS normal", AT_LOOSE | AT_NORMAL, judge_css_hyphen},
    {"§1.5", AT_ALL, judge_ambiguous_symbols},
    {"LB31", AT_ALL, judge_ideographs},
};

static enum verdict judge(const struct boundary *boundary)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!(rules[i].levels & (1u << boundary->level)))
            continue;
        enum verdict verdict = rules[i].judge(boundary);
        if (verdict != UNDECIDED)
            return verdict;
    }
    return UNDECIDED;
}

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
    if (is_drawn_double(boundary->right))
        return PENALTY_BEFORE_DOUBLE;
    if (boundary->left->class == CLASS_DASH)
        return PENALTY_AFTER_DOUBLE;
    return is_digit(boundary->left) && prohibition_is_counter(boundary->right->code) ? PENALTY_COUNTER : 0;
}

/* R1.8: the end of a label like 一、 （一） 1. 第一章 at the start of a paragraph; 0 when there is none. */
static uint32_t find_label_end(const struct boundary *boundary)
{
    enum { LONGEST_LABEL = 8 };
    bool numbered = false;
    for (uint32_t i = 0; i < LONGEST_LABEL && i < boundary->count; i++) {
        uint32_t code = at(boundary, i)->code;
        if (is_digit(at(boundary, i)) || prohibition_is_numeral(code))
            numbered = true;
        else if (numbered && prohibition_ends_label(code))
            return i + 1;
        else if (i > 0 || !prohibition_begins_label(code))
            return 0;
    }
    return 0;
}

/* R1.19: Korean is kept whole between spaces when it has a space for every twelve syllables. */
static bool keeps_all(const struct paragraph *paragraph)
{
    enum { SYLLABLES_A_SPACE = 12 };
    uint32_t spaces = 0, syllables = 0;
    for (uint32_t i = 0; i < paragraph->character_count; i++) {
        spaces += paragraph->characters[i].class == CLASS_SPACE;
        syllables += paragraph->characters[i].class == CLASS_HANGUL;
    }
    return paragraph->family == LANGUAGE_KOREAN && syllables > 0 && spaces * SYLLABLES_A_SPACE >= syllables;
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
    uint8_t *clusters = arena_allocate(paragraph->arena, paragraph->text_length + 1);
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
        uint8_t *breaks = arena_allocate(paragraph->arena, paragraph->text_length + 1);
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
    return is_ideograph(boundary->left) && is_ideograph(boundary->right) &&
           boundary->left->span == boundary->right->span && !span->annotation && !boundary->keep_all;
}

static bool allows(struct boundary *boundary)
{
    enum verdict verdict = is_plain(boundary) ? ALLOW : judge(boundary);
    return verdict == UNDECIDED ? icu_allows(boundary) : verdict == ALLOW;
}

static void tailor(struct paragraph *paragraph, enum line_break_level level)
{
    struct boundary boundary = {.paragraph = paragraph, .characters = paragraph->characters, .level = level};
    boundary.count = paragraph->character_count;
    boundary.keep_all = keeps_all(paragraph);
    uint32_t label_end = find_label_end(&boundary);
    for (uint32_t i = 1; i < boundary.count; i++) {
        boundary.index = i;
        boundary.left = &boundary.characters[i - 1];
        boundary.right = &boundary.characters[i];
        boundary.equal = boundary.left->code == before_left(&boundary)->code ? boundary.equal + 1 : 1;
        if (i > boundary.url_end)
            url_find(paragraph, i - 1, &boundary.url_start, &boundary.url_end);
        if (allows(&boundary))
            paragraph->penalties[boundary.right->offset] = penalty_of(&boundary, label_end);
    }
}

void breaks_find(struct paragraph *paragraph, enum line_break_level level)
{
    size_t length = paragraph->text_length;
    paragraph->penalties = arena_take_array(paragraph->arena, length + 1, sizeof *paragraph->penalties);
    memset(paragraph->penalties, 0xFF, (length + 1) * sizeof *paragraph->penalties);
    if (level == LINE_BREAK_NONE)
        allow_everywhere(paragraph);
    else
        tailor(paragraph, level);
}
