#include "formats/pdf/imposition/imposition.h"

#include "base/unit.h"

#include <math.h>

static struct sheet single_sheet(size_t page, length width, length height)
{
    return (struct sheet){
        .width = width, .height = height, .pages = {{.page = page, .scale = 1}}, .page_count = 1};
}

static size_t existing(size_t page, size_t page_count)
{
    return page < page_count ? page : NO_PAGE;
}

/* Both pages touch the middle of a sheet that is `sheet` wide. */
static struct sheet pair(size_t left, size_t right, length sheet, length width, length height)
{
    return (struct sheet){.width = sheet,
                          .height = height,
                          .pages = {{.page = left, .x = sheet / 2 - width, .scale = 1},
                                    {.page = right, .x = sheet / 2, .scale = 1}},
                          .page_count = 2};
}

/* Half of a sheet of ISO 216 is rounded down to a millimetre: two A5 are a millimetre less than A4. */
static length whole_sheet(length width, length height)
{
    double millimetre = UNIT_POINTS_PER_MILLIMETRE * LENGTH_UNIT, sheet = 2 * (double)width + millimetre;
    bool is_rounded = fabs(sheet - (double)height * sqrt(2)) < millimetre;
    return is_rounded ? (length)round(sheet) : 2 * width;
}

/* Shrinks a pair to the paper of one page, turned, and centres it there. */
static void shrink(struct sheet *sheet, length width, length height)
{
    double across = (double)height / (double)sheet->width, down = (double)width / (double)sheet->height;
    double scale = across < down ? across : down;
    length left = (height - (length)((double)sheet->width * scale)) / 2;
    length top = (width - (length)((double)sheet->height * scale)) / 2;
    for (size_t i = 0; i < sheet->page_count; i++) {
        sheet->pages[i].x = left + (length)((double)sheet->pages[i].x * scale);
        sheet->pages[i].y = top;
        sheet->pages[i].scale = scale;
    }
    sheet->width = height;
    sheet->height = width;
}

/* Pages are painted, and read, in the order of their numbers, wherever they stand. */
static struct sheet turn_order(struct sheet sheet)
{
    struct imposed_page left = sheet.pages[0];
    sheet.pages[0] = sheet.pages[1];
    sheet.pages[1] = left;
    return sheet;
}

static struct sheet two_up_side(size_t side, size_t page_count, length width, length height,
                                bool right_to_left)
{
    size_t first = 2 * side, second = existing(first + 1, page_count);
    struct sheet sheet = right_to_left ? turn_order(pair(second, first, 2 * width, width, height))
                                       : pair(first, second, 2 * width, width, height);
    shrink(&sheet, width, height);
    return sheet;
}

/* Side `side` of a booklet whose pages fill `places` places: front sides have the higher page on the left, or
 * on the right when the book is read from there. */
static struct sheet booklet_side(size_t side, size_t places, size_t page_count, length width, length height,
                                 bool right_to_left)
{
    size_t low = side, high = places - 1 - side;
    bool is_high_left = (side % 2 == 0) != right_to_left;
    size_t left = is_high_left ? high : low, right = is_high_left ? low : high;
    return pair(existing(left, page_count), existing(right, page_count), whole_sheet(width, height), width,
                height);
}

struct sheet *impose(struct arena *arena, enum imposition imposition, size_t page_count, length width,
                     length height, bool right_to_left, size_t *sheet_count)
{
    size_t places = (page_count + 3) / 4 * 4;
    *sheet_count = imposition == IMPOSE_SINGLE   ? page_count
                   : imposition == IMPOSE_TWO_UP ? (page_count + 1) / 2
                                                 : places / 2;
    struct sheet *sheets = arena_allocate_array(arena, *sheet_count + 1, sizeof *sheets);
    for (size_t i = 0; i < *sheet_count; i++)
        switch (imposition) {
        case IMPOSE_SINGLE: sheets[i] = single_sheet(i, width, height); break;
        case IMPOSE_TWO_UP: sheets[i] = two_up_side(i, page_count, width, height, right_to_left); break;
        case IMPOSE_BOOKLET:
            sheets[i] = booklet_side(i, places, page_count, width, height, right_to_left);
            break;
        }
    return sheets;
}
