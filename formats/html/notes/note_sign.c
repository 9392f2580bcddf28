#include "formats/html/notes/note_sign.h"

#include "base/array.h"
#include "base/utf8.h"
#include "formats/html/lexicon/number.h"

#include <stdio.h>

enum { MOST_DIGITS = 3 };

struct range {
    enum note_dress dress;
    uint32_t first, last, value; /* value: of the first */
};

static const struct range singles[] = {
    {DRESS_CIRCLED, 0x2460, 0x2473, 1},       {DRESS_CIRCLED, 0x3251, 0x325F, 21},
    {DRESS_CIRCLED, 0x32B1, 0x32BF, 36},      {DRESS_CIRCLED, 0x2780, 0x2789, 1},
    {DRESS_FILLED, 0x2776, 0x277F, 1},        {DRESS_FILLED, 0x24EB, 0x24F4, 11},
    {DRESS_FILLED, 0x278A, 0x2793, 1},        {DRESS_DOUBLE, 0x24F5, 0x24FE, 1},
    {DRESS_PARENTHESISED, 0x2474, 0x2487, 1}, {DRESS_PARENTHESISED_HAN, 0x3220, 0x3229, 1},
    {DRESS_CIRCLED_HAN, 0x3280, 0x3289, 1},
};

bool note_dress_is_single(enum note_dress dress)
{
    return dress >= DRESS_CIRCLED;
}

/* Digits of a dress; -1: the character is none. */

static int figure(uint32_t character)
{
    return character_digit(character);
}

static int raised_figure(uint32_t character)
{
    switch (character) {
    case 0xB9: return 1;
    case 0xB2: return 2;
    case 0xB3: return 3;
    case 0x2070: return 0;
    default: return character >= 0x2074 && character <= 0x2079 ? (int)(character - 0x2070) : -1;
    }
}

static size_t read_digits(const char *text, size_t length, int (*value_of)(uint32_t character),
                          uint32_t *number)
{
    size_t end = 0;
    *number = 0;
    for (unsigned digits = 0; digits < MOST_DIGITS && end < length; digits++) {
        size_t next = end;
        int value = value_of(utf8_next(text, length, &next));
        if (value < 0)
            break;
        *number = *number * 10 + (uint32_t)value;
        end = next;
    }
    return end;
}

static size_t read_han(const char *text, size_t length, uint32_t *number)
{
    struct text_view view = {text, length};
    int value = han_number_take(&view);
    *number = value > 0 && value < 1000 ? (uint32_t)value : 0;
    return *number ? (size_t)(view.text - text) : 0;
}

static size_t read_single(const char *text, size_t length, struct note_sign *sign)
{
    size_t end = 0;
    uint32_t character = utf8_next(text, length, &end);
    for (size_t i = 0; i < COUNT(singles); i++)
        if (character >= singles[i].first && character <= singles[i].last) {
            *sign = (struct note_sign){character - singles[i].first + singles[i].value, singles[i].dress};
            return end;
        }
    return 0;
}

size_t note_sign_read(const char *text, size_t length, bool allows_han, struct note_sign *sign)
{
    *sign = (struct note_sign){0, DRESS_FIGURES};
    if (!length)
        return 0;
    size_t size = read_digits(text, length, figure, &sign->number);
    if (!size && (size = read_digits(text, length, raised_figure, &sign->number)))
        sign->dress = DRESS_RAISED;
    if (!size && allows_han && (size = read_han(text, length, &sign->number)))
        sign->dress = DRESS_HAN;
    return size ? size : read_single(text, length, sign);
}

size_t note_sign_write(struct note_sign sign, char text[static LONGEST_NOTE_SIGN])
{
    for (size_t i = 0; i < COUNT(singles); i++) {
        const struct range *range = &singles[i];
        uint32_t last = range->last - range->first + range->value;
        if (range->dress == sign.dress && sign.number >= range->value && sign.number <= last)
            return utf8_encode(sign.number - range->value + range->first, text);
    }
    return (size_t)snprintf(text, LONGEST_NOTE_SIGN, "%u", (unsigned)sign.number);
}
