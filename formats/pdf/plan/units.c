#include "formats/pdf/plan/units.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    struct paper_size size;
} papers[] = {
    {"a3", {297, 420}},  {"a4", {210, 297}},  {"a5", {148, 210}},         {"b5", {176, 250}},
    {"16k", {185, 260}}, {"32k", {130, 184}}, {"letter", {215.9, 279.4}},
};

static const struct {
    const char *name;
    double points;
} type_sizes[] = {
    {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
    {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
    {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
};

enum {
    SMALLEST_TYPE = 4,
    LARGEST_TYPE = 72,
    SMALLEST_PAPER = 40,
    LARGEST_PAPER = 2000,
    LARGEST_MARGIN = 500
};

length units_points(double points)
{
    return (length)lround(points * LENGTH_UNIT);
}

length units_millimetres(double millimetres)
{
    return units_points(millimetres * UNITS_POINTS_PER_MILLIMETRE);
}

/* Reads a decimal number and moves behind it; "nan", "inf" and hexadecimal are none. */
static bool read_number(const char **text, double *number)
{
    size_t length = strspn(*text, "0123456789.");
    char *end;
    if (!length || !isdigit((unsigned char)**text))
        return false;
    errno = 0;
    *number = strtod(*text, &end);
    bool whole = !errno && end == *text + length;
    *text = end;
    return whole;
}

bool units_number(const char *text, double least, double most, double *number)
{
    double value;
    if (!read_number(&text, &value) || *text || value < least || value > most)
        return false;
    *number = value;
    return true;
}

bool units_length(const char *text, double least, double most, double *points)
{
    double value;
    bool is_read = read_number(&text, &value) && (!*text || !strcasecmp(text, "pt") || !strcmp(text, "磅"));
    if (!is_read || value < least || value > most)
        return false;
    *points = value;
    return true;
}

bool units_paper(const char *text, struct paper_size *size)
{
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (!strcasecmp(papers[i].name, text)) {
            *size = papers[i].size;
            return true;
        }
    struct paper_size own;
    if (!read_number(&text, &own.width) || (*text != 'x' && *text != 'X'))
        return false;
    text++;
    if (!read_number(&text, &own.height) || (*text && strcasecmp(text, "mm")))
        return false;
    bool fits = own.width >= SMALLEST_PAPER && own.height >= SMALLEST_PAPER && own.width <= LARGEST_PAPER &&
                own.height <= LARGEST_PAPER;
    if (fits)
        *size = own;
    return fits;
}

bool units_type_size(const char *text, double *points)
{
    for (size_t i = 0; i < sizeof type_sizes / sizeof *type_sizes; i++)
        if (!strcmp(type_sizes[i].name, text)) {
            *points = type_sizes[i].points;
            return true;
        }
    return units_length(text, SMALLEST_TYPE, LARGEST_TYPE, points);
}

bool units_margins(const char *text, struct margins *margins)
{
    double values[4];
    size_t count = 0;
    do {
        if (count == 4 || !read_number(&text, &values[count]) || values[count] > LARGEST_MARGIN)
            return false;
        count++;
    } while (*text == ',' && *++text);
    if (*text || text[-1] == ',')
        return false;
    margins->top = values[0];
    margins->outer = values[count > 1 ? 1 : 0];
    margins->bottom = values[count > 2 ? 2 : 0];
    margins->inner = count > 3 ? values[3] : margins->outer;
    return true;
}
