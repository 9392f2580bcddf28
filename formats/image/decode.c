#include "formats/image/decode.h"

#include "base/arena.h"
#include "formats/image/image.h"

#include <gif_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>

static bool allocate(struct image_pixels *pixels, uint32_t width, uint32_t height, uint64_t most)
{
    if (!width || !height || (uint64_t)width * height > most)
        return false;
    *pixels = (struct image_pixels){.width = width, .height = height};
    pixels->argb = calloc((size_t)width * height, sizeof *pixels->argb);
    return pixels->argb;
}

void image_pixels_free(struct image_pixels *pixels)
{
    free(pixels->argb);
    pixels->argb = NULL;
}

static uint32_t multiply(unsigned red, unsigned green, unsigned blue, unsigned alpha)
{
    red = (red * alpha + 127) / 255;
    green = (green * alpha + 127) / 255;
    blue = (blue * alpha + 127) / 255;
    return (uint32_t)alpha << 24 | red << 16 | green << 8 | blue;
}

/* ---- WebP ---- */

static bool decode_webp(const void *bytes, size_t size, uint64_t most, struct image_pixels *pixels)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, size, &features) != VP8_STATUS_OK || features.has_animation ||
        !allocate(pixels, (uint32_t)features.width, (uint32_t)features.height, most))
        return false;
    size_t count = (size_t)pixels->width * pixels->height, row = (size_t)pixels->width * 4;
    unsigned char *rgba = (unsigned char *)pixels->argb;
    if (!WebPDecodeRGBAInto(bytes, size, rgba, count * 4, (int)row)) {
        image_pixels_free(pixels);
        return false;
    }
    for (size_t i = 0; i < count; i++) /* in place: four bytes become one pixel */
        pixels->argb[i] = multiply(rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]);
    return true;
}

/* ---- GIF ---- */

struct cursor {
    const unsigned char *bytes;
    size_t size;
};

static int read_bytes(GifFileType *gif, GifByteType *bytes, int size)
{
    struct cursor *cursor = gif->UserData;
    size_t taken = cursor->size < (size_t)size ? cursor->size : (size_t)size;
    memcpy(bytes, cursor->bytes, taken);
    cursor->bytes += taken;
    cursor->size -= taken;
    return (int)taken;
}

/* Reads an extension with all its blocks; the transparent colour, or -1, if it is the one that names it. */
static bool skip_extension(GifFileType *gif, int *transparent)
{
    int code;
    GifByteType *block;
    if (DGifGetExtension(gif, &code, &block) != GIF_OK)
        return false;
    while (block) {
        GraphicsControlBlock control;
        if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
            *transparent = control.TransparentColor;
        if (DGifGetExtensionNext(gif, &block) != GIF_OK)
            return false;
    }
    return true;
}

static void put_row(struct image_pixels *pixels, const GifFileType *gif, const GifPixelType *row, int y,
                    int transparent)
{
    const ColorMapObject *colors = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
    for (int x = 0; x < gif->Image.Width; x++) {
        uint32_t column = (uint32_t)(gif->Image.Left + x);
        if (row[x] == transparent || row[x] >= colors->ColorCount || column >= pixels->width)
            continue;
        const GifColorType *color = &colors->Colors[row[x]];
        pixels->argb[(size_t)y * pixels->width + column] =
            multiply(color->Red, color->Green, color->Blue, 255);
    }
}

/* The rows of an interlaced picture come in four passes. */
static void put_image(GifFileType *gif, struct image_pixels *pixels, int transparent)
{
    static const struct {
        int first, step;
    } passes[] = {{0, 8}, {4, 8}, {2, 4}, {1, 2}}, whole = {0, 1};
    bool interlaced = gif->Image.Interlace;
    bool more = true;
    GifPixelType *row = memory_allocate((size_t)gif->Image.Width + 1);
    for (size_t pass = 0; more && pass < (interlaced ? 4 : 1); pass++) {
        int step = interlaced ? passes[pass].step : whole.step;
        for (int y = interlaced ? passes[pass].first : 0; more && y < gif->Image.Height; y += step) {
            more = DGifGetLine(gif, row, gif->Image.Width) == GIF_OK;
            if (more && (uint32_t)(gif->Image.Top + y) < pixels->height)
                put_row(pixels, gif, row, gif->Image.Top + y, transparent);
        }
    }
    free(row);
}

static bool read_first_image(GifFileType *gif, struct image_pixels *pixels)
{
    int transparent = NO_TRANSPARENT_COLOR;
    GifRecordType record;
    while (DGifGetRecordType(gif, &record) == GIF_OK) {
        if (record == EXTENSION_RECORD_TYPE) {
            if (!skip_extension(gif, &transparent))
                return false;
        } else if (record == IMAGE_DESC_RECORD_TYPE) {
            if (DGifGetImageDesc(gif) != GIF_OK || (!gif->Image.ColorMap && !gif->SColorMap))
                return false;
            put_image(gif, pixels, transparent);
            return true;
        } else {
            return false;
        }
    }
    return false;
}

static bool decode_gif(const void *bytes, size_t size, uint64_t most, struct image_pixels *pixels)
{
    struct cursor cursor = {bytes, size};
    int error;
    GifFileType *gif = DGifOpen(&cursor, read_bytes, &error);
    if (!gif)
        return false;
    bool done = allocate(pixels, (uint32_t)gif->SWidth, (uint32_t)gif->SHeight, most) &&
                read_first_image(gif, pixels);
    DGifCloseFile(gif, &error);
    if (!done)
        image_pixels_free(pixels);
    return done;
}

bool image_decode(const void *bytes, size_t size, uint64_t most, struct image_pixels *pixels)
{
    *pixels = (struct image_pixels){0};
    switch (image_sniff(bytes, size)) {
    case IMAGE_GIF: return decode_gif(bytes, size, most, pixels);
    case IMAGE_WEBP: return decode_webp(bytes, size, most, pixels);
    case IMAGE_PNG:
    case IMAGE_JPEG:
    case IMAGE_SVG:
    case IMAGE_NONE:
    case IMAGE_KIND_COUNT: break;
    }
    return false;
}

const char *image_decode_libraries(void)
{
    static char text[64];
    int webp = WebPGetDecoderVersion();
    snprintf(text, sizeof text, "giflib %d.%d.%d, libwebp %d.%d.%d", GIFLIB_MAJOR, GIFLIB_MINOR,
             GIFLIB_RELEASE, webp >> 16, webp >> 8 & 0xFF, webp & 0xFF);
    return text;
}
