#include "formats/layout/block/list_label.h"

#include <string.h>

static const char *const bullets[] = {"•", "–", "·"};

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

static bool is_in_range(enum list_numbering numbering, long number)
{
    switch (numbering) {
    case NUMBERING_DECIMAL: return true;
    case NUMBERING_LOWER_ALPHA:
    case NUMBERING_UPPER_ALPHA: return number >= 1;
    case NUMBERING_LOWER_ROMAN:
    case NUMBERING_UPPER_ROMAN: return number >= 1 && number <= 3999;
    case NUMBERING_CHINESE: return number >= 0 && number <= 9999;
    }
    return false;
}

const char *list_label(struct arena *arena, const struct node *list, long number, unsigned depth)
{
    if (list->list.kind == LIST_DESCRIPTION)
        return "";
    if (list->list.kind == LIST_BULLET)
        return bullet(depth);
    if (!is_in_range(list->list.numbering, number))
        return arena_format(arena, "%ld.", number);
    switch (list->list.numbering) {
    case NUMBERING_DECIMAL: break;
    case NUMBERING_LOWER_ALPHA: return alphabetic(arena, number, 'a');
    case NUMBERING_UPPER_ALPHA: return alphabetic(arena, number, 'A');
    case NUMBERING_LOWER_ROMAN: return roman(arena, number, false);
    case NUMBERING_UPPER_ROMAN: return roman(arena, number, true);
    case NUMBERING_CHINESE: return chinese(arena, number);
    }
    return arena_format(arena, "%ld.", number);
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
