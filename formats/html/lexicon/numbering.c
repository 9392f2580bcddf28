#include "formats/html/lexicon/numbering.h"

#include "base/array.h"

#include <string.h>

/* Characters of a title that follows 第一章 without a space. */
enum { ATTACHED_LONGEST = 12 };

enum { NUMBER_DIGITS = 3, NUMBER_LARGEST = 9999, DECIMAL_DEPTH = 4 };

/* What 第N may number. `strict`: white space, a mark or the end must follow, for the word is common in text.
 */
static const struct {
    const char *unit;
    bool strict;
} units[] = {
    {"部分", true}, {"单元", true}, {"編", false}, {"编", false}, {"章", false}, {"節", true}, {"节", true},
    {"回", true},   {"卷", true},   {"部", true},  {"篇", true},  {"讲", true},  {"集", true}, {"辑", true},
    {"幕", true},   {"场", true},   {"课", true},  {"話", true},  {"话", true},  {"折", true}, {"封", true},
};

/* Words that are numbered from behind or before: 方法一：, 第一个问题：. */
static const char *const before_words[] = {"方法", "步骤", "案例", "问题", "示例",
                                           "实例", "方案", "情况", "附录", "专题"};
static const char *const after_words[] = {"个问题", "個問題", "个方面", "个阶段", "步", "点", "方面", "阶段"};

/* Labels: what stands before the number and after it, what numbers it may hold, and its level among those of
 * GB/T 9704-2012 7.3.3. */
static const struct {
    const char *before, *after;
    bool han;
    unsigned official_level;
    const char *rule;
} label_forms[] = {
    {"", "、", true, 1, "numbered 一、"},     {"（", "）", true, 2, "numbered （一）"},
    {"(", ")", true, 2, "numbered （一）"},   {"(", "）", true, 2, "numbered （一）"},
    {"", "．", true, 1, "numbered 一．"},     {"", ".", true, 1, "numbered 一．"},
    {"（", "）", false, 4, "numbered （1）"}, {"(", ")", false, 4, "numbered （1）"},
    {"", "、", false, 3, "numbered 1、"},     {"", "．", false, 3, "numbered 1."},
    {"", ".", false, 3, "numbered 1."},       {"", "）", false, 0, "numbered 1）"},
    {"", ")", false, 0, "numbered 1）"},      {"【", "】", true, 0, "numbered 【一】"},
    {"【", "】", false, 0, "numbered 【1】"},
};

/* Families, so that no two classes share one. */
enum {
    FAMILY_UNITS = 1,
    FAMILY_BEFORE = 30,
    FAMILY_AFTER = 45,
    FAMILY_LABELS = 56,
    FAMILY_ALONE = 72,
    FAMILY_CIRCLED = 75,
    FAMILY_VOLUME = 76,
    FAMILY_DECIMAL = 80,
    FAMILY_SYMBOLS = 90,
};

static const char symbols[] = "※◎●■◆▲★☆□○◇►▶▼△▍◤⊙⊕§";

int han_number_take(struct text_view *view)
{
    struct text_view rest = *view;
    int total = 0, part = 0, taken = 0;
    for (int value; (value = character_han_number(text_view_first(rest))) >= 0 && total <= NUMBER_LARGEST;
         taken++) {
        text_view_take(&rest);
        if (value < 10) {
            part = part > 0 && part < 1000 ? part * 10 + value : value;
        } else {
            total += (part == 0 ? 1 : part) * value;
            part = 0;
        }
    }
    if (taken == 0)
        return -1;
    *view = rest;
    return total + part;
}

static int digits_take(struct text_view *view)
{
    struct text_view rest = *view;
    int number = 0, count = 0;
    for (int digit; (digit = character_digit(text_view_first(rest))) >= 0; count++) {
        number = number * 10 + digit;
        text_view_take(&rest);
        if (count == NUMBER_DIGITS)
            return -1;
    }
    if (count == 0)
        return -1;
    *view = rest;
    return number;
}

static int number_take(struct text_view *view, bool han)
{
    return han ? han_number_take(view) : digits_take(view);
}

static int any_number_take(struct text_view *view)
{
    int number = digits_take(view);
    return number >= 0 ? number : han_number_take(view);
}

static bool is_title_start(struct text_view rest)
{
    uint32_t first = text_view_first(rest);
    return text_view_is_empty(rest) || character_is_blank(first) || character_in(first, "：:·、—");
}

static struct text_view skip_title_mark(struct text_view rest)
{
    rest = text_view_trim_start(rest);
    while (character_in(text_view_first(rest), "：:·、") || character_is_blank(text_view_first(rest)))
        text_view_take(&rest);
    return rest;
}

static bool read_chapter(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    if (!text_view_take_text(&rest, "第"))
        return false;
    rest = text_view_trim_start(rest);
    int value = any_number_take(&rest);
    rest = text_view_trim_start(rest);
    for (size_t i = 0; value >= 0 && i < COUNT(units); i++) {
        struct text_view title = rest;
        if (!text_view_take_text(&title, units[i].unit))
            continue;
        bool attached = !is_title_start(title);
        if (attached && (units[i].strict || text_view_count(title) > ATTACHED_LONGEST))
            continue;
        *numbering = (struct numbering){.family = FAMILY_UNITS + (unsigned)i,
                                        .class = NUMBERING_CHAPTER,
                                        .value = value,
                                        .rule = "numbered 第一章",
                                        .title = skip_title_mark(title)};
        return true;
    }
    return false;
}

static bool read_front(struct text_view line, struct numbering *numbering)
{
    static const char *const words[] = {"楔子", "引子", "序言", "序章", "序幕", "前言",
                                        "引言", "自序", "代序", "尾声", "尾聲", "后记",
                                        "後記", "结语", "結語", "跋",   "序"};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text_view rest = line;
        if (!text_view_take_text(&rest, words[i]) || !is_title_start(rest))
            continue;
        *numbering = (struct numbering){
            .family = NUMBERING_FRONT_FAMILY, .class = NUMBERING_CHAPTER, .rule = "front matter"};
        numbering->title = skip_title_mark(rest);
        return true;
    }
    return false;
}

/* 卷一·五帝本纪 */
static bool read_volume(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    text_view_take_text(&rest, "●");
    if (!text_view_take_text(&rest, "卷"))
        return false;
    int value = any_number_take(&rest);
    if (value < 0 || !is_title_start(rest))
        return false;
    *numbering = (struct numbering){
        .family = FAMILY_VOLUME, .class = NUMBERING_CHAPTER, .value = value, .rule = "numbered 卷一"};
    numbering->title = skip_title_mark(rest);
    return true;
}

static bool read_counted_word(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    if (!text_view_take_text(&rest, "第"))
        return false;
    int value = any_number_take(&rest);
    for (size_t i = 0; value >= 0 && i < COUNT(after_words); i++) {
        struct text_view title = rest;
        if (!text_view_take_text(&title, after_words[i]) || !is_title_start(title))
            continue;
        *numbering = (struct numbering){.family = FAMILY_AFTER + (unsigned)i,
                                        .class = NUMBERING_WORD,
                                        .value = value,
                                        .rule = "numbered 第一个问题",
                                        .title = skip_title_mark(title)};
        return true;
    }
    return false;
}

static bool read_word(struct text_view line, struct numbering *numbering)
{
    for (size_t i = 0; i < COUNT(before_words); i++) {
        struct text_view rest = line;
        if (!text_view_take_text(&rest, before_words[i]))
            continue;
        int value = any_number_take(&rest);
        if (value < 0 || !is_title_start(rest))
            return false;
        *numbering = (struct numbering){.family = FAMILY_BEFORE + (unsigned)i,
                                        .class = NUMBERING_WORD,
                                        .value = value,
                                        .rule = "numbered 方法一",
                                        .title = skip_title_mark(rest)};
        return true;
    }
    return false;
}

/* 1.1 and 1.1.1: the value is that of the last part, the family the depth. */
static bool read_decimal(struct text_view line, struct numbering *numbering)
{
    struct text_view rest = line;
    int value = digits_take(&rest);
    unsigned depth = 1;
    while (value >= 0 && depth < DECIMAL_DEPTH && text_view_first(rest) == '.') {
        struct text_view after = text_view_part(rest, 1, rest.length);
        int part = digits_take(&after);
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
    *numbering = (struct numbering){
        .family = FAMILY_DECIMAL + depth, .class = NUMBERING_LABEL, .value = value, .rule = "numbered 1.1"};
    numbering->title = text_view_trim_start(rest);
    return true;
}

/* The first form of the same rule stands for all of them. */
static unsigned label_family(size_t form)
{
    for (size_t i = 0; i < form; i++)
        if (strcmp(label_forms[i].rule, label_forms[form].rule) == 0)
            return FAMILY_LABELS + (unsigned)i;
    return FAMILY_LABELS + (unsigned)form;
}

static bool read_label(struct text_view line, struct numbering *numbering)
{
    for (size_t i = 0; i < COUNT(label_forms); i++) {
        struct text_view rest = line;
        if (!text_view_take_text(&rest, label_forms[i].before))
            continue;
        int value = number_take(&rest, label_forms[i].han);
        bool alone = *label_forms[i].before != '\0';
        if (value < 0 || !text_view_take_text(&rest, label_forms[i].after) ||
            character_digit(text_view_first(rest)) >= 0)
            continue;
        struct text_view title = text_view_trim_start(rest);
        if (text_view_is_empty(title) && !alone)
            continue;
        *numbering = (struct numbering){.family = label_family(i),
                                        .class = NUMBERING_LABEL,
                                        .value = value,
                                        .official_level = label_forms[i].official_level,
                                        .rule = label_forms[i].rule,
                                        .title = title};
        return true;
    }
    return false;
}

/* ①…⑳ and ㈠…㈩, ⑴…⒇. */
static bool read_circled(struct text_view line, struct numbering *numbering)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x2460, 0x2473}, {0x2474, 0x2487}, {0x3220, 0x3229}};
    struct text_view rest = line;
    uint32_t character = text_view_take(&rest);
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (character >= ranges[i].first && character <= ranges[i].last) {
            *numbering =
                (struct numbering){.family = FAMILY_CIRCLED, .class = NUMBERING_LABEL, .rule = "numbered ①"};
            numbering->value = (int)(character - ranges[i].first) + 1;
            numbering->title = text_view_trim_start(rest);
            return true;
        }
    return false;
}

static bool read_alone(struct text_view line, struct numbering *numbering)
{
    struct text_view digits = line, han = line;
    int number = digits_take(&digits), han_number = han_number_take(&han);
    bool is_digits = number >= 0 && text_view_is_empty(digits),
         is_han = han_number >= 0 && text_view_is_empty(han);
    if (!is_digits && !is_han)
        return false;
    *numbering = (struct numbering){.family = FAMILY_ALONE + (unsigned)is_han, .class = NUMBERING_ALONE};
    numbering->value = is_digits ? number : han_number;
    numbering->rule = is_digits ? "number 1" : "number 一";
    return true;
}

static bool read_symbol(struct text_view line, struct numbering *numbering)
{
    uint32_t first = text_view_first(line);
    struct text_view rest = line, set = text_view_of(symbols);
    text_view_take(&rest);
    for (unsigned i = 0; !text_view_is_empty(set); i++) {
        if (text_view_take(&set) != first)
            continue;
        *numbering =
            (struct numbering){.family = FAMILY_SYMBOLS + i, .class = NUMBERING_SYMBOL, .rule = "symbol"};
        numbering->title = text_view_trim_start(rest);
        return !text_view_is_empty(numbering->title) && text_view_first(numbering->title) != first;
    }
    return false;
}

bool numbering_read(struct text_view line, struct numbering *numbering)
{
    static bool (*const readers[])(struct text_view, struct numbering *) = {
        read_chapter, read_front, read_volume,  read_counted_word, read_word,
        read_decimal, read_label, read_circled, read_alone,        read_symbol,
    };
    *numbering = (struct numbering){0};
    for (size_t i = 0; i < COUNT(readers); i++)
        if (readers[i](line, numbering))
            return true;
    return false;
}
