/* Pictures as files: of which kind they are and how large, told from their bytes and nothing else.
 *
 * Shape: an image_kind for each format that a book may hold. No library is asked and no pixel is decoded
 * here; formats/image/decode.h does that.
 *
 * Units: pixels.
 *
 * Owner: nothing is kept.
 *
 * Errors: bytes that are not a picture of a known kind, or whose header is broken, give false.
 *
 * Source: PNG (W3C, 3rd ed.) §5, §11.2.1, §11.3.6.1 (animation); JPEG (ITU T.81) annex B, Exif 2.32 §4.6.5
 * (orientation); GIF89a §18, §20; WebP container specification (RFC 9649). */
#ifndef FORMATS_IMAGE_IMAGE_H
#define FORMATS_IMAGE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum image_kind { IMAGE_NONE, IMAGE_PNG, IMAGE_JPEG, IMAGE_GIF, IMAGE_WEBP, IMAGE_KIND_COUNT };

/* How a picture must be turned to stand upright: the numbers of Exif. 5 to 8 exchange width and height. */
enum image_orientation { IMAGE_UPRIGHT = 1, IMAGE_ORIENTATION_LAST = 8 };

struct image_info {
    enum image_kind kind;
    uint32_t width, height; /* as it is to be seen, after it was turned upright */
    enum image_orientation orientation;
};

/* The kind that the first bytes tell; IMAGE_NONE when they tell none. */
enum image_kind image_sniff(const void *bytes, size_t size);

/* Reads kind and size. False when it is not a picture, its header is broken, or a side is 0. */
bool image_measure(const void *bytes, size_t size, struct image_info *info);

/* Whether it has more than one frame. */
bool image_moves(const void *bytes, size_t size);

/* False when the file ends before its picture does, so that readers may show nothing. Of a JPEG they show
 * what there is, and so it is always whole. No pixel is looked at. */
bool image_is_whole(const void *bytes, size_t size);

/* "image/png" and "png"; NULL for IMAGE_NONE. */
const char *image_media_type(enum image_kind kind);
const char *image_extension(enum image_kind kind);

#endif
