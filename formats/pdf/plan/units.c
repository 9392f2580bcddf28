#include "formats/pdf/plan/units.h"

#include "base/translation.h"

#include <math.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    struct paper_size size;
} papers[] = {
    {"a3", {297, 420}},     {"a4", {210, 297}},     {"a5", {148, 210}},         {"a6", {105, 148}},
    {"b4", {250, 353}},     {"b5", {176, 250}},     {"b6", {125, 176}},         {"8k", {260, 370}},
    {"8开", {260, 370}},    {"8開", {260, 370}},    {"16k", {185, 260}},        {"16开", {185, 260}},
    {"16開", {185, 260}},   {"32k", {130, 184}},    {"32开", {130, 184}},       {"32開", {130, 184}},
    {"大32开", {140, 203}}, {"大32開", {140, 203}}, {"letter", {215.9, 279.4}},
};

enum {
    SMALLEST_TYPE = 4,
    LARGEST_TYPE = 72,
    SMALLEST_PAPER = 40,
    LARGEST_PAPER = 2000,
    LARGEST_MARGIN = 500,
    LARGEST_PITCH = 4 * LARGEST_TYPE,
    LARGEST_INDENT = 8
};

length units_points(double points)
{
    return (length)lround(points * LENGTH_UNIT);
}

length units_millimetres(double millimetres)
{
    return units_points(millimetres * UNIT_POINTS_PER_MILLIMETRE);
}

static bool find_paper(const char *name, struct paper_size *size)
{
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (!strcasecmp(papers[i].name, name)) {
            *size = papers[i].size;
            return true;
        }
    return false;
}

/* Moves behind a sign of multiplication. */
static bool read_by(const char **text)
{
    static const char *const signs[] = {"x", "X", "×", "*"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(*text, signs[i], strlen(signs[i]))) {
            *text += strlen(signs[i]);
            return true;
        }
    return false;
}

/* A width without a unit has that of the height. */
static bool read_paper(const char *text, struct paper_size *size)
{
    enum unit across = UNIT_COUNT, down = UNIT_MILLIMETRE;
    double width, height;
    if (!unit_read_number(&text, &width))
        return false;
    unit_read(&text, &across);
    if (!read_by(&text) || !unit_read_number(&text, &height))
        return false;
    unit_read(&text, &down);
    size->width = unit_convert(width, across == UNIT_COUNT ? down : across, UNIT_MILLIMETRE);
    size->height = unit_convert(height, down, UNIT_MILLIMETRE);
    return !*text;
}

static bool is_paper(const struct paper_size *size)
{
    return size->width >= SMALLEST_PAPER && size->height >= SMALLEST_PAPER && size->width <= LARGEST_PAPER &&
           size->height <= LARGEST_PAPER;
}

const char *paper_size_parse(const char *text, void *size)
{
    struct paper_size paper;
    if (!find_paper(text, &paper) && (!read_paper(text, &paper) || !is_paper(&paper)))
        return PHRASE("a3 to a6, b4 to b6, 8k, 16k, 32k, letter or WIDTHxHEIGHT in mm");
    *(struct paper_size *)size = paper;
    return NULL;
}

/* All of the text is a length from `least` to `most`. */
static bool read_points(const char *text, double least, double most, double *points)
{
    return unit_read_length(&text, UNIT_POINT, points) && !*text && *points >= least && *points <= most;
}

const char *type_size_parse(const char *text, void *size)
{
    struct type_size read = {0};
    if (!unit_find_type_size(text, &read.points, &read.name) &&
        !read_points(text, SMALLEST_TYPE, LARGEST_TYPE, &read.points))
        return PHRASE("points from 4 to 72, or 初号 小初 一号 小一 … 八号");
    *(struct type_size *)size = read;
    return NULL;
}

const char *const line_pitch_allowed = PHRASE("points, from the size of the type to four times as much");

const char *line_pitch_parse(const char *text, void *pitch)
{
    struct line_pitch read = {.text = text};
    if (!read_points(text, SMALLEST_TYPE, LARGEST_PITCH, &read.points))
        return line_pitch_allowed;
    *(struct line_pitch *)pitch = read;
    return NULL;
}

/* A comma, blanks, or both, as in CSS; false when nothing follows a comma. */
static bool skip_separator(const char **text)
{
    *text += strspn(*text, " ");
    bool has_comma = **text == ',';
    *text += has_comma;
    *text += strspn(*text, " ");
    return !has_comma || **text;
}

/* One to four figures; how many there are. 0: the text is none. */
static size_t read_margins(const char *text, double values[static 4])
{
    size_t count = 0;
    do {
        if (count == 4 || !unit_read_length(&text, UNIT_MILLIMETRE, &values[count]) ||
            values[count] > LARGEST_MARGIN || !skip_separator(&text))
            return 0;
        count++;
    } while (*text);
    return count;
}

const char *page_margins_parse(const char *text, void *margins)
{
    double values[4];
    size_t count = read_margins(text, values);
    if (!count)
        return PHRASE("one to four figures in mm, separated by commas");
    double outer = values[count > 1 ? 1 : 0];
    *(struct page_margins *)margins = (struct page_margins){.are_given = true,
                                                            .top = values[0],
                                                            .outer = outer,
                                                            .bottom = values[count > 2 ? 2 : 0],
                                                            .inner = count > 3 ? values[3] : outer};
    return NULL;
}

const char *text_indent_width_parse(const char *text, void *indent)
{
    double em;
    bool is_number = unit_read_number(&text, &em) && (!*text || !strcmp(text, "em") || !strcmp(text, "字"));
    if (!is_number || em > LARGEST_INDENT)
        return PHRASE("a number of characters from 0 to 8");
    *(struct text_indent_width *)indent = (struct text_indent_width){.is_given = true, .em = em};
    return NULL;
}
