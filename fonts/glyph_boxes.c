#include "fonts/glyph_boxes.h"

#include "base/arena.h"
#include "fonts/sfnt.h"

#include <ft2build.h>
#include FT_INCREMENTAL_H
#include <stdlib.h>
#include <string.h>

enum { NUMBER = 2, HEAD_SIZE = 54, HEAD_OF_PLACES = 50, BOUNDS = 2, GLYPH_HEAD = 10, BOX_SIZE = 24 };

struct glyph_boxes {
    FT_Incremental_InterfaceRec interface;
    struct sfnt_table glyphs, places;
    unsigned place_size;         /* bytes of an entry of `places`; short ones count in pairs */
    unsigned char box[BOX_SIZE]; /* of the glyph that was asked for last */
};

/* What a whole TrueType font has; without one of these Cairo draws the glyphs that it cannot copy. */
static const char needed[][5] = {"head", "hhea", "hmtx", "maxp", "loca", "glyf"};

/* Tables that make other shapes of glyphs, or paint them. */
static const char refused[][5] = {"gvar", "CFF ", "CFF2", "COLR", "SVG ", "CBDT", "EBDT", "sbix"};

static bool can_be_copied(const unsigned char *file, size_t size, unsigned index)
{
    struct sfnt_table table;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!sfnt_find_table(file, size, index, needed[i], &table))
            return false;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (sfnt_find_table(file, size, index, refused[i], &table))
            return false;
    return true;
}

static size_t place_of(const struct glyph_boxes *boxes, size_t glyph)
{
    uint32_t place = sfnt_number(boxes->places.bytes + glyph * boxes->place_size, boxes->place_size);
    return boxes->place_size == NUMBER ? 2 * (size_t)place : place;
}

static bool find_glyph(const struct glyph_boxes *boxes, size_t glyph, struct sfnt_table *found)
{
    if ((glyph + 2) * boxes->place_size > boxes->places.size)
        return false;
    size_t start = place_of(boxes, glyph), end = place_of(boxes, glyph + 1);
    *found = (struct sfnt_table){boxes->glyphs.bytes + start, end - start};
    return start == end || (start <= end && end <= boxes->glyphs.size && end - start >= GLYPH_HEAD);
}

static void put_number(unsigned char *at, uint32_t value)
{
    at[0] = (unsigned char)(value >> 8);
    at[1] = (unsigned char)value;
}

/* From corner to corner: one contour, its last point, no instructions, two flags, and the steps of x and of y. */
static void make_box(unsigned char *box, const unsigned char *glyph)
{
    enum { LAST_POINT = GLYPH_HEAD, FLAGS = LAST_POINT + 2 * NUMBER, STEPS = FLAGS + 2, IS_ON_CURVE = 1 };
    uint32_t corners[4];
    for (size_t i = 0; i < 4; i++)
        corners[i] = sfnt_number(glyph + BOUNDS + i * NUMBER, NUMBER);
    memset(box, 0, BOX_SIZE);
    memcpy(box, glyph, GLYPH_HEAD);
    put_number(box, 1);
    put_number(box + LAST_POINT, 1);
    box[FLAGS] = box[FLAGS + 1] = IS_ON_CURVE;
    put_number(box + STEPS, corners[0]);
    put_number(box + STEPS + NUMBER, corners[2] - corners[0]);
    put_number(box + STEPS + 2 * NUMBER, corners[1]);
    put_number(box + STEPS + 3 * NUMBER, corners[3] - corners[1]);
}

static FT_Error give_box(FT_Incremental object, FT_UInt glyph, FT_Data *data)
{
    struct glyph_boxes *boxes = (struct glyph_boxes *)(void *)object;
    struct sfnt_table found;
    if (!find_glyph(boxes, glyph, &found))
        return FT_Err_Invalid_Table;
    if (found.size)
        make_box(boxes->box, found.bytes);
    *data = (FT_Data){boxes->box, found.size ? BOX_SIZE : 0};
    return FT_Err_Ok;
}

/* They are those of the font's own table. FreeType takes linear advances from here alone. */
static FT_Error keep_metrics(FT_Incremental object, FT_UInt glyph, FT_Bool is_vertical,
                             FT_Incremental_MetricsRec *metrics)
{
    (void)object, (void)glyph, (void)is_vertical, (void)metrics;
    return FT_Err_Ok;
}

static void take_back(FT_Incremental object, FT_Data *data)
{
    (void)object, (void)data;
}

struct glyph_boxes *glyph_boxes_new(const unsigned char *file, size_t size, unsigned index)
{
    static const FT_Incremental_FuncsRec functions = {give_box, take_back, keep_metrics};
    struct sfnt_table head;
    if (!can_be_copied(file, size, index) || !sfnt_find_table(file, size, index, "head", &head) ||
        head.size < HEAD_SIZE)
        return NULL;
    struct glyph_boxes *boxes = memory_allocate(sizeof *boxes);
    *boxes =
        (struct glyph_boxes){.place_size = sfnt_number(head.bytes + HEAD_OF_PLACES, NUMBER) ? 4 : NUMBER};
    boxes->interface = (FT_Incremental_InterfaceRec){&functions, (FT_Incremental)(void *)boxes};
    sfnt_find_table(file, size, index, "glyf", &boxes->glyphs);
    sfnt_find_table(file, size, index, "loca", &boxes->places);
    return boxes;
}

void glyph_boxes_free(struct glyph_boxes *boxes)
{
    free(boxes);
}

void *glyph_boxes_interface(struct glyph_boxes *boxes)
{
    return &boxes->interface;
}
