#include "formats/layout/block/list_label.h"

#include <limits.h>
#include <string.h>

static const char *const bullets[] = {"•", "–", "▪"};

static const char *bullet(unsigned depth)
{
    size_t count = sizeof bullets / sizeof *bullets;
    return bullets[depth < count ? depth : count - 1];
}

/* a … z, aa, ab …; numbers below 1 have no letters and stay decimal. */
static const char *alphabetic(struct arena *arena, long number, char first)
{
    char letters[16], *letter = letters + sizeof letters - 1;
    *letter = '\0';
    for (; number > 0; number = (number - 1) / 26)
        *--letter = (char)(first + (number - 1) % 26);
    return arena_format(arena, "%s.", letter);
}

struct roman_row {
    long value;
    const char *lower, *upper;
};

static const struct roman_row roman_rows[] = {
    {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
    {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
    {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
};

static const char *roman(struct arena *arena, long number, bool upper)
{
    char text[32] = "";
    for (const struct roman_row *row = roman_rows; number > 0; row++)
        for (; number >= row->value; number -= row->value)
            strcat(text, upper ? row->upper : row->lower);
    return arena_format(arena, "%s.", text);
}

static const char *const chinese_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const chinese_places[] = {"", "十", "百", "千"};

/* 一 … 十, 十一, 二十, 一百零一 …, up to 9999. */
static const char *chinese(struct arena *arena, long number)
{
    char text[64] = "";
    static const long powers[] = {1, 10, 100, 1000};
    bool skipped = false;
    for (int place = 3; place >= 0; place--) {
        long digit = number / powers[place] % 10;
        if (!digit) {
            skipped = *text;
            continue;
        }
        if (skipped)
            strcat(text, "零");
        skipped = false;
        if (!(place == 1 && digit == 1 && !*text))
            strcat(text, chinese_digits[digit]);
        strcat(text, chinese_places[place]);
    }
    return arena_format(arena, "%s、", *text ? text : chinese_digits[0]);
}

static const char *const greek[] = {"α", "β", "γ", "δ", "ε", "ζ", "η", "θ", "ι", "κ", "λ", "μ",
                                    "ν", "ξ", "ο", "π", "ρ", "σ", "τ", "υ", "φ", "χ", "ψ", "ω"};
static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳",
                                       "午", "未", "申", "酉", "戌", "亥"};

/* A number out of range is decimal. */
struct numbering_row {
    long first, last;
    const char *const *symbols; /* of the numbers from 1 on; NULL: they are made */
    const char *stop;
};

#define SYMBOLS(table) 1, sizeof(table) / sizeof *(table), table

static const struct numbering_row numberings[] = {
    [NUMBERING_DECIMAL] = {LONG_MIN, LONG_MAX, NULL, "."},
    [NUMBERING_LOWER_ALPHA] = {1, LONG_MAX, NULL, "."},
    [NUMBERING_UPPER_ALPHA] = {1, LONG_MAX, NULL, "."},
    [NUMBERING_LOWER_ROMAN] = {1, 3999, NULL, "."},
    [NUMBERING_UPPER_ROMAN] = {1, 3999, NULL, "."},
    [NUMBERING_CHINESE] = {0, 9999, NULL, "、"},
    [NUMBERING_LEADING_ZERO] = {0, LONG_MAX, NULL, "."},
    [NUMBERING_LOWER_GREEK] = {SYMBOLS(greek), "."},
    [NUMBERING_HEAVENLY_STEM] = {SYMBOLS(stems), "、"},
    [NUMBERING_EARTHLY_BRANCH] = {SYMBOLS(branches), "、"},
    [NUMBERING_NONE] = {LONG_MIN, LONG_MAX, NULL, ""},
};

static const char *make_label(struct arena *arena, enum list_numbering numbering, long number)
{
    switch (numbering) {
    case NUMBERING_LOWER_ALPHA: return alphabetic(arena, number, 'a');
    case NUMBERING_UPPER_ALPHA: return alphabetic(arena, number, 'A');
    case NUMBERING_LOWER_ROMAN: return roman(arena, number, false);
    case NUMBERING_UPPER_ROMAN: return roman(arena, number, true);
    case NUMBERING_CHINESE: return chinese(arena, number);
    case NUMBERING_LEADING_ZERO: return arena_format(arena, "%02ld.", number);
    case NUMBERING_DECIMAL:
    case NUMBERING_LOWER_GREEK:
    case NUMBERING_HEAVENLY_STEM:
    case NUMBERING_EARTHLY_BRANCH:
    case NUMBERING_NONE: break;
    }
    return arena_format(arena, "%ld.", number);
}

const char *list_label(struct arena *arena, const struct node *list, long number, unsigned depth)
{
    enum list_numbering numbering = list->list.numbering;
    if (list->list.kind == LIST_DESCRIPTION || numbering == NUMBERING_NONE)
        return "";
    if (list->list.kind == LIST_BULLET)
        return bullet(depth);
    const struct numbering_row *row = &numberings[numbering];
    if (number < row->first || number > row->last)
        return arena_format(arena, "%ld%s", number, row->stop);
    return row->symbols ? arena_format(arena, "%s%s", row->symbols[number - 1], row->stop)
                        : make_label(arena, numbering, number);
}

bool list_label_has_gap(const struct node *list)
{
    if (list->list.numbering == NUMBERING_NONE)
        return false;
    return list->list.kind != LIST_NUMBER || *numberings[list->list.numbering].stop == '.';
}

/* HTML counts a reversed list down from its number of items, unless a start is given. */
long list_first_number(const struct node *list)
{
    if (!list->list.reversed)
        return list->list.start;
    if (list->list.start)
        return list->list.start;
    long count = 0;
    for (const struct node *item = list->first_child; item; item = item->next)
        count++;
    return count;
}

long list_item_number(const struct node *item, long number)
{
    return item->item.has_value ? item->item.value : number;
}

long list_next_number(const struct node *list, long number)
{
    return list->list.reversed ? number - 1 : number + 1;
}
