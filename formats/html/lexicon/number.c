#include "formats/html/lexicon/number.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A number has at most so many digits; 12345 chapters are more than any book has. */
enum { NUMBER_DIGITS_MOST = 5, NUMBER_LARGEST = 99999 };

/* A digit of a Han number, or -1. 两 counts as 二 before 百 and 千. */
static int han_digit(uint32_t character)
{
    if (character == 0x4E24 || character == 0x5169)
        return 2;
    return character_han_number(character);
}

int han_number_take(struct text_view *view)
{
    struct text_view rest = *view;
    int total = 0, part = 0, taken = 0, last = -1;
    for (int value; (value = han_digit(text_view_first(rest))) >= 0 && total <= NUMBER_LARGEST; taken++) {
        last = (int)text_view_take(&rest);
        if (value < 10) {
            part = part > 0 && part < 1000 ? part * 10 + value : value;
        } else {
            total += (part == 0 ? 1 : part) * value;
            part = 0;
        }
    }
    bool is_pair = taken == 1 && (last == 0x4E24 || last == 0x5169);
    if (taken == 0 || is_pair)
        return -1;
    *view = rest;
    return total + part;
}

static int digits_take(struct text_view *view)
{
    struct text_view rest = *view;
    int number = 0, count = 0;
    for (int digit; (digit = character_digit(text_view_first(rest))) >= 0; count++) {
        if (count == NUMBER_DIGITS_MOST)
            return -1;
        number = number * 10 + digit;
        text_view_take(&rest);
    }
    if (count == 0)
        return -1;
    *view = rest;
    return number;
}

/* Runs of characters that count on: the first stands for `value`. */
static const struct {
    enum number_kind kind;
    uint32_t first, last;
    int value;
} ranges[] = {
    {NUMBER_ROMAN, 0x2160, 0x216B, 1},   {NUMBER_ROMAN, 0x2170, 0x217B, 1},
    {NUMBER_CIRCLED, 0x2460, 0x2473, 1}, {NUMBER_CIRCLED, 0x2474, 0x2487, 1},
    {NUMBER_CIRCLED, 0x2776, 0x277F, 1}, {NUMBER_CIRCLED, 0x3220, 0x3229, 1},
};

static int single_take(struct text_view *view, unsigned kinds, enum number_kind *kind)
{
    struct text_view rest = *view;
    uint32_t character = text_view_take(&rest);
    for (size_t i = 0; i < COUNT(ranges); i++)
        if ((kinds & ranges[i].kind) != 0 && character >= ranges[i].first && character <= ranges[i].last) {
            *view = rest;
            *kind = ranges[i].kind;
            return (int)(character - ranges[i].first) + ranges[i].value;
        }
    return -1;
}

/* The place of a character in a list, from 1; -1 when it is not in it. */
static int listed_take(struct text_view *view, const char *list)
{
    struct text_view rest = *view, set = text_view_of(list);
    uint32_t character = text_view_take(&rest);
    for (int value = 1; !text_view_is_empty(set); value++)
        if (text_view_take(&set) == character) {
            *view = rest;
            return value;
        }
    return -1;
}

int number_take(struct text_view *view, unsigned kinds, enum number_kind *kind)
{
    enum number_kind ignored;
    kind = kind == NULL ? &ignored : kind;
    int value = -1;
    *kind = NUMBER_DIGITS;
    if ((kinds & NUMBER_DIGITS) != 0 && (value = digits_take(view)) >= 0)
        return value;
    *kind = NUMBER_HAN;
    if ((kinds & NUMBER_HAN) != 0 && (value = han_number_take(view)) >= 0)
        return value;
    *kind = NUMBER_STEM;
    if ((kinds & NUMBER_STEM) != 0 && (value = listed_take(view, "甲乙丙丁戊己庚辛壬癸")) >= 0)
        return value;
    *kind = NUMBER_BRANCH;
    if ((kinds & NUMBER_BRANCH) != 0 && (value = listed_take(view, "子丑寅卯辰巳午未申酉戌亥")) >= 0)
        return value;
    return single_take(view, kinds, kind);
}
