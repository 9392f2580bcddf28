#include "formats/image/encode.h"

#include "base/arena.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 16, LEVEL = 2 /* of deflate: beyond it the pictures hardly shrink */ };

static void append(png_structp png, png_bytep bytes, size_t size)
{
    buffer_append(png_get_io_ptr(png), bytes, size);
}

static void flush(png_structp png)
{
    (void)png;
}

static unsigned char mix(uint32_t paper, uint32_t ink, unsigned shift, unsigned step)
{
    unsigned from = paper >> shift & 0xFF, to = ink >> shift & 0xFF;
    return (unsigned char)((from * (STEPS - 1 - step) + to * step + (STEPS - 1) / 2) / (STEPS - 1));
}

static void make_palette(const struct image_ink *image, png_color palette[static STEPS])
{
    for (unsigned step = 0; step < STEPS; step++)
        palette[step] =
            (png_color){mix(image->paper, image->ink, 16, step), mix(image->paper, image->ink, 8, step),
                        mix(image->paper, image->ink, 0, step)};
}

static unsigned to_step(unsigned char pixel)
{
    return (pixel * (STEPS - 1) + 127) / 255;
}

/* Two pixels a byte, the left one in the upper half. Most of a page is bare: eight such pixels go at once. */
static void pack_row(const unsigned char *pixels, uint32_t width, unsigned char *row)
{
    memset(row, 0, width / 2 + 1);
    for (uint32_t x = 0; x < width; x++) {
        uint64_t eight;
        if (x % 8 == 0 && x + 8 <= width && (memcpy(&eight, pixels + x, 8), !eight)) {
            x += 7;
            continue;
        }
        row[x / 2] |= (unsigned char)(to_step(pixels[x]) << (x % 2 ? 0 : 4));
    }
}

static void write_image(png_structp png, png_infop info, const struct image_ink *image, unsigned char *row)
{
    png_color palette[STEPS];
    make_palette(image, palette);
    png_set_compression_level(png, LEVEL);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_IHDR(png, info, image->width, image->height, 4, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_PLTE(png, info, palette, STEPS);
    png_write_info(png, info);
    for (uint32_t y = 0; y < image->height; y++) {
        pack_row(image->pixels + y * image->stride, image->width, row);
        png_write_row(png, row);
    }
    png_write_end(png, info);
}

bool image_encode_png(const struct image_ink *image, struct buffer *out)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    unsigned char *row = memory_allocate(image->width / 2 + 1);
    bool done = info && !setjmp(png_jmpbuf(png));
    if (done) {
        png_set_write_fn(png, out, append, flush);
        write_image(png, info, image, row);
    }
    free(row);
    png_destroy_write_struct(&png, &info);
    return done && !out->overflowed;
}
