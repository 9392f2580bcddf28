#include "formats/canvas/picture_surface.h"

#include "formats/canvas/svg_surface.h"
#include "formats/image/decode.h"

#include <stdlib.h>
#include <string.h>

struct cursor {
    const unsigned char *bytes;
    size_t size;
};

static cairo_status_t read_bytes(void *closure, unsigned char *bytes, unsigned size)
{
    struct cursor *cursor = closure;
    if (cursor->size < size)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, cursor->bytes, size);
    cursor->bytes += size;
    cursor->size -= size;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *open_jpeg(const unsigned char *bytes, size_t size, const struct image_info *info)
{
    bool turned = info->orientation > 4;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(turned ? info->height : info->width),
                                   (int)(turned ? info->width : info->height));
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, size, NULL, NULL);
    return surface;
}

static void free_pixels(void *argb)
{
    free(argb);
}

static cairo_surface_t *open_decoded(const unsigned char *bytes, size_t size)
{
    static const cairo_user_data_key_t key;
    struct image_pixels pixels;
    if (!image_decode(bytes, size, PICTURE_MOST_PIXELS, &pixels))
        return NULL;
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)pixels.argb, CAIRO_FORMAT_ARGB32,
                                            (int)pixels.width, (int)pixels.height, (int)pixels.width * 4);
    if (cairo_surface_set_user_data(surface, &key, pixels.argb, free_pixels))
        image_pixels_free(&pixels);
    return surface;
}

static cairo_surface_t *open_svg(const unsigned char *bytes, size_t size, const struct image_info *info)
{
    const char *reason;
    const struct svg_door *door = module_load("svg", sizeof *door, &reason);
    return door ? door->open(bytes, size, info->width, info->height) : NULL;
}

static cairo_surface_t *open_kind(const unsigned char *bytes, size_t size, const struct image_info *info)
{
    struct cursor cursor = {bytes, size};
    switch (info->kind) {
    case IMAGE_PNG: return cairo_image_surface_create_from_png_stream(read_bytes, &cursor);
    case IMAGE_JPEG: return open_jpeg(bytes, size, info);
    case IMAGE_GIF:
    case IMAGE_WEBP: return open_decoded(bytes, size);
    case IMAGE_SVG: return open_svg(bytes, size, info);
    case IMAGE_NONE:
    case IMAGE_KIND_COUNT: break;
    }
    return NULL;
}

bool picture_open(const unsigned char *bytes, size_t size, struct picture *picture)
{
    struct image_info info;
    if (!image_measure(bytes, size, &info) || (uint64_t)info.width * info.height > PICTURE_MOST_PIXELS)
        return false;
    bool turned = info.orientation > 4;
    *picture = (struct picture){.surface = open_kind(bytes, size, &info),
                                .width = (int)(turned ? info.height : info.width),
                                .height = (int)(turned ? info.width : info.height),
                                .orientation = info.orientation};
    if (picture->surface && !cairo_surface_status(picture->surface))
        return true;
    cairo_surface_destroy(picture->surface);
    return false;
}
