#include "formats/html/pictures/picture_store.h"

#include "base/buffer.h"
#include "base/path.h"
#include "base/translation.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "formats/html/svg/svg.h"
#include "formats/image/image.h"
#include "formats/image/jpeg_mend.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The bytes of one picture, from wherever they came. */
struct picture {
    const char *name; /* for the book and for messages */
    const char *bytes;
    size_t size;
    struct image_info info;
};

static struct arena *arena_of(const struct picture_store *store)
{
    return builder_document(store->builder)->arena;
}

static int digit_of(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return byte - 'A';
    if (byte >= 'a' && byte <= 'z')
        return byte - 'a' + 26;
    if (byte >= '0' && byte <= '9')
        return byte - '0' + 52;
    return byte == '+' || byte == '-' ? 62 : byte == '/' || byte == '_' ? 63 : -1;
}

static void decode_base64(const char *text, struct buffer *bytes)
{
    uint32_t bits = 0;
    unsigned count = 0;
    for (; *text && *text != '='; text++) {
        int digit = digit_of(*text);
        if (digit < 0)
            continue;
        bits = bits << 6 | (uint32_t)digit;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buffer_append_byte(bytes, (char)(bits >> count));
        }
    }
}

static void decode_percent(const char *text, struct buffer *bytes)
{
    for (; *text; text++)
        if (*text == '%' && isxdigit((unsigned char)text[1]) && isxdigit((unsigned char)text[2])) {
            buffer_append_byte(bytes, (char)(ascii_hex_value(text[1]) * 16 + ascii_hex_value(text[2])));
            text += 2;
        } else
            buffer_append_byte(bytes, *text);
}

/* NULL, or why the bytes are no picture that can be kept. */
static const char *measure(const struct picture_store *store, struct picture *picture)
{
    if (!image_measure(picture->bytes, picture->size, &picture->info))
        return PHRASE("it is not a PNG, JPEG, GIF, WebP or SVG");
    if (picture->info.width > LARGEST_SIDE || picture->info.height > LARGEST_SIDE)
        return PHRASE("it has too many pixels");
    if (picture->info.kind != IMAGE_JPEG && !image_is_whole(picture->bytes, picture->size))
        return PHRASE("the file is cut short");
    if (store->skips_pixels && picture->info.width <= LARGEST_PIXEL && picture->info.height <= LARGEST_PIXEL)
        return PHRASE("it only keeps the place of another picture");
    if (store->count >= MOST_IMAGES || picture->size > MOST_IMAGE_BYTES - store->bytes)
        return PHRASE("the document has too many pictures");
    return NULL;
}

/* A new JPEG in the place of one that is cut short or in inks. NULL, or why there is none. */
static const char *mend(struct picture_store *store, struct picture *picture, struct buffer *mended)
{
    const char *fault = NULL;
    const struct jpeg_door *door = module_load("jpeg", sizeof *door, &fault);
    bool is_whole = image_is_whole(picture->bytes, picture->size);
    if (!door || !door->mend(picture->bytes, picture->size, mended))
        return is_whole ? PHRASE("its colours cannot be read") : PHRASE("the file is cut short");
    picture->bytes = mended->data;
    picture->size = mended->length;
    store->was_cut = !is_whole;
    return image_measure(picture->bytes, picture->size, &picture->info) ? NULL
                                                                        : PHRASE("the file is cut short");
}

/* A file of ours in the place of a drawing, whose file may do anything. NULL, or why there is none. */
static const char *clean(struct picture_store *store, struct picture *picture, struct buffer *cleaned)
{
    struct svg_facts facts;
    if (!utf8_is_valid(picture->bytes, picture->size))
        return PHRASE("it is not UTF-8");
    if (!svg_clean(arena_of(store), picture->bytes, picture->size, cleaned, &facts))
        return PHRASE("it is too large, or too deeply nested");
    if (!facts.is_shown)
        return PHRASE("it shows nothing by itself");
    picture->bytes = cleaned->data;
    picture->size = cleaned->length;
    picture->info.width = facts.width;
    picture->info.height = facts.height;
    store->words = *facts.words ? facts.words : NULL;
    return measure(store, picture);
}

static bool wants_mending(const struct picture *picture)
{
    return picture->info.kind == IMAGE_JPEG &&
           (picture->info.has_inks || !image_is_whole(picture->bytes, picture->size));
}

/* The name of a resource ends as its kind does. */
static const char *resource_name(struct arena *arena, const struct picture *picture)
{
    const char *extension = image_extension(picture->info.kind);
    const char *own = path_extension(picture->name);
    bool fits = !strcasecmp(own, extension) || (picture->info.kind == IMAGE_JPEG && !strcasecmp(own, "jpeg"));
    return fits ? picture->name : arena_format(arena, "%s.%s", picture->name, extension);
}

static const struct resource *add(struct picture_store *store, const struct picture *picture)
{
    const struct image_info *info = &picture->info;
    store->count++;
    store->bytes += picture->size;
    return builder_resource(store->builder, resource_name(arena_of(store), picture),
                            image_media_type(info->kind), picture->bytes, picture->size, info->width,
                            info->height);
}

/* Into `made` goes what stands in the place of the file. NULL, or why there is nothing. */
static const char *make_fit(struct picture_store *store, struct picture *picture, struct buffer *made)
{
    if (image_sniff(picture->bytes, picture->size) == IMAGE_SVG) {
        picture->info = (struct image_info){.kind = IMAGE_SVG};
        return clean(store, picture, made);
    }
    const char *reason = measure(store, picture);
    return !reason && wants_mending(picture) ? mend(store, picture, made) : reason;
}

static const struct resource *keep(struct picture_store *store, struct picture *picture, const char **reason)
{
    struct buffer made = {.ceiling = RESOURCE_CEILING};
    store->was_cut = false;
    store->words = NULL;
    *reason = make_fit(store, picture, &made);
    const struct resource *resource = *reason ? NULL : add(store, picture);
    buffer_free(&made);
    return resource;
}

const struct resource *picture_store_add(struct picture_store *store, const char *name,
                                         const struct buffer *drawing, const char **reason)
{
    struct picture picture = {.name = name, .bytes = drawing->data, .size = drawing->length};
    *reason = measure(store, &picture);
    return *reason ? NULL : add(store, &picture);
}

static const struct resource *keep_data(struct picture_store *store, const char *address, const char **reason)
{
    const char *comma = strchr(address, ',');
    *reason = PHRASE("its data: address has no data");
    if (!comma)
        return NULL;
    struct buffer bytes = {.ceiling = RESOURCE_CEILING};
    bool is_base64 = comma - address >= 7 && !strncasecmp(comma - 7, ";base64", 7);
    (is_base64 ? decode_base64 : decode_percent)(comma + 1, &bytes);
    struct picture picture = {.name = "image", .bytes = bytes.data ? bytes.data : "", .size = bytes.length};
    *reason = PHRASE("it is too large");
    const struct resource *resource = bytes.overflowed ? NULL : keep(store, &picture, reason);
    buffer_free(&bytes);
    return resource;
}

/* The path in an address: without query and fragment, with %XX decoded. */
static char *path_of(struct arena *arena, const char *address)
{
    return uri_decode(arena, arena_copy(arena, address, strcspn(address, "?#")));
}

static const struct resource *keep_file(struct picture_store *store, const char *address, const char **reason)
{
    const char *path = path_of(arena_of(store), address);
    struct source *file;
    if (source_open_beside(store->source, path, &file, reason) != STATUS_OK)
        return NULL;
    struct picture picture = {.name = path_name(path), .bytes = file->bytes, .size = file->size};
    const struct resource *resource = keep(store, &picture, reason);
    source_close(file);
    return resource;
}

/* "scheme:" or "//host": elsewhere. A drive letter is not a scheme, but not a file beside the input either.
 */
static bool leads_elsewhere(const char *address)
{
    size_t scheme = strspn(address, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return (scheme && address[scheme] == ':') || !strncmp(address, "//", 2);
}

const struct resource *picture_store_open(struct picture_store *store, const char *address,
                                          const char **reason)
{
    if (!strncasecmp(address, "data:", 5))
        return keep_data(store, address, reason);
    *reason = PHRASE("nothing is fetched from the network");
    return leads_elsewhere(address) ? NULL : keep_file(store, address, reason);
}
