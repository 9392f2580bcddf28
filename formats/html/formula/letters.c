#include "formats/html/formula/letters.h"

#include <stddef.h>

enum { ALPHABET = 26, LATIN = 2 * ALPHABET, GREEK = 58, DIGITS = 10 };

/* Where alphabets begin that differ from plain ones in weight, slant and serifs alone. */
static const uint32_t latin_alphabets[] = {0x1D400, 0x1D434, 0x1D468, 0x1D5A0,
                                           0x1D5D4, 0x1D608, 0x1D63C, 0x1D670};

static const uint32_t first_greek = 0x1D6A8, last_greek = 0x1D7C9;
static const uint32_t first_digit = 0x1D7CE, last_digit = 0x1D7FF;

/* In the order of one Greek alphabet of the block. */
static const uint16_t greek[GREEK] = {
    0x391, 0x392, 0x393, 0x394, 0x395, 0x396, 0x397,  0x398, 0x399, 0x39A, 0x39B,  0x39C, 0x39D, 0x39E, 0x39F,
    0x3A0, 0x3A1, 0x3F4, 0x3A3, 0x3A4, 0x3A5, 0x3A6,  0x3A7, 0x3A8, 0x3A9, 0x2207, 0x3B1, 0x3B2, 0x3B3, 0x3B4,
    0x3B5, 0x3B6, 0x3B7, 0x3B8, 0x3B9, 0x3BA, 0x3BB,  0x3BC, 0x3BD, 0x3BE, 0x3BF,  0x3C0, 0x3C1, 0x3C2, 0x3C3,
    0x3C4, 0x3C5, 0x3C6, 0x3C7, 0x3C8, 0x3C9, 0x2202, 0x3F5, 0x3D1, 0x3F0, 0x3D5,  0x3F1, 0x3D6};

uint32_t letter_make_plain(uint32_t character)
{
    if (character == 0x210E) /* the slanted h is in another block */
        return 'h';
    if (character >= first_greek && character <= last_greek)
        return greek[(character - first_greek) % GREEK];
    if (character >= first_digit && character <= last_digit)
        return '0' + (character - first_digit) % DIGITS;
    for (size_t i = 0; i < sizeof latin_alphabets / sizeof *latin_alphabets; i++) {
        uint32_t index = character - latin_alphabets[i];
        if (index < LATIN)
            return (index < ALPHABET ? 'A' : 'a' - ALPHABET) + index;
    }
    return character;
}
