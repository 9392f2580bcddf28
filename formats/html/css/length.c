#include "formats/html/css/length.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool css_number_read(struct piece piece, float *number, struct piece *unit)
{
    char digits[32];
    size_t count = piece.length < sizeof digits - 1 ? piece.length : sizeof digits - 1;
    memcpy(digits, piece.text, count);
    digits[count] = '\0';
    char *end;
    bool looks_right = count && (isdigit((unsigned char)*digits) || strchr("+-.", *digits));
    *number = looks_right ? strtof(digits, &end) : 0;
    if (!looks_right || end == digits || !(*number > -100000 && *number < 100000))
        return false;
    *unit = piece_trim((struct piece){piece.text + (end - digits), piece.length - (size_t)(end - digits)});
    return true;
}

struct unit_row {
    const char *name;
    enum size_kind kind;
    float factor;
};

/* CSS Values 3 §5, §6: pixels, or parts of the parent's size. */
static const struct unit_row units[] = {
    {"px", SIZE_PIXELS, 1},  {"pt", SIZE_PIXELS, 4.0F / 3},   {"rem", SIZE_PIXELS, ROOT_SIZE},
    {"em", SIZE_FACTOR, 1},  {"%", SIZE_FACTOR, 0.01F},       {"ex", SIZE_FACTOR, 0.5F},
    {"pc", SIZE_PIXELS, 16}, {"cm", SIZE_PIXELS, 96 / 2.54F}, {"mm", SIZE_PIXELS, 96 / 25.4F},
    {"in", SIZE_PIXELS, 96},
};

enum size_kind css_length_read(struct piece value, float *size)
{
    struct piece unit;
    if (!css_number_read(value, size, &unit))
        return SIZE_NONE;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (piece_is(unit, units[i].name)) {
            *size *= units[i].factor;
            return units[i].kind;
        }
    return unit.length ? SIZE_NONE : SIZE_PIXELS;
}
