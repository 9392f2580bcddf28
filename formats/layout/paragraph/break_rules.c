#include "formats/layout/paragraph/break_rules.h"

#include "formats/layout/paragraph/prohibitions.h"
#include "formats/layout/paragraph/urls.h"

static bool is_cjk(const struct character *character)
{
    return class_is_cjk(character->class);
}

static bool is_han(const struct character *character)
{
    return character->class == CLASS_HAN;
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
    case PROHIBITED_BY_DIGIT: return character_is_digit(other) || is_full_width_digit(other);
    case PROHIBITED_SINGLE:
        return boundary->left->code != boundary->right->code &&
               boundary_after_right(boundary)->code != boundary->right->code;
    }
    return false;
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

/* Is there a sign that begins what is behind it, a price, a number below nothing, a name like .NET? */
static bool is_sign_behind_mark(const struct boundary *boundary, uint32_t index)
{
    const struct character *sign = boundary_at(boundary, index), *word = boundary_at(boundary, index + 1);
    if (character_is_ideograph(sign) || class_is_mark(sign->class) || !prohibition_is_sign(sign->code))
        return false;
    const struct character *mark = boundary_at(boundary, index - 1);
    bool ends = mark->form == WIDTH_FULL && (ends_phrase(mark) || is_closing_quote(mark));
    return ends && (is_word(word) || is_full_width_digit(word));
}

/* R1.7a: UAX #14 joins a number, the mark behind it and the next sign (LB21, LB25). */
static enum break_verdict judge_sign_behind_mark(const struct boundary *boundary)
{
    if (is_sign_behind_mark(boundary, boundary->index))
        return BREAK_ALLOWED;
    return is_sign_behind_mark(boundary, boundary->index - 1) ? BREAK_RULED_OUT : BREAK_UNDECIDED;
}

/* R1.6, R1.7. */
static enum break_verdict judge_line_end(const struct boundary *boundary)
{
    const struct prohibition *row = prohibition_at_end(boundary->left->code, boundary->level);
    return row && condition_holds(boundary, row->condition, boundary->right) ? BREAK_RULED_OUT
                                                                             : BREAK_UNDECIDED;
}

/* R1.1, R1.4, R1.5. */
static enum break_verdict judge_line_start(const struct boundary *boundary)
{
    const struct prohibition *row = prohibition_at_start(boundary->right->code, boundary->level);
    return row && condition_holds(boundary, row->condition, boundary->left) ? BREAK_RULED_OUT
                                                                            : BREAK_UNDECIDED;
}

static bool is_solidus(const struct character *character)
{
    return character->code == '/' || character->code == 0xFF0F;
}

static enum break_verdict judge_solidus(const struct boundary *boundary)
{
    if (is_solidus(boundary->right))
        return is_cjk(boundary->left) && is_cjk(boundary_after_right(boundary)) ? BREAK_RULED_OUT
                                                                                : BREAK_UNDECIDED;
    if (!is_solidus(boundary->left))
        return BREAK_UNDECIDED;
    bool cjk = is_cjk(boundary->right) || character_is_digit(boundary->right);
    return cjk && is_cjk(boundary_before_left(boundary)) ? BREAK_RULED_OUT : BREAK_UNDECIDED;
}

/* R1.3, R1.9: dashes and dots come in pairs; only `strict` keeps them from a line's start. */
static enum break_verdict judge_double_marks(const struct boundary *boundary)
{
    const struct character *left = boundary->left, *right = boundary->right;
    if (!character_is_drawn_double(right))
        return BREAK_UNDECIDED;
    bool pair_follows = boundary_after_right(boundary)->code == right->code || right->code == 0x2E3A;
    if (left->code == right->code)
        return boundary->equal % 2 == 0 && pair_follows ? BREAK_ALLOWED : BREAK_RULED_OUT;
    if (!pair_follows || boundary->level <= LINE_BREAK_NORMAL)
        return BREAK_UNDECIDED;
    if (boundary->level == LINE_BREAK_STRICT)
        return is_space(left) ? BREAK_UNDECIDED : BREAK_RULED_OUT;
    return is_space(left) || left->class == CLASS_ZERO ? BREAK_UNDECIDED : BREAK_ALLOWED;
}

/* R1.13, R2.2: quotation marks open and close like brackets, whatever their width. */
static enum break_verdict judge_quotes(const struct boundary *boundary)
{
    const struct character *left = boundary->left, *right = boundary->right;
    if (is_opening_quote(left) || is_closing_quote(right))
        return BREAK_RULED_OUT;
    if (is_opening_quote(right) && !is_space(left))
        return is_cjk(left) || right->form == WIDTH_FULL ? BREAK_ALLOWED : BREAK_RULED_OUT;
    if (is_closing_quote(left) && !is_space(right))
        return is_cjk(right) || left->form == WIDTH_FULL ? BREAK_ALLOWED : BREAK_UNDECIDED;
    return BREAK_UNDECIDED;
}

/* R1.10. */
static enum break_verdict judge_full_width_digits(const struct boundary *boundary)
{
    return is_full_width_digit(boundary->left) && is_full_width_digit(boundary->right) ? BREAK_RULED_OUT
                                                                                       : BREAK_UNDECIDED;
}

enum { LONGEST_UNIT = 4 };

static bool begins_unit(const struct boundary *boundary)
{
    if (prohibition_is_unit(boundary->right->code))
        return true;
    uint32_t letters = 0;
    while (letters <= LONGEST_UNIT && boundary_at(boundary, boundary->index + letters)->class == CLASS_LETTER)
        letters++;
    return letters > 0 && letters <= LONGEST_UNIT &&
           !character_is_digit(boundary_at(boundary, boundary->index + letters));
}

/* Digits in a row from an index on, in steps of one; no more than four are counted. */
static unsigned count_digits(const struct boundary *boundary, uint32_t index, int step)
{
    unsigned count = 0;
    for (; count <= 3 && character_is_digit(boundary_at(boundary, index)); index += (uint32_t)step)
        count++;
    return count;
}

/* R1.10: 12 480, thousands that a space divides. */
static bool is_in_thousands(const struct boundary *boundary)
{
    unsigned before = count_digits(boundary, boundary->index - 2, -1);
    return before <= 3 && count_digits(boundary, boundary->index, 1) == 3;
}

/* R1.12: a number, one space, a unit: a sign, or at most four Latin letters. */
static enum break_verdict judge_number_and_unit(const struct boundary *boundary)
{
    if (!is_space(boundary->left) || !character_is_digit(boundary_before_left(boundary)))
        return BREAK_UNDECIDED;
    if (is_in_thousands(boundary))
        return BREAK_RULED_OUT;
    return boundary->paragraph->family != LANGUAGE_OTHER && begins_unit(boundary) ? BREAK_RULED_OUT
                                                                                  : BREAK_UNDECIDED;
}

/* 제 1 장: the number of a part, its mark and its unit are one word to a Korean reader. */
static enum break_verdict judge_korean_number(const struct boundary *boundary)
{
    const struct character *before = boundary_before_left(boundary), *right = boundary->right;
    if (!is_space(boundary->left))
        return BREAK_UNDECIDED;
    bool begins = before->code == U'제' && character_is_digit(right);
    uint32_t first = boundary->index - 1;
    while (first > 0 && character_is_digit(boundary_at(boundary, first - 1)))
        first--;
    bool is_numbered = first < boundary->index - 1 && first > 0 &&
                       (boundary_at(boundary, first - 1)->code == U'제' ||
                        (first > 1 && is_space(boundary_at(boundary, first - 1)) &&
                         boundary_at(boundary, first - 2)->code == U'제'));
    return begins || (is_numbered && right->class == CLASS_HANGUL) ? BREAK_RULED_OUT : BREAK_UNDECIDED;
}

static bool is_name_sign(const struct character *character)
{
    return character->code == '+' || character->code == '#';
}

/* R1.15: C++, C#. */
static enum break_verdict judge_name_signs(const struct boundary *boundary)
{
    const struct character *left = boundary->left, *right = boundary->right;
    if (is_name_sign(right) &&
        (is_word(left) || (is_name_sign(left) && is_word(boundary_before_left(boundary)))))
        return BREAK_RULED_OUT;
    bool ends_name = is_name_sign(left) && (is_word(boundary_before_left(boundary)) ||
                                            is_name_sign(boundary_before_left(boundary)));
    return ends_name && is_cjk(right) && !prohibition_at_start(right->code, LINE_BREAK_STRICT)
               ? BREAK_ALLOWED
               : BREAK_UNDECIDED;
}

static bool is_hyphen(const struct character *character)
{
    return character->code == '-' || character->code == 0x2010;
}

/* R1.15: a word breaks behind its hyphen when both halves are long enough: not e-mail, not Wi-Fi. */
static enum break_verdict judge_hyphen(const struct boundary *boundary)
{
    if (!is_hyphen(boundary->left) || !is_word(boundary->right))
        return BREAK_UNDECIDED;
    if (!is_word(boundary_before_left(boundary)))
        return BREAK_RULED_OUT; /* a sign, or an option like --all */
    uint32_t before = 0, after = 0;
    while (before < 3 && is_word(boundary_at(boundary, boundary->index - 2 - before)))
        before++;
    while (after < 3 && is_word(boundary_at(boundary, boundary->index + after)))
        after++;
    return before >= 2 && after >= 2 && before + after >= 5 ? BREAK_UNDECIDED : BREAK_RULED_OUT;
}

/* R1.20: a solidus between Latin words that are long enough to be divided: not km/h. */
static enum break_verdict judge_latin_solidus(const struct boundary *boundary)
{
    if (boundary->left->code != '/' || !is_word(boundary->right) || !is_word(boundary_before_left(boundary)))
        return BREAK_UNDECIDED;
    uint32_t before = 0, after = 0;
    while (before < 3 && is_word(boundary_at(boundary, boundary->index - 2 - before)))
        before++;
    while (after < 3 && is_word(boundary_at(boundary, boundary->index + after)))
        after++;
    return before == 3 && after == 3 ? BREAK_UNDECIDED : BREAK_RULED_OUT;
}

/* R1.1: a superscript, and a reference like [1], belongs to what stands before it. */
static enum break_verdict judge_note_marks(const struct boundary *boundary)
{
    const struct paragraph *paragraph = boundary->paragraph;
    const struct span *span = &paragraph->spans[boundary->right->span];
    if (boundary->left->span != boundary->right->span && !is_space(boundary->left) &&
        (span->styles & (STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT)))
        return BREAK_RULED_OUT;
    if (boundary->right->code != '[' || is_space(boundary->left))
        return BREAK_UNDECIDED;
    uint32_t end = boundary->index + 1;
    while (character_is_digit(boundary_at(boundary, end)) && end < boundary->index + 4)
        end++;
    return end > boundary->index + 1 && boundary_at(boundary, end)->code == ']' ? BREAK_RULED_OUT
                                                                                : BREAK_UNDECIDED;
}

/* R1.16. */
static enum break_verdict judge_ruby(const struct boundary *boundary)
{
    const struct span *spans = boundary->paragraph->spans;
    uint32_t annotation = spans[boundary->right->span].annotation;
    return annotation && spans[boundary->left->span].annotation == annotation ? BREAK_RULED_OUT
                                                                              : BREAK_UNDECIDED;
}

/* R1.19: with keep-all, Korean breaks at spaces only. */
static enum break_verdict judge_keep_all(const struct boundary *boundary)
{
    enum mark_class left = boundary->left->class;
    bool parts = left == CLASS_SPACE || left == CLASS_IDEOGRAPHIC_SPACE || left == CLASS_ZERO;
    return boundary->keep_all && !parts ? BREAK_RULED_OUT : BREAK_UNDECIDED;
}

/* Symbols of ambiguous width (class AI) are ideographs in CJK text: ①|②. */
static enum break_verdict judge_ambiguous_symbols(const struct boundary *boundary)
{
    uint32_t left = boundary->left->code, right = boundary->right->code;
    bool circled = left >= 0x2460 && left <= 0x24FF && right >= 0x2460 && right <= 0x24FF;
    return circled && boundary->paragraph->family != LANGUAGE_OTHER ? BREAK_ALLOWED : BREAK_UNDECIDED;
}

enum { SHORTEST_URL_PIECE = 3 };

/* R1.20: inside a URL its own rules hold and no others. */
static enum break_verdict judge_url(const struct boundary *boundary)
{
    if (boundary->index <= boundary->url_start || boundary->index >= boundary->url_end)
        return BREAK_UNDECIDED;
    uint32_t done = boundary->index - boundary->url_start, rest = boundary->url_end - boundary->index;
    if (done < SHORTEST_URL_PIECE || rest < SHORTEST_URL_PIECE)
        return BREAK_RULED_OUT;
    return url_may_break(boundary->left->code, boundary->right->code) ? BREAK_ALLOWED : BREAK_RULED_OUT;
}

/* R1.4: jlreq's strict lets the iteration mark of Han begin a line. */
static enum break_verdict judge_iteration_mark(const struct boundary *boundary)
{
    return boundary->right->code == 0x3005 && is_han(boundary->left) ? BREAK_ALLOWED : BREAK_UNDECIDED;
}

/* CSS Text 3 §5.2: below `strict` a hyphen may begin a line after an ideograph; ICU lets it at `loose` only.
 */
static enum break_verdict judge_css_hyphen(const struct boundary *boundary)
{
    uint32_t right = boundary->right->code;
    return is_han(boundary->left) && (right == 0x2010 || right == 0x2013) ? BREAK_ALLOWED : BREAK_UNDECIDED;
}

/* LB31 for the plainest of texts, which so does without ICU. */
static enum break_verdict judge_ideographs(const struct boundary *boundary)
{
    bool ends = character_is_ideograph(boundary->left) || ends_phrase(boundary->left);
    bool begins = character_is_ideograph(boundary->right) || is_full_width_mark(boundary->right, CLASS_OPEN);
    return ends && begins ? BREAK_ALLOWED : BREAK_UNDECIDED;
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
    enum break_verdict (*judge)(const struct boundary *boundary);
};

/* The first that decides wins; where none does, ICU has decided. */
static const struct rule rules[] = {
    {"R1.20", AT_ALL, judge_url},
    {"R1.16", AT_ALL, judge_ruby},
    {"R1.19", AT_ALL, judge_keep_all},
    {"R1.7a", AT_OWN, judge_sign_behind_mark},
    {"R1.1, R1.4, R1.5", AT_OWN, judge_line_start},
    {"R1.6, R1.7", AT_OWN, judge_line_end},
    {"R1.4", AT_JLREQ, judge_iteration_mark},
    {"R1.2", AT_GB | AT_STRICT, judge_solidus},
    {"R1.13, R2.2", AT_ALL, judge_quotes},
    {"R1.3, R1.9", AT_ALL, judge_double_marks},
    {"R1.10", AT_ALL, judge_full_width_digits},
    {"R1.10, R1.12", AT_ALL, judge_number_and_unit},
    {"R1.12", AT_ALL, judge_korean_number},
    {"R1.15", AT_ALL, judge_name_signs},
    {"R1.15", AT_OWN, judge_hyphen},
    {"R1.20", AT_OWN, judge_latin_solidus},
    {"R1.1", AT_OWN, judge_note_marks},
    {"CSS normal", AT_LOOSE | AT_NORMAL, judge_css_hyphen},
    {"§1.5", AT_ALL, judge_ambiguous_symbols},
    {"LB31", AT_ALL, judge_ideographs},
};

enum break_verdict break_rules_judge(const struct boundary *boundary)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!(rules[i].levels & (1u << boundary->level)))
            continue;
        enum break_verdict verdict = rules[i].judge(boundary);
        if (verdict != BREAK_UNDECIDED)
            return verdict;
    }
    return BREAK_UNDECIDED;
}
