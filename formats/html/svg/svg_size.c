#include "formats/html/svg/svg_size.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const double MOST = 1e6, ICON = 16;

static const struct {
    const char *name;
    double pixels;
} units[] = {{"px", 1},  {"pt", 4.0 / 3},   {"em", 16},        {"rem", 16}, {"ex", 8},
             {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};

/* 0: it is no length of its own. */
static double read_length(const char *text)
{
    char *unit;
    double number = text ? strtod(text, &unit) : 0;
    if (!(number > 0 && number < MOST))
        return 0;
    size_t length = strspn(unit, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (length == strlen(units[i].name) && !strncasecmp(unit, units[i].name, length))
            return number * units[i].pixels;
    return length ? 0 : number;
}

/* Of a property in a style: `width` but not `stroke-width`. */
static const char *find_property(const char *style, const char *name)
{
    size_t length = strlen(name);
    while (style && *style) {
        style += strspn(style, " \t\n;");
        if (!strncasecmp(style, name, length) && style[length + strspn(style + length, " \t")] == ':')
            return strchr(style, ':') + 1;
        style = strchr(style, ';');
    }
    return NULL;
}

static double find_side(const struct svg_token *root, const char *name)
{
    double side = read_length(find_property(svg_token_attribute(root, "style"), name));
    return side > 0 ? side : read_length(svg_token_attribute(root, name));
}

/* The size of "0 0 640 480"; false: there is none. */
static bool read_box(const char *box, struct svg_size *size)
{
    double numbers[4];
    for (unsigned i = 0; box && i < 4; i++) {
        char *end;
        box += strspn(box, " ,\t\n");
        numbers[i] = strtod(box, &end);
        box = end > box ? end : NULL;
    }
    if (!box || !(numbers[2] > 0 && numbers[3] > 0 && numbers[2] < MOST && numbers[3] < MOST))
        return false;
    *size = (struct svg_size){numbers[2], numbers[3]};
    return true;
}

struct svg_size svg_size_find(const struct svg_token *root)
{
    struct svg_size box = {300, 150};
    bool has_box = read_box(svg_token_attribute(root, "viewBox"), &box);
    struct svg_size size = {find_side(root, "width"), find_side(root, "height")};
    const char *class_name = svg_token_attribute(root, "class");
    bool is_icon = !size.width && !size.height && class_name && strcasestr(class_name, "icon");
    if (is_icon)
        size.height = ICON; /* which a style sheet makes as large as a letter */
    if (!size.width)
        size.width = size.height && has_box ? size.height * box.width / box.height : box.width;
    if (!size.height)
        size.height = has_box ? size.width * box.height / box.width : box.height;
    return size;
}
