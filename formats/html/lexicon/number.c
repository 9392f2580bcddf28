#include "formats/html/lexicon/number.h"

#include "base/array.h"
/* A number has at most so many digits; 12345 chapters are more than any book has. */
enum { NUMBER_DIGITS_MOST = 5, NUMBER_LARGEST = 99999 };

/* A digit of a Han number, or -1. 两 counts as 二 before 百 and 千. */
static int han_digit(uint32_t character)
{
    if (character == 0x4E24 || character == 0x5169)
        return 2;
    return character_han_number(character);
}

static int latin_value(uint32_t character)
{
    switch (character) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    default: return -1;
    }
}

/* 〇一二三四五六七八九十百千零两兩廿卅, and the stems and branches, in order. */
static bool is_han_numeral(uint32_t character)
{
    static const uint16_t numerals[] = {0x3007, 0x4E00, 0x4E01, 0x4E03, 0x4E09, 0x4E11, 0x4E19, 0x4E24,
                                        0x4E59, 0x4E5D, 0x4E8C, 0x4E94, 0x4EA5, 0x5169, 0x516B, 0x516D,
                                        0x5341, 0x5343, 0x5345, 0x5348, 0x536F, 0x56DB, 0x58EC, 0x5B50,
                                        0x5BC5, 0x5DF1, 0x5DF3, 0x5E9A, 0x5EFF, 0x620A, 0x620C, 0x672A,
                                        0x7532, 0x7533, 0x7678, 0x767E, 0x8F9B, 0x8FB0, 0x9149, 0x96F6};
    size_t low = 0, high = COUNT(numerals);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (numerals[middle] < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < COUNT(numerals) && numerals[low] == character;
}

bool character_begins_number(uint32_t character)
{
    if (character < 0x80)
        return (character >= '0' && character <= '9') || latin_value(character) > 0;
    if (character < 0x2160)
        return false;
    if (character < 0x3007)
        return character <= 0x217B || (character >= 0x2460 && character <= 0x2487) ||
               (character >= 0x2776 && character <= 0x277F) || character == 0x25CB;
    if (character >= 0xFF10)
        return character <= 0xFF19;
    return (character >= 0x3220 && character <= 0x3229) || is_han_numeral(character);
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

/* A whole word of Roman letters, the smaller before the larger taken off. */
static int latin_take(struct text_view *view)
{
    struct text_view rest = *view;
    int total = 0, last = 0;
    for (int value; (value = latin_value(text_view_first(rest))) > 0 && total <= NUMBER_LARGEST;
         last = value) {
        total += value > last ? value - 2 * last : value;
        text_view_take(&rest);
    }
    uint32_t next = text_view_first(rest) | 0x20;
    if (total <= 0 || (next >= 'a' && next <= 'z'))
        return -1;
    *view = rest;
    return total;
}

/* The place of a whole English word in a list, from 0; -1: it is none of them. */
static int english_word_take(struct text_view *view, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct text_view rest = *view, word = text_view_of(words[i]);
        while (!text_view_is_empty(word) && (text_view_first(rest) | 0x20) == text_view_first(word)) {
            text_view_take(&rest);
            text_view_take(&word);
        }
        if (!text_view_is_empty(word) || character_is_latin(text_view_first(rest)))
            continue;
        *view = rest;
        return (int)i;
    }
    return -1;
}

static int english_take(struct text_view *view)
{
    static const char *const ones[] = {"one",     "two",       "three",    "four",     "five",
                                       "six",     "seven",     "eight",    "nine",     "ten",
                                       "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                       "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {"twenty", "thirty",  "forty",  "fifty",
                                       "sixty",  "seventy", "eighty", "ninety"};
    struct text_view rest = *view;
    int value = english_word_take(&rest, tens, COUNT(tens)), one;
    if (value < 0) {
        one = english_word_take(view, ones, COUNT(ones));
        return one < 0 ? -1 : one + 1;
    }
    *view = rest;
    if (character_in(text_view_first(rest), "- "))
        text_view_take(&rest);
    one = english_word_take(&rest, ones, 9);
    if (one >= 0)
        *view = rest;
    return (value + 2) * 10 + one + 1;
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
    *kind = NUMBER_LATIN;
    if ((kinds & NUMBER_LATIN) != 0 && (value = latin_take(view)) >= 0)
        return value;
    *kind = NUMBER_ENGLISH;
    if ((kinds & NUMBER_ENGLISH) != 0 && (value = english_take(view)) >= 0)
        return value;
    return single_take(view, kinds, kind);
}

int number_read_scanned(struct text_view line)
{
    int value = 0;
    bool letter = false;
    struct text_view rest = line;
    while (!text_view_is_empty(rest) && value < 1000) {
        uint32_t character = text_view_take(&rest);
        int digit = character_in(character, "lIi") ? 1 : character_in(character, "oO") ? 0 : -1;
        letter |= digit >= 0;
        digit = digit < 0 ? character_digit(character) : digit;
        if (digit < 0)
            return -1;
        value = value * 10 + digit;
    }
    return letter && text_view_is_empty(rest) ? value : -1;
}
