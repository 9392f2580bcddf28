#include "formats/epub/note_mark.h"

#include "formats/image/encode.h"

#include <string.h>

/* In pixels: an em of text on the sharpest of screens. */
enum { SIDE = 72, EDGE = 6, LINE = 6, LINE_START = 18, LINE_WIDTH = 36 };

static void fill(unsigned char *pixels, int x, int y, int width, int height, unsigned char ink)
{
    for (int row = y; row < y + height; row++)
        memset(pixels + row * SIDE + x, ink, (size_t)width);
}

bool note_mark_draw(struct buffer *png)
{
    static const int line_tops[] = {20, 33, 46};
    unsigned char pixels[SIDE * SIDE];
    fill(pixels, 0, 0, SIDE, SIDE, 255);
    fill(pixels, EDGE, EDGE, SIDE - 2 * EDGE, SIDE - 2 * EDGE, 0);
    for (size_t i = 0; i < sizeof line_tops / sizeof *line_tops; i++)
        fill(pixels, LINE_START, line_tops[i], LINE_WIDTH, LINE, 255);
    struct image_ink image = {
        .pixels = pixels, .width = SIDE, .height = SIDE, .stride = SIDE, .paper = 0xFFFFFF, .ink = 0x555555};
    return image_encode_png(&image, png);
}
