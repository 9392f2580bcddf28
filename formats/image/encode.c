#include "formats/image/encode.h"

#include "formats/image/packed_rows.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 16 };

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

/* Two pixels a byte, the left one in the upper half. */
static void fill_row(const unsigned char *pixels, uint32_t width, unsigned char *row)
{
    for (uint32_t i = 0; i < width / 2; i++)
        row[i] = (unsigned char)(to_step(pixels[2 * i]) << 4 | to_step(pixels[2 * i + 1]));
    if (width % 2)
        row[width / 2] = (unsigned char)(to_step(pixels[width - 1]) << 4);
}

static bool pack_pixels(const struct image_ink *image, struct buffer *stream)
{
    size_t size = (image->width + 1) / 2;
    unsigned char *rows = calloc(image->height, size + 1);
    if (!rows)
        return false;
    for (uint32_t y = 0; y < image->height; y++) {
        const unsigned char *pixels = image->pixels + y * image->stride;
        unsigned char *row = rows + y * (size + 1) + 1;
        if (y && !memcmp(pixels, pixels - image->stride, image->width))
            memcpy(row, row - size - 1, size);
        else
            fill_row(pixels, image->width, row);
    }
    bool packed = packed_rows_append(rows, size, image->height, stream);
    free(rows);
    return packed;
}

/* libpng would pack the pixels itself; its chunks alone are used. */
static void write_image(png_structp png, png_infop info, const struct image_ink *image,
                        const struct buffer *stream)
{
    png_color palette[STEPS];
    make_palette(image, palette);
    png_set_IHDR(png, info, image->width, image->height, 4, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_PLTE(png, info, palette, STEPS);
    png_write_info(png, info);
    png_write_chunk(png, (png_const_bytep) "IDAT", (png_const_bytep)stream->data, stream->length);
    png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
}

bool image_encode_png(const struct image_ink *image, struct buffer *out)
{
    struct buffer stream = {0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    bool done = info && pack_pixels(image, &stream) && !setjmp(png_jmpbuf(png));
    if (done) {
        png_set_write_fn(png, out, append, flush);
        write_image(png, info, image, &stream);
    }
    buffer_free(&stream);
    png_destroy_write_struct(&png, &info);
    return done && !out->overflowed;
}
