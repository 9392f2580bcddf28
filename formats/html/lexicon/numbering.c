#include "formats/html/lexicon/numbering.h"

#include "base/array.h"

#include <string.h>

/* Characters: words before a number of any shape and behind it; words before a unit in the same line. */
enum {
    WORDS_BEFORE = 8,
    WORDS_BEHIND = 4,
    BRACKET_LONGEST = 16,
    INSIDE_BEFORE = 24,
    NUMBER_NEAR = 28,
    LABEL_BEFORE = 4
};

enum { DECIMAL_DEPTH = 4, NOT_READ = -1 };

enum follow { FOLLOW_ANY, FOLLOW_BLANK, FOLLOW_END };

static const struct {
    const char *unit;
    enum numbering_rank rank;
} units[] = {
#define UNIT(unit, rank) {unit, UNIT_RANK_##rank},
#include "formats/html/lexicon/numbering.def"
};

static const struct {
    const char *word;
    enum numbering_rank rank;
    const char *rule;
} leading[] = {
#define LEADING(word, rank, rule) {word, UNIT_RANK_##rank, rule},
#include "formats/html/lexicon/numbering.def"
};

static const struct {
    const char *before;
    unsigned kinds;
    const char *after;
    enum follow follow;
    unsigned official_level;
    const char *family, *rule;
} labels[] = {
#define LABEL(before, kinds, after, follow, official, family, rule)                                          \
    {before, NUMBER_##kinds, after, FOLLOW_##follow, official, family, rule},
#include "formats/html/lexicon/numbering.def"
};

static const char symbols[] = "※◎●■◆▲★☆□○◇►▶▼△▍◤⊙⊕§";
static const char only_marks[] = "#＃=＝ˇ*＊~～";
static const char opening_marks[] = "【『「[［〖◎●■◆▲★☆□○◇►▶▼△▍※§";

static uint32_t hash_bytes(uint32_t hash, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    return hash;
}

/* The family of a shape: FNV-1a over what stands before and behind the number. */
static uint32_t family_of(const char *kind, struct text_view before, struct text_view after)
{
    uint32_t hash = hash_bytes(2166136261U, kind, strlen(kind) + 1);
    hash = hash_bytes(hash, before.text, before.length);
    hash = hash_bytes(hash, "#", 1);
    hash = hash_bytes(hash, after.text, after.length);
    return hash == 0 ? 1 : hash;
}

static uint32_t family_named(const char *name)
{
    return family_of(name, text_view_of(""), text_view_of(""));
}

/* A blank, a mark or the end stands behind a unit. */
static bool is_title_start(struct text_view rest)
{
    uint32_t first = text_view_first(rest);
    return text_view_is_empty(rest) || character_is_blank(first) ||
           character_in(first, "：:·•・、—－-．.|｜～~（(【[〔「『“《”」』】]》=＝#…");
}

static struct text_view skip_title_mark(struct text_view rest)
{
    while (character_is_blank(text_view_first(rest)) || character_in(text_view_first(rest), "：:·•・、"))
        text_view_take(&rest);
    return rest;
}

static bool take_word(struct text_view *view, const char *word)
{
    struct text_view rest = *view;
    for (; *word != '\0'; word++) {
        uint32_t character = text_view_take(&rest);
        if (character < 0x80 ? (character | 0x20) != ((unsigned char)*word | 0x20U) : true)
            return false;
    }
    *view = rest;
    return true;
}

static bool take_literal(struct text_view *view, const char *literal)
{
    return (unsigned char)*literal < 0x80 ? take_word(view, literal) : text_view_take_text(view, literal);
}

/* A dash that a scan made of 一: 第—百回, 第八十—回. */
static int scanned_number_take(struct text_view *view)
{
    char mended[48];
    size_t length = 0;
    struct text_view rest = *view;
    while (length + 4 < sizeof mended && !text_view_is_empty(rest)) {
        struct text_view at = rest;
        uint32_t character = text_view_take(&rest);
        bool dash = character_in(character, "—－-");
        if (!dash && character_han_number(character) < 0) {
            rest = at;
            break;
        }
        size_t size = dash ? strlen("一") : (size_t)(rest.text - at.text);
        memcpy(mended + length, dash ? "一" : at.text, size);
        length += size;
    }
    struct text_view number = {mended, length};
    int value = length == 0 ? -1 : han_number_take(&number);
    if (value < 0 || !text_view_is_empty(number))
        return -1;
    *view = rest;
    return value;
}

static void set_unit(struct numbering *numbering, size_t unit, struct text_view title)
{
    *numbering = (struct numbering){
        .family = family_of("unit", text_view_of(""), text_view_of(units[unit].unit)),
        .class = NUMBERING_UNIT,
        .rank = units[unit].rank,
        .value = numbering->value,
        .rule = "numbered 第一章",
        .title = skip_title_mark(title),
        .is_attached = !is_title_start(title),
    };
}

static bool take_unit(struct text_view rest, struct numbering *numbering, bool must_break)
{
    for (size_t i = 0; i < COUNT(units); i++) {
        struct text_view title = rest;
        if (!text_view_take_text(&title, units[i].unit) || (must_break && !is_title_start(title)))
            continue;
        set_unit(numbering, i, title);
        return true;
    }
    return false;
}

/* 上部, 下卷: parts that are not numbered but named by their place; 下 follows 上 as well as 中. */
static bool read_half(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    uint32_t first = text_view_take(&rest);
    if (!character_in(first, "上中下"))
        return false;
    numbering->value = character_in(first, "上") ? 1 : 2;
    return take_unit(rest, numbering, true) && numbering->rank == UNIT_RANK_PART;
}

/* 第五章, 第 5 章, 제1장. */
static bool read_unit(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    if (!text_view_take_text(&rest, "第") && !text_view_take_text(&rest, "제"))
        return false;
    rest = text_view_trim_start(rest);
    struct text_view scanned = rest;
    numbering->value = number_take(&rest, NUMBER_DIGITS | NUMBER_HAN, NULL);
    if (numbering->value < 0 || character_in(text_view_first(rest), "—－-")) {
        numbering->value = scanned_number_take(&scanned);
        rest = scanned;
    }
    return numbering->value >= 0 && take_unit(text_view_trim_start(rest), numbering, false);
}

/* 001章, 二回　: the unit alone. */
static bool read_bare_unit(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    numbering->value = number_take(&rest, NUMBER_DIGITS | NUMBER_HAN, NULL);
    return numbering->value >= 0 && take_unit(rest, numbering, true);
}

/* 卷一, Chapter 1, Vol.2, chapter.844, CHAPTER ONE. */
static bool read_leading(struct text_view line, struct numbering *numbering)
{
    for (size_t i = 0; i < COUNT(leading); i++) {
        struct text_view rest = line;
        if (!take_literal(&rest, leading[i].word))
            continue;
        text_view_take_text(&rest, ".");
        rest = text_view_trim_start(rest);
        int value = number_take(
            &rest, NUMBER_DIGITS | NUMBER_HAN | NUMBER_ROMAN | NUMBER_LATIN | NUMBER_ENGLISH, NULL);
        if (value < 0 || !is_title_start(rest))
            continue;
        *numbering = (struct numbering){
            .family = family_of("unit", text_view_of(leading[i].rule), text_view_of("")),
            .class = NUMBERING_UNIT,
            .rank = leading[i].rank,
            .value = value,
            .rule = leading[i].rule,
            .title = skip_title_mark(rest),
        };
        return true;
    }
    return false;
}

/* 1.1 and 1.1.1: the value is that of the last part, the family the depth. */
static bool read_decimal(struct text_view line, struct numbering *numbering)
{
    static const char *const families[] = {"", "", "1.1", "1.1.1", "1.1.1.1"};
    struct text_view rest = line;
    int value = number_take(&rest, NUMBER_DIGITS, NULL);
    unsigned depth = 1;
    while (value >= 0 && depth < DECIMAL_DEPTH && text_view_first(rest) == '.') {
        struct text_view after = text_view_part(rest, 1, rest.length);
        int part = number_take(&after, NUMBER_DIGITS, NULL);
        if (part < 0)
            break;
        value = part;
        rest = after;
        depth++;
    }
    text_view_take_text(&rest, ".");
    if (depth < 2 || value < 0 ||
        !(character_is_blank(text_view_first(rest)) || character_is_han(text_view_first(rest))))
        return false;
    *numbering = (struct numbering){.family = family_named(families[depth]),
                                    .class = NUMBERING_LABEL,
                                    .value = value,
                                    .rule = "numbered 1.1",
                                    .title = text_view_trim_start(rest)};
    return true;
}

/* Where the first character stands that a number may begin with; -1: none near the start, as in most lines.
 */
static int find_number(struct text_view line)
{
    for (int i = 0; i < NUMBER_NEAR && !text_view_is_empty(line); i++)
        if (character_begins_number(text_view_take(&line)))
            return i;
    return -1;
}

static enum numbering_class label_class(size_t label)
{
    bool bare = *labels[label].before == '\0' && *labels[label].after == '\0';
    if (!bare || labels[label].kinds == NUMBER_CIRCLED)
        return NUMBERING_LABEL;
    return labels[label].follow == FOLLOW_END ? NUMBERING_ALONE : NUMBERING_BLANK;
}

static bool fits(enum follow follow, struct text_view rest)
{
    switch (follow) {
    case FOLLOW_BLANK: return character_is_blank(text_view_first(rest));
    case FOLLOW_END: return text_view_is_empty(rest);
    case FOLLOW_ANY: break;
    }
    return character_digit(text_view_first(rest)) < 0;
}

static bool read_label(struct text_view line, struct numbering *numbering)
{
    int number = find_number(line);
    if (number < 0 || number > LABEL_BEFORE)
        return false;
    for (size_t i = 0; i < COUNT(labels); i++) {
        struct text_view rest = line;
        if (!take_literal(&rest, labels[i].before))
            continue;
        int value = number_take(&rest, labels[i].kinds, NULL);
        if (value < 0 || !text_view_take_text(&rest, labels[i].after) || !fits(labels[i].follow, rest))
            continue;
        *numbering = (struct numbering){.family = family_named(labels[i].family),
                                        .class = label_class(i),
                                        .value = value,
                                        .official_level = labels[i].official_level,
                                        .rule = labels[i].rule,
                                        .title = text_view_trim_start(rest)};
        return true;
    }
    return false;
}

/* ※※※ and □ 是 □ 否 are rules and boxes to tick. */
static bool read_symbol(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    uint32_t first = text_view_take(&rest);
    if (!character_in(first, symbols))
        return false;
    *numbering = (struct numbering){
        .family = family_of("symbol", text_view_part(line, 0, line.length - rest.length), text_view_of("")),
        .class = NUMBERING_SYMBOL,
        .rule = "symbol",
        .title = text_view_trim_start(rest)};
    return !text_view_is_empty(numbering->title) && !text_view_holds(numbering->title, first);
}

/* A word, a bracket or 第 before a number; false when the number stands first or too late. */
static bool take_words(struct text_view *view)
{
    struct text_view rest = *view;
    if (character_in(text_view_first(rest), "[［【")) {
        for (unsigned i = 0; i < BRACKET_LONGEST; i++)
            if (character_in(text_view_take(&rest), "]］】")) {
                *view = text_view_trim_start(rest);
                return true;
            }
        return false;
    }
    for (unsigned i = 0; i < WORDS_BEFORE && !text_view_is_empty(rest); i++) {
        struct text_view at = rest, number = rest;
        if (number_take(&number, NUMBER_DIGITS | NUMBER_HAN, NULL) >= 0) {
            *view = at;
            return i > 0;
        }
        uint32_t character = text_view_take(&rest);
        if (character_ends_sentence(character) || character_is_pause(character) ||
            character_in(character, "“”《》（）()"))
            return false;
    }
    return false;
}

static bool is_words_end(struct text_view rest)
{
    uint32_t first = text_view_first(rest);
    return text_view_is_empty(rest) || character_is_blank(first) || character_in(first, "：:·、.．|｜】]");
}

/* 第二个问题：, 方法一：, [web] 406, DAY 1, 第一天: any words with a number, the same in every one. */
static bool read_words(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    if (!take_words(&rest))
        return false;
    struct text_view before = text_view_part(line, 0, (size_t)(rest.text - line.text));
    int value = number_take(&rest, NUMBER_DIGITS | NUMBER_HAN, NULL);
    const char *behind = rest.text;
    for (unsigned i = 0; i < WORDS_BEHIND && !is_words_end(rest); i++)
        if (!character_is_han(text_view_take(&rest)))
            return false;
    if (value < 0 || !is_words_end(rest))
        return false;
    struct text_view after = {behind, (size_t)(rest.text - behind)};
    *numbering = (struct numbering){.family = family_of("words", text_view_trim_end(before), after),
                                    .class = NUMBERING_WORD,
                                    .value = value,
                                    .rule = "numbered 第一个问题",
                                    .title = skip_title_mark(rest)};
    return true;
}

/* A unit further on in the line, behind a blank: 第一卷：木兰歌 第一回　…, 第十三卷 灯火 第2040章 …, and
 * 第一部分第77节 …. The rank of the innermost is the line's. */
static bool read_inside(struct text_view line, struct numbering *numbering)
{
    if (text_view_find(line, "第") < 0)
        return false;
    struct text_view rest = line;
    uint32_t last = ' ';
    for (unsigned i = 0; i < INSIDE_BEFORE && !text_view_is_empty(rest); i++) {
        struct numbering inner = {0};
        bool begins =
            i > 0 && (character_is_blank(last) || character_in(last, "：:.、") || numbering->is_attached);
        if (begins && read_unit(rest, &inner) && !(inner.is_attached && numbering->family == 0)) {
            inner.is_inside = true;
            *numbering = inner;
            return true;
        }
        last = text_view_take(&rest);
        if (character_in(last, "。！？，；“”"))
            return false;
    }
    return false;
}

struct text_view numbering_strip_marks(struct text_view line)
{
    struct text_view rest = line;
    while (character_in(text_view_first(rest), only_marks))
        text_view_take(&rest);
    if (rest.length == line.length)
        return line;
    rest = text_view_trim_start(rest);
    for (uint32_t last; character_in(last = text_view_last(rest), only_marks) || character_is_blank(last);)
        text_view_take_last(&rest);
    return rest;
}

/* Marks and brackets before a unit: ●卷一, 【第一章】, ==第1章==. */
static struct text_view skip_marks(struct text_view line)
{
    struct text_view rest = numbering_strip_marks(line);
    while (character_in(text_view_first(rest), opening_marks))
        text_view_take(&rest);
    return text_view_trim_start(rest);
}

static bool read_any_unit(struct text_view line, struct numbering *numbering)
{
    struct numbering inner = {0};
    if (!read_unit(line, numbering) && !read_bare_unit(line, numbering) && !read_leading(line, numbering) &&
        !read_half(line, numbering))
        return false;
    inner.is_attached = numbering->is_attached;
    inner.family = numbering->family;
    if (numbering->rank < UNIT_RANK_SECTION && read_inside(line, &inner) && inner.rank > numbering->rank)
        *numbering = inner;
    return true;
}

/* 正文 第一章, or 正文 alone before a notice. */
static bool read_prefixed(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    if (!text_view_take_text(&rest, "正文") || !character_is_blank(text_view_first(rest)))
        return false;
    rest = text_view_trim_start(rest);
    *numbering = (struct numbering){.rule = "numbered 第一章", .title = rest};
    if (!read_any_unit(rest, numbering))
        numbering->value = NOT_READ;
    numbering->class = NUMBERING_UNIT;
    numbering->rank = UNIT_RANK_CHAPTER;
    numbering->family = family_named("正文");
    numbering->is_prefixed = true;
    return !text_view_is_empty(rest);
}

/* 1.第1章: a label before a unit. Both are counted; the unit gives the rank. */
static bool read_labelled_unit(struct text_view line, struct numbering *numbering)
{
    struct numbering unit = {0};
    if (!read_label(line, numbering))
        return false;
    if (numbering->class == NUMBERING_ALONE || !read_any_unit(numbering->title, &unit) || unit.is_inside)
        return true;
    unit.unit = unit.family;
    unit.family ^= numbering->family;
    unit.family += unit.family == 0;
    *numbering = unit;
    return true;
}

static bool read_number(struct text_view line, struct numbering *numbering)
{
    static bool (*const readers[])(struct text_view, struct numbering *) = {
        read_decimal, read_labelled_unit, read_symbol, read_words, read_inside,
    };
    *numbering = (struct numbering){0};
    if (read_prefixed(line, numbering))
        return true;
    uint32_t first = text_view_first(line);
    if (find_number(line) < 0 && !character_in(first, "上中下") && !character_is_latin(first))
        return read_symbol(line, numbering);
    if (read_any_unit(skip_marks(line), numbering))
        return true;
    line = numbering_strip_marks(line);
    for (size_t i = 0; i < COUNT(readers); i++) {
        *numbering = (struct numbering){0};
        if (readers[i](line, numbering))
            return true;
    }
    return false;
}

bool numbering_read(struct text_view line, struct numbering *numbering)
{
    bool found = read_number(line, numbering);
    if (found && numbering->class == NUMBERING_UNIT && numbering->unit == 0)
        numbering->unit = numbering->family;
    return found;
}

bool numbering_is_misprint(struct text_view line, int value)
{
    struct text_view rest = line;
    if (number_read_scanned(line) == value)
        return true;
    if (text_view_take_text(&rest, "第") || text_view_take_text(&rest, "地"))
        rest = text_view_trim_start(rest);
    return number_take(&rest, NUMBER_DIGITS | NUMBER_HAN, NULL) == value;
}
