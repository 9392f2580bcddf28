#include "formats/html/tree/images.h"

#include "base/buffer.h"
#include "base/path.h"
#include "base/translation.h"
#include "base/uri.h"
#include "formats/document/walk.h"
#include "formats/image/image.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The bytes of one picture, from wherever they came. */
struct picture {
    const char *name; /* for the book and for messages */
    const char *bytes;
    size_t size;
    struct image_info info;
};

static struct arena *arena_of(const struct images *images)
{
    return builder_document(images->builder)->arena;
}

/* What a lazy page shows later counts before what it shows at first. */
static const char *address_of(const struct attributes *attributes)
{
    static const enum attribute order[] = {ATTRIBUTE_DATA_ORIGINAL, ATTRIBUTE_DATA_SRC, ATTRIBUTE_SRC};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *address = attributes->values[order[i]];
        while (address && isspace((unsigned char)*address))
            address++;
        if (address && *address)
            return address;
    }
    return NULL;
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

static int hex_of(char byte)
{
    return isdigit((unsigned char)byte) ? byte - '0' : (byte | 0x20) - 'a' + 10;
}

static void decode_percent(const char *text, struct buffer *bytes)
{
    for (; *text; text++)
        if (*text == '%' && isxdigit((unsigned char)text[1]) && isxdigit((unsigned char)text[2])) {
            buffer_append_byte(bytes, (char)(hex_of(text[1]) * 16 + hex_of(text[2])));
            text += 2;
        } else
            buffer_append_byte(bytes, *text);
}

/* NULL, or why the bytes are not a picture that can be kept. */
static const char *measure(const struct images *images, struct picture *picture)
{
    if (!image_measure(picture->bytes, picture->size, &picture->info))
        return PHRASE("it is not a PNG, JPEG, GIF or WebP");
    if (picture->info.width > LARGEST_SIDE || picture->info.height > LARGEST_SIDE)
        return PHRASE("it has too many pixels");
    if (!image_is_whole(picture->bytes, picture->size))
        return PHRASE("the file is cut short");
    if (images->count >= MOST_IMAGES || picture->size > MOST_IMAGE_BYTES - images->bytes)
        return PHRASE("the document has too many pictures");
    return NULL;
}

/* The name of a resource ends as its kind does. */
static const char *resource_name(struct arena *arena, const struct picture *picture)
{
    const char *extension = image_extension(picture->info.kind);
    const char *own = path_extension(picture->name);
    bool fits = !strcasecmp(own, extension) || (picture->info.kind == IMAGE_JPEG && !strcasecmp(own, "jpeg"));
    return fits ? picture->name : arena_format(arena, "%s.%s", picture->name, extension);
}

static const char *keep(struct images *images, struct node *image, struct picture *picture)
{
    const char *reason = measure(images, picture);
    if (reason)
        return reason;
    images->count++;
    images->bytes += picture->size;
    image->image.resource = builder_resource(images->builder, resource_name(arena_of(images), picture),
                                             image_media_type(picture->info.kind), picture->bytes,
                                             picture->size, picture->info.width, picture->info.height);
    return NULL;
}

static const char *keep_data(struct images *images, struct node *image, const char *address)
{
    const char *comma = strchr(address, ',');
    if (!comma)
        return PHRASE("its data: address has no data");
    struct buffer bytes = {.ceiling = RESOURCE_CEILING};
    bool is_base64 = comma - address >= 7 && !strncasecmp(comma - 7, ";base64", 7);
    (is_base64 ? decode_base64 : decode_percent)(comma + 1, &bytes);
    struct picture picture = {.name = "image", .bytes = bytes.data ? bytes.data : "", .size = bytes.length};
    const char *reason = bytes.overflowed ? PHRASE("it is too large") : keep(images, image, &picture);
    buffer_free(&bytes);
    return reason;
}

/* The path in an address: without query and fragment, with %XX decoded. */
static char *path_of(struct arena *arena, const char *address)
{
    return uri_decode(arena, arena_copy(arena, address, strcspn(address, "?#")));
}

static const char *keep_file(struct images *images, struct node *image, const char *address)
{
    struct arena *arena = arena_of(images);
    const char *path = path_of(arena, address), *reason = NULL;
    struct source *file;
    if (source_open_beside(images->source, path, &file, &reason) != STATUS_OK)
        return reason;
    struct picture picture = {.name = path_name(path), .bytes = file->bytes, .size = file->size};
    reason = keep(images, image, &picture);
    source_close(file);
    return reason;
}

/* "scheme:" or "//host": elsewhere. A drive letter is not a scheme, but not a file beside the input either.
 */
static bool leads_elsewhere(const char *address)
{
    size_t scheme = strspn(address, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return (scheme && address[scheme] == ':') || !strncmp(address, "//", 2);
}

static uint32_t pixels_of(const char *value)
{
    char *end;
    long pixels = value ? strtol(value, &end, 10) : 0;
    bool is_plain = value && end != value && *end != '%';
    return is_plain && pixels > 0 && pixels <= LARGEST_SIDE ? (uint32_t)pixels : 0;
}

static void report(const struct images *images, const struct node *image, const char *address,
                   const char *reason)
{
    char *shown = arena_copy(arena_of(images), address, strnlen(address, LONGEST_IMAGE_NAME));
    if (!strncasecmp(shown, "data:", 5))
        shown = arena_copy(arena_of(images), shown, strcspn(shown, ","));
    diag_report(images->diag, (struct place){images->source->name, image->line}, DIAG_MISSING_IMAGE, shown,
                reason);
}

static bool is_counting_pixel(const struct node *image)
{
    const struct resource *resource = image->image.resource;
    bool is_small = resource ? resource->width <= 2 && resource->height <= 2
                             : image->image.width && image->image.width <= 2 && image->image.height <= 2;
    return is_small && !image->text_length;
}

bool images_fill(struct images *images, struct node *image, const struct attributes *attributes)
{
    const char *alt = attributes->values[ATTRIBUTE_ALT], *address = address_of(attributes);
    image->text = arena_copy_text(arena_of(images), alt ? alt : "");
    image->text_length = strlen(image->text);
    image->image.width = pixels_of(attributes->values[ATTRIBUTE_WIDTH]);
    image->image.height = pixels_of(attributes->values[ATTRIBUTE_HEIGHT]);
    if (!address)
        return image->text_length > 0;
    const char *reason = !strncasecmp(address, "data:", 5) ? keep_data(images, image, address)
                         : leads_elsewhere(address)        ? "nothing is fetched from the network"
                                                           : keep_file(images, image, address);
    if (is_counting_pixel(image))
        return false;
    if (reason)
        report(images, image, address, reason);
    return true;
}

/* Takes a node away, and those around it that then hold nothing: spans, a paragraph, its figure. */
static void remove_with_shell(struct node *node)
{
    while (node && !node->first_child) {
        struct node *parent = node->parent;
        bool is_shell = !node_is_block(node) || node->kind == NODE_PARAGRAPH || node->kind == NODE_FIGURE;
        if (!is_shell || !parent)
            return;
        node_remove(node);
        node = parent;
    }
}

/* True for a paragraph that shows nothing but pictures. */
static bool holds_only_images(const struct node *node)
{
    bool has_image = false;
    struct walk walk = walk_start(node);
    while (walk_next(&walk)) {
        const char *text = walk.node->kind == NODE_TEXT ? walk.node->text : "";
        if (text[strspn(text, " \t\n")])
            return false;
        has_image |= walk.node->kind == NODE_IMAGE;
    }
    return has_image;
}

/* A picture in a paragraph of its own is a figure. */
static void wrap_in_figure(struct document *document, struct node *node)
{
    struct node *figure = arena_allocate(document->arena, sizeof *figure);
    figure->kind = NODE_FIGURE;
    figure->line = node->line;
    document->node_count++;
    node_insert_before(node, figure);
    node_append(figure, node);
    node->paragraph.indented = false;
    if (node->paragraph.alignment == ALIGNMENT_DEFAULT)
        node->paragraph.alignment = ALIGNMENT_CENTER;
}

static bool is_unseen(const struct node *node)
{
    return node->kind == NODE_IMAGE && !node->image.resource && !node->text_length;
}

static bool is_figure(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH && node->parent->kind != NODE_FIGURE && node->first_child &&
           holds_only_images(node);
}

/* The nodes that a test picks, in an array that the caller frees. */
static struct node **pick(const struct document *document, bool (*wanted)(const struct node *), size_t *count)
{
    struct node **nodes = NULL;
    size_t capacity = 0;
    *count = 0;
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER || !wanted(walk.node))
            continue;
        if (*count == capacity) {
            capacity = capacity ? 2 * capacity : 64;
            nodes = memory_resize(nodes, capacity * sizeof *nodes);
        }
        nodes[(*count)++] = (struct node *)walk.node;
    }
    return nodes;
}

void images_settle(struct document *document)
{
    size_t count;
    struct node **nodes = pick(document, is_unseen, &count);
    while (count--)
        remove_with_shell(nodes[count]);
    free(nodes);
    nodes = pick(document, is_figure, &count);
    while (count--)
        wrap_in_figure(document, nodes[count]);
    free(nodes);
}
