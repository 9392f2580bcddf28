#include "formats/image/reduce.h"

#include "formats/image/image.h"
#include "formats/image/reduce_png.h"
#include "formats/image/reduce_webp.h"

bool image_reduce(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out)
{
    struct image_info info;
    if (!image_measure(bytes, size, &info) || image_moves(bytes, size) ||
        (uint64_t)info.width * info.height > REDUCE_MOST_PIXELS)
        return false;
    switch (info.kind) {
    case IMAGE_PNG: return reduce_png(bytes, size, limit, out);
    case IMAGE_JPEG: return jpeg_reduce(bytes, size, limit, out);
    case IMAGE_WEBP: return reduce_webp(bytes, size, limit, out);
    case IMAGE_GIF:
    case IMAGE_SVG:
    case IMAGE_NONE:
    case IMAGE_KIND_COUNT: break;
    }
    return false;
}
