#include "formats/image/image.h"

#include <string.h>

/* The bytes of a picture and how far they were read. Reading behind the end gives zeros. */
struct bytes {
    const unsigned char *data;
    size_t size;
};

static const struct kind_row {
    const char *media_type, *extension;
} kinds[IMAGE_KIND_COUNT] = {
    [IMAGE_PNG] = {"image/png", "png"},     [IMAGE_JPEG] = {"image/jpeg", "jpg"},
    [IMAGE_GIF] = {"image/gif", "gif"},     [IMAGE_WEBP] = {"image/webp", "webp"},
    [IMAGE_SVG] = {"image/svg+xml", "svg"},
};

const char *image_media_type(enum image_kind kind)
{
    return kinds[kind].media_type;
}

const char *image_extension(enum image_kind kind)
{
    return kinds[kind].extension;
}

static bool has(struct bytes bytes, size_t offset, const char *mark, size_t size)
{
    return bytes.size >= offset && bytes.size - offset >= size && !memcmp(bytes.data + offset, mark, size);
}

static uint32_t byte_at(struct bytes bytes, size_t offset)
{
    return offset < bytes.size ? bytes.data[offset] : 0;
}

static uint32_t big16(struct bytes bytes, size_t offset)
{
    return byte_at(bytes, offset) << 8 | byte_at(bytes, offset + 1);
}

static uint32_t big32(struct bytes bytes, size_t offset)
{
    return big16(bytes, offset) << 16 | big16(bytes, offset + 2);
}

static uint32_t little16(struct bytes bytes, size_t offset)
{
    return byte_at(bytes, offset) | byte_at(bytes, offset + 1) << 8;
}

static uint32_t little24(struct bytes bytes, size_t offset)
{
    return little16(bytes, offset) | byte_at(bytes, offset + 2) << 16;
}

static uint32_t little32(struct bytes bytes, size_t offset)
{
    return little16(bytes, offset) | little16(bytes, offset + 2) << 16;
}

static size_t find_behind(struct bytes bytes, size_t offset, const char *mark)
{
    size_t length = strlen(mark);
    const unsigned char *found = memmem(bytes.data + offset, bytes.size - offset, mark, length);
    return found ? (size_t)(found - bytes.data) + length : bytes.size;
}

/* Behind a declaration, which may hold others in brackets. */
static size_t skip_declaration(struct bytes bytes, size_t offset)
{
    size_t behind = find_behind(bytes, offset, ">");
    bool has_more = memchr(bytes.data + offset, '[', behind - offset);
    return find_behind(bytes, has_more ? find_behind(bytes, offset, "]") : offset, ">");
}

/* Where the root of an XML file begins: behind its declaration, comments and document type. Its size when no
 * root comes. */
static size_t find_root(struct bytes bytes)
{
    size_t offset = has(bytes, 0, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (offset < bytes.size) {
        if (strchr(" \t\n\r", (int)byte_at(bytes, offset)) && byte_at(bytes, offset))
            offset++;
        else if (has(bytes, offset, "<!--", 4))
            offset = find_behind(bytes, offset, "-->");
        else if (has(bytes, offset, "<?", 2))
            offset = find_behind(bytes, offset, "?>");
        else if (has(bytes, offset, "<!", 2))
            offset = skip_declaration(bytes, offset);
        else
            return offset;
    }
    return bytes.size;
}

static bool is_svg(struct bytes bytes)
{
    size_t root = find_root(bytes);
    uint32_t behind = byte_at(bytes, root + 4);
    return (has(bytes, root, "<svg", 4) && (behind == '>' || behind == '/' || behind <= ' ')) ||
           has(bytes, root, "<svg:svg", 8);
}

static enum image_kind sniff(struct bytes bytes)
{
    if (has(bytes, 0, "\x89PNG\r\n\x1a\n", 8))
        return IMAGE_PNG;
    if (has(bytes, 0, "\xff\xd8\xff", 3))
        return IMAGE_JPEG;
    if (has(bytes, 0, "GIF87a", 6) || has(bytes, 0, "GIF89a", 6))
        return IMAGE_GIF;
    if (has(bytes, 0, "RIFF", 4) && has(bytes, 8, "WEBP", 4))
        return IMAGE_WEBP;
    return is_svg(bytes) ? IMAGE_SVG : IMAGE_NONE;
}

enum image_kind image_sniff(const void *bytes, size_t size)
{
    return sniff((struct bytes){bytes, size});
}

static void measure_png(struct bytes bytes, struct image_info *info)
{
    if (!has(bytes, 12, "IHDR", 4))
        return;
    info->width = big32(bytes, 16);
    info->height = big32(bytes, 20);
}

static void measure_gif(struct bytes bytes, struct image_info *info)
{
    info->width = little16(bytes, 6);
    info->height = little16(bytes, 8);
}

/* A lossy frame has a start code and 14-bit sides, a lossless one packs them in 28 bits, an extended file
 * stores the canvas less one. */
static void measure_webp(struct bytes bytes, struct image_info *info)
{
    enum { CHUNK = 12, PAYLOAD = 20 };
    if (has(bytes, CHUNK, "VP8X", 4)) {
        info->width = little24(bytes, PAYLOAD + 4) + 1;
        info->height = little24(bytes, PAYLOAD + 7) + 1;
    } else if (has(bytes, CHUNK, "VP8L", 4) && byte_at(bytes, PAYLOAD) == 0x2f) {
        uint32_t sides = little32(bytes, PAYLOAD + 1);
        info->width = (sides & 0x3fff) + 1;
        info->height = (sides >> 14 & 0x3fff) + 1;
    } else if (has(bytes, CHUNK, "VP8 ", 4) && has(bytes, PAYLOAD + 3, "\x9d\x01\x2a", 3)) {
        info->width = little16(bytes, PAYLOAD + 6) & 0x3fff;
        info->height = little16(bytes, PAYLOAD + 8) & 0x3fff;
    }
}

/* A whole number of pixels in the tag of the root; 0: it has another size, or none. */
static uint32_t svg_side(struct bytes tag, const char *attribute)
{
    const unsigned char *found = memmem(tag.data, tag.size, attribute, strlen(attribute));
    uint32_t side = 0;
    for (size_t at = found ? (size_t)(found - tag.data) + strlen(attribute) : tag.size;
         byte_at(tag, at) >= '0' && byte_at(tag, at) <= '9' && side < 1000000; at++)
        side = side * 10 + byte_at(tag, at) - '0';
    return side;
}

/* As drawings of ours say it; what others say in many ways is read by formats/html/svg. */
static void measure_svg(struct bytes bytes, struct image_info *info)
{
    size_t root = find_root(bytes);
    const unsigned char *end = memchr(bytes.data + root, '>', bytes.size - root);
    struct bytes tag = {bytes.data + root, end ? (size_t)(end - bytes.data) - root : bytes.size - root};
    info->width = svg_side(tag, " width=\"");
    info->height = svg_side(tag, " height=\"");
}

/* The orientation tag of the first directory of an Exif segment; its TIFF header stands at `start`. */
static enum image_orientation read_orientation(struct bytes bytes, size_t start)
{
    enum { TAG_ORIENTATION = 0x0112, ENTRY_SIZE = 12 };
    bool little = has(bytes, start, "II*\0", 4);
    if (!little && !has(bytes, start, "MM\0*", 4))
        return IMAGE_UPRIGHT;
    uint32_t (*read16)(struct bytes, size_t) = little ? little16 : big16;
    size_t directory = start + (little ? little32 : big32)(bytes, start + 4);
    uint32_t count = read16(bytes, directory);
    for (size_t i = 0; i < count; i++) {
        size_t entry = directory + 2 + i * ENTRY_SIZE;
        if (entry >= bytes.size)
            break;
        uint32_t value = read16(bytes, entry + 8);
        if (read16(bytes, entry) == TAG_ORIENTATION && value >= IMAGE_UPRIGHT &&
            value <= IMAGE_ORIENTATION_LAST)
            return (enum image_orientation)value;
    }
    return IMAGE_UPRIGHT;
}

/* Start of frame: C0 to CF without C4 (Huffman tables), C8 (reserved) and CC (arithmetic coding). */
static bool is_frame(uint32_t marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool is_alone(uint32_t marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

static void turn_upright(struct image_info *info)
{
    if (info->orientation < 5)
        return;
    uint32_t width = info->width;
    info->width = info->height;
    info->height = width;
}

static void measure_jpeg(struct bytes bytes, struct image_info *info)
{
    size_t offset = 2;
    while (offset + 4 <= bytes.size && bytes.data[offset] == 0xff) {
        uint32_t marker = bytes.data[offset + 1];
        if (marker == 0xff || is_alone(marker)) {
            offset += marker == 0xff ? 1 : 2;
            continue;
        }
        if (is_frame(marker)) {
            info->height = big16(bytes, offset + 5);
            info->width = big16(bytes, offset + 7);
            info->has_inks = byte_at(bytes, offset + 9) == 4;
            turn_upright(info);
            return;
        }
        if (marker == 0xe1 && has(bytes, offset + 4, "Exif\0\0", 6))
            info->orientation = read_orientation(bytes, offset + 10);
        offset += 2 + big16(bytes, offset + 2);
    }
}

bool image_measure(const void *data, size_t size, struct image_info *info)
{
    struct bytes bytes = {data, size};
    *info = (struct image_info){.kind = sniff(bytes), .orientation = IMAGE_UPRIGHT};
    switch (info->kind) {
    case IMAGE_NONE:
    case IMAGE_KIND_COUNT: return false;
    case IMAGE_PNG: measure_png(bytes, info); break;
    case IMAGE_JPEG: measure_jpeg(bytes, info); break;
    case IMAGE_GIF: measure_gif(bytes, info); break;
    case IMAGE_WEBP: measure_webp(bytes, info); break;
    case IMAGE_SVG: measure_svg(bytes, info); break;
    }
    enum { LONGEST_SIDE = INT32_MAX };
    return info->width && info->height && info->width <= LONGEST_SIDE && info->height <= LONGEST_SIDE;
}

/* Whether a chunk stands wholly in the file, before the chunk `stop`; NULL: anywhere. */
static bool png_has(struct bytes bytes, const char *chunk, const char *stop)
{
    for (size_t offset = 8; offset + 12 <= bytes.size; offset += 12 + (size_t)big32(bytes, offset)) {
        if (stop && has(bytes, offset + 4, stop, 4))
            return false;
        if (has(bytes, offset + 4, chunk, 4))
            return offset + 12 + big32(bytes, offset) <= bytes.size;
    }
    return false;
}

/* Behind a chain of blocks, each with its size in one byte; the last is empty. */
static size_t skip_gif_blocks(struct bytes bytes, size_t offset)
{
    while (offset < bytes.size && byte_at(bytes, offset))
        offset += 1 + byte_at(bytes, offset);
    return offset + 1;
}

/* The size of a colour table, from the flags of its descriptor. */
static size_t gif_colors(uint32_t flags)
{
    return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* How many frames stand wholly in the file. */
static unsigned count_gif_frames(struct bytes bytes)
{
    enum { FRAME = 0x2c, EXTENSION = 0x21, FLAGS = 10, TABLE = 13 };
    unsigned frames = 0;
    size_t offset = TABLE + gif_colors(byte_at(bytes, FLAGS));
    while (offset < bytes.size) {
        bool is_frame = byte_at(bytes, offset) == FRAME;
        if (is_frame)
            offset = skip_gif_blocks(bytes, offset + 11 + gif_colors(byte_at(bytes, offset + 9)));
        else if (byte_at(bytes, offset) == EXTENSION)
            offset = skip_gif_blocks(bytes, offset + 2);
        else
            break;
        frames += is_frame && offset <= bytes.size;
    }
    return frames;
}

static bool webp_moves(struct bytes bytes)
{
    enum { FLAGS = 20, ANIMATION = 2 };
    return has(bytes, 12, "VP8X", 4) && byte_at(bytes, FLAGS) & ANIMATION;
}

bool image_moves(const void *data, size_t size)
{
    struct bytes bytes = {data, size};
    switch (sniff(bytes)) {
    case IMAGE_PNG: return png_has(bytes, "acTL", "IDAT");
    case IMAGE_GIF: return count_gif_frames(bytes) > 1;
    case IMAGE_WEBP: return webp_moves(bytes);
    case IMAGE_SVG:
    case IMAGE_JPEG:
    case IMAGE_NONE:
    case IMAGE_KIND_COUNT: break;
    }
    return false;
}

/* Behind a segment; in the data of a scan 0xFF stands for itself before 00, and before a restart mark. */
static size_t skip_jpeg_segment(struct bytes bytes, size_t offset)
{
    enum { SCAN = 0xda };
    uint32_t marker = byte_at(bytes, offset + 1);
    if (is_alone(marker))
        return offset + 2;
    size_t behind = offset + 2 + big16(bytes, offset + 2);
    if (marker != SCAN || behind >= bytes.size)
        return behind;
    const unsigned char *mark = bytes.data + behind;
    while ((mark = memchr(mark, 0xff, bytes.size - (size_t)(mark - bytes.data)))) {
        uint32_t next = byte_at(bytes, (size_t)(mark - bytes.data) + 1);
        if (next && next != 0xff && !(next >= 0xd0 && next <= 0xd7))
            return (size_t)(mark - bytes.data);
        mark++;
    }
    return bytes.size;
}

/* True when the end mark comes, behind whole segments. */
static bool jpeg_ends(struct bytes bytes)
{
    enum { END = 0xd9 };
    size_t offset = 2;
    while (offset + 1 < bytes.size && bytes.data[offset] == 0xff) {
        if (bytes.data[offset + 1] == END)
            return true;
        offset = bytes.data[offset + 1] == 0xff ? offset + 1 : skip_jpeg_segment(bytes, offset);
    }
    return false;
}

bool image_is_whole(const void *data, size_t size)
{
    struct bytes bytes = {data, size};
    switch (sniff(bytes)) {
    case IMAGE_PNG: return png_has(bytes, "IDAT", "IEND") && png_has(bytes, "IEND", NULL);
    case IMAGE_GIF: return count_gif_frames(bytes) > 0;
    case IMAGE_WEBP: return (uint64_t)little32(bytes, 4) + 8 <= bytes.size;
    case IMAGE_JPEG: return jpeg_ends(bytes);
    case IMAGE_SVG: return memmem(bytes.data, bytes.size, "</svg>", 6);
    case IMAGE_NONE:
    case IMAGE_KIND_COUNT: break;
    }
    return false;
}
