#include "formats/html/css/backdrop.h"

#include "base/array.h"
#include "formats/html/css/length.h"

#include <string.h>
#include <strings.h>

/* Three lines of text and more, or a tenth of the width or the window. */
static const struct {
    const char *unit;
    float least;
} rooms[] = {{"", 60}, {"px", 60}, {"pt", 45}, {"em", 4}, {"rem", 4}, {"%", 10}, {"vh", 10}, {"vw", 10}};

/* Behind the "url(" of a layer; empty: there is none. */
static struct piece find_address(struct piece value)
{
    static const char start[] = "url(";
    for (; value.length >= sizeof start - 1; value.text++, value.length--)
        if (!strncasecmp(value.text, start, sizeof start - 1))
            return piece_trim(
                (struct piece){value.text + sizeof start - 1, value.length - (sizeof start - 1)});
    return (struct piece){NULL, 0};
}

static void read_repeat(struct backdrop *backdrop, struct arena *arena, struct piece value)
{
    static const char *const words[] = {"repeat", "repeat-x", "repeat-y", "round", "space"};
    (void)arena;
    backdrop->is_texture = false;
    for (struct piece word; (word = piece_take(&value, CSS_WHITE_SPACE ",")).length;)
        for (size_t i = 0; i < COUNT(words); i++)
            backdrop->is_texture |= piece_is(word, words[i]);
}

static void read_picture(struct backdrop *backdrop, struct arena *arena, struct piece value)
{
    struct piece rest = find_address(value);
    backdrop->picture = NULL;
    if (!rest.length)
        return;
    bool is_quoted = strchr("\"'", *rest.text);
    const char *end = memchr(rest.text + is_quoted, is_quoted ? *rest.text : ')', rest.length - is_quoted);
    if (end)
        backdrop->picture = arena_copy(arena, rest.text + is_quoted, (size_t)(end - rest.text) - is_quoted);
}

static void read_background(struct backdrop *backdrop, struct arena *arena, struct piece value)
{
    read_repeat(backdrop, arena, value);
    read_picture(backdrop, arena, value);
}

static bool makes_room(struct piece length)
{
    float size;
    struct piece unit;
    if (!css_number_read(length, &size, &unit))
        return false;
    for (size_t i = 0; i < COUNT(rooms); i++)
        if (piece_is(unit, rooms[i].unit))
            return size >= rooms[i].least;
    return false;
}

/* A part of a height that nobody knows says nothing: height: 100%. */
static void read_height(struct backdrop *backdrop, struct arena *arena, struct piece value)
{
    (void)arena;
    bool is_part = value.length && value.text[value.length - 1] == '%';
    backdrop->has_room |= !is_part && makes_room(value);
}

/* One to four lengths: above, right, below, left. */
static void read_padding(struct backdrop *backdrop, struct arena *arena, struct piece value)
{
    (void)arena;
    for (unsigned i = 0; value.length; i++) {
        struct piece length = piece_take(&value, CSS_WHITE_SPACE);
        backdrop->has_room |= length.length && i % 2 == 0 && makes_room(length);
    }
}

static void read_aspect_ratio(struct backdrop *backdrop, struct arena *arena, struct piece value)
{
    (void)arena;
    float ratio;
    struct piece rest;
    backdrop->has_room |= css_number_read(value, &ratio, &rest) && ratio > 0;
}

static const struct {
    const char *name;
    void (*read)(struct backdrop *backdrop, struct arena *arena, struct piece value);
} properties[] = {
    {"aspect-ratio", read_aspect_ratio}, {"background", read_background},  {"background-image", read_picture},
    {"background-repeat", read_repeat},  {"height", read_height},          {"min-height", read_height},
    {"padding", read_padding},           {"padding-bottom", read_padding}, {"padding-top", read_padding},
};

void backdrop_declare(struct backdrop *backdrop, struct arena *arena, struct piece name, struct piece value)
{
    for (size_t i = 0; i < COUNT(properties); i++)
        if (piece_is(name, properties[i].name)) {
            properties[i].read(backdrop, arena, value);
            return;
        }
}
