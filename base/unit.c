#include "base/unit.h"

#include <ctype.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The longer of two names that begin alike stands first. */
static const struct {
    const char *name;
    enum unit unit;
} names[] = {
    {"pt", UNIT_POINT},        {"磅", UNIT_POINT},        {"点", UNIT_POINT},        {"點", UNIT_POINT},
    {"mm", UNIT_MILLIMETRE},   {"毫米", UNIT_MILLIMETRE}, {"公釐", UNIT_MILLIMETRE}, {"cm", UNIT_CENTIMETRE},
    {"厘米", UNIT_CENTIMETRE}, {"公分", UNIT_CENTIMETRE}, {"in", UNIT_INCH},         {"英寸", UNIT_INCH},
};

static const double points[UNIT_COUNT] = {[UNIT_POINT] = 1,
                                          [UNIT_MILLIMETRE] = UNIT_POINTS_PER_MILLIMETRE,
                                          [UNIT_CENTIMETRE] = 10 * UNIT_POINTS_PER_MILLIMETRE,
                                          [UNIT_INCH] = 72};

static const struct {
    const char *name;
    double points;
} type_sizes[] = {
    {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
    {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
    {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
};

bool unit_read_number(const char **text, double *number)
{
    size_t length = strspn(*text, "0123456789.");
    char *end;
    if (!length || !isdigit((unsigned char)**text))
        return false;
    errno = 0;
    double value = strtod(*text, &end);
    if (errno || end != *text + length)
        return false;
    *number = value;
    *text = end;
    return true;
}

bool unit_read(const char **text, enum unit *unit)
{
    *text += strspn(*text, " ");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i].name);
        if (strncasecmp(*text, names[i].name, length) != 0)
            continue;
        *unit = names[i].unit;
        *text += length;
        return true;
    }
    return false;
}

double unit_convert(double length, enum unit from, enum unit to)
{
    return from == to ? length : length * points[from] / points[to];
}

bool unit_read_length(const char **text, enum unit usual, double *length)
{
    double number;
    enum unit unit = usual;
    if (!unit_read_number(text, &number))
        return false;
    unit_read(text, &unit);
    *length = unit_convert(number, unit, usual);
    return true;
}

/* "小三号" is 小三, "三号字" is 三号. */
static bool is_type_size(const char *text, const char *name)
{
    size_t length = strlen(name);
    if (strncmp(text, name, length) != 0)
        return false;
    const char *rest = text + length;
    bool repeats_unit = strstr(name, "号") || strncmp(rest, "号", strlen("号")) != 0;
    rest += repeats_unit ? 0 : strlen("号");
    return !*rest || !strcmp(rest, "字");
}

enum { LONGEST_NAME = 32 };

/* 小4号 is 小四号, 三號 is 三号; false when the text is too long for a name. */
static bool spell_type_size(const char *typed, char text[static LONGEST_NAME])
{
    static const char numerals[][4] = {"初", "一", "二", "三", "四", "五", "六", "七", "八"};
    char *end = text;
    for (; *typed && end < text + LONGEST_NAME - 4;) {
        bool is_digit = *typed >= '0' && *typed <= '8', is_unit = !strncmp(typed, "號", strlen("號"));
        const char *written = is_digit ? numerals[*typed - '0'] : is_unit ? "号" : NULL;
        if (written)
            end = stpcpy(end, written);
        else
            *end++ = *typed;
        typed += is_unit ? strlen("號") : 1;
    }
    *end = '\0';
    return !*typed;
}

bool unit_find_type_size(const char *typed, double *size, const char **name)
{
    char text[LONGEST_NAME];
    if (!spell_type_size(typed, text))
        return false;
    for (size_t i = 0; i < sizeof type_sizes / sizeof *type_sizes; i++) {
        if (!is_type_size(text, type_sizes[i].name))
            continue;
        *size = type_sizes[i].points;
        *name = type_sizes[i].name;
        return true;
    }
    return false;
}
