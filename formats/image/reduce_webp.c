#include "formats/image/reduce_webp.h"

#include "formats/image/row_reducer.h"

#include <webp/decode.h>
#include <webp/encode.h>

static const float quality = 90;
enum { CHANNELS = 4, WITHOUT_LOSS = 2 };

/* In place: a row that goes out begins no later than the one that has come in. */
static void reduce_rows(struct row_reducer *reducer, unsigned char *pixels)
{
    size_t from = (size_t)reducer->from_width * CHANNELS, to = (size_t)reducer->width * CHANNELS;
    unsigned char *out = pixels;
    row_reducer_open(reducer);
    for (uint32_t y = 0; y < reducer->from_height; y++)
        if (row_reducer_add(reducer, pixels + y * from, out))
            out += to;
    row_reducer_close(reducer);
}

static bool encode(const struct row_reducer *reducer, const unsigned char *pixels, bool without_loss,
                   struct buffer *out)
{
    int width = (int)reducer->width, height = (int)reducer->height, stride = width * CHANNELS;
    uint8_t *made = NULL;
    size_t size = without_loss ? WebPEncodeLosslessRGBA(pixels, width, height, stride, &made)
                               : WebPEncodeRGBA(pixels, width, height, stride, quality, &made);
    if (size)
        buffer_append(out, made, size);
    WebPFree(made);
    return size && !out->overflowed;
}

bool reduce_webp(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, size, &features) != VP8_STATUS_OK || features.has_animation)
        return false;
    struct row_reducer reducer = {.from_width = (uint32_t)features.width,
                                  .from_height = (uint32_t)features.height,
                                  .width = (uint32_t)features.width,
                                  .height = (uint32_t)features.height,
                                  .channels = CHANNELS};
    int width, height;
    if (!image_limit_fit(limit, &reducer.width, &reducer.height))
        return false;
    unsigned char *pixels = WebPDecodeRGBA(bytes, size, &width, &height);
    if (!pixels)
        return false;
    reduce_rows(&reducer, pixels);
    bool done = encode(&reducer, pixels, features.format == WITHOUT_LOSS, out);
    WebPFree(pixels);
    return done;
}
