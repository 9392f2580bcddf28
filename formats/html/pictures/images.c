#include "formats/html/pictures/images.h"

#include "base/translation.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct arena *arena_of(const struct images *images)
{
    return builder_document(images->store.builder)->arena;
}

static uint32_t pixels_of(const char *value)
{
    char *end;
    long pixels = value ? strtol(value, &end, 10) : 0;
    bool is_plain = value && end != value && *end != '%';
    return is_plain && pixels > 0 && pixels <= LARGEST_SIDE ? (uint32_t)pixels : 0;
}

static struct place place_of(const struct images *images, const struct node *image)
{
    return (struct place){images->store.source->name, image->line};
}

static char *shown_address(const struct images *images, const char *address)
{
    size_t length = !strncasecmp(address, "data:", 5) ? strcspn(address, ",") : strlen(address);
    return arena_copy(arena_of(images), address, length < LONGEST_IMAGE_NAME ? length : LONGEST_IMAGE_NAME);
}

void images_report_last(struct images *images)
{
    struct shown_image *last = &images->last;
    if (last->reason)
        diag_report(images->diag, place_of(images, last->node), DIAG_MISSING_IMAGE,
                    shown_address(images, last->addresses.items[0]), last->reason);
    last->reason = NULL;
}

static bool is_counting_pixel(const struct node *image)
{
    const struct resource *resource = image->image.resource;
    bool is_small = resource ? resource->width <= LARGEST_PIXEL && resource->height <= LARGEST_PIXEL
                             : image->image.width && image->image.width <= LARGEST_PIXEL &&
                                   image->image.height <= LARGEST_PIXEL;
    return is_small && !image->text_length;
}

/* The first address that leads to a picture counts, and the reason why the first of all leads to none. What a
 * page shows until a script comes is not taken for what the script would have shown. */
static void open_picture(struct images *images, struct shown_image *image)
{
    const struct image_addresses *addresses = &image->addresses;
    for (size_t i = 0; i < addresses->count && !image->node->image.resource; i++) {
        const char *reason = NULL;
        bool may_stand_in = i >= addresses->late && addresses->count > 1;
        if (i && may_stand_in && image_address_is_stand_in(addresses->items[i]))
            continue;
        images->store.skips_pixels = may_stand_in;
        image->node->image.resource = picture_store_open(&images->store, addresses->items[i], &reason);
        image->reason = i ? image->reason : reason;
        if (image->node->image.resource && images->store.was_cut)
            diag_report(images->diag, place_of(images, image->node), DIAG_PICTURE_CUT,
                        shown_address(images, addresses->items[i]));
    }
    if (image->node->image.resource)
        image->reason = NULL;
}

/* A preview of the picture, in the page itself. */
static bool is_preview(const struct shown_image *image)
{
    enum { PREVIEW_SIDE = 64 };
    const struct resource *resource = image->node->image.resource;
    bool is_small = resource && resource->width <= PREVIEW_SIDE && resource->height <= PREVIEW_SIDE;
    return is_small && !strncasecmp(image->addresses.items[0], "data:", 5);
}

static bool is_late(const struct shown_image *image, const char *class_name)
{
    const struct image_addresses *addresses = &image->addresses;
    if (addresses->late || !addresses->count || (class_name && strcasestr(class_name, "lazy")))
        return true;
    return image_address_is_stand_in(addresses->items[0]) || is_preview(image);
}

static uint64_t pixels_in(const struct node *image)
{
    const struct resource *resource = image->image.resource;
    return resource ? (uint64_t)resource->width * resource->height : 0;
}

/* One of the two is in <noscript>, the other beside it is what a script would fill. */
static bool is_twin(const struct shown_image *one, const struct shown_image *other)
{
    const struct shown_image *plain = one->in_noscript ? other : one;
    if (!one->node || one->shown_before != other->shown_before || one->in_noscript == other->in_noscript)
        return false;
    const struct resource *resource = plain->node->image.resource;
    return plain->is_late || (resource && one->node->image.resource == other->node->image.resource) ||
           image_addresses_meet(&one->addresses, &other->addresses);
}

/* Of two that are one picture the larger one stays, with whatever description there is. True: the new one. */
static bool replace_twin(struct images *images, struct shown_image *image)
{
    struct shown_image *last = &images->last;
    bool is_better = pixels_in(image->node) > pixels_in(last->node);
    struct node *kept = is_better ? image->node : last->node, *left = is_better ? last->node : image->node;
    if (!kept->text_length) {
        kept->text = left->text;
        kept->text_length = left->text_length;
        kept->image.is_decoration &= !kept->text_length;
    }
    last->reason = is_better ? NULL : last->reason;
    if (is_better && last->node->parent)
        node_remove(last->node);
    return is_better;
}

/* A description that holds tags was made from the markup of a caption. */
static char *without_tags(struct arena *arena, const char *text)
{
    const char *last = strrchr(text, '>');
    char *plain = arena_copy_text(arena, text), *to = plain;
    for (const char *from = text; *from != '\0'; from++) {
        bool opens = *from == '<' && from < last && (isalpha((unsigned char)from[1]) || from[1] == '/');
        if (opens)
            from = strchr(from, '>');
        else
            *to++ = *from;
    }
    *to = '\0';
    return plain;
}

static void fill_node(const struct images *images, struct node *image, const struct attributes *attributes)
{
    const char *alt = attributes->values[ATTRIBUTE_ALT];
    image->text = without_tags(arena_of(images), alt ? alt : "");
    image->text_length = strlen(image->text);
    image->image.is_decoration = alt && !*alt;
    image->image.width = pixels_of(attributes->values[ATTRIBUTE_WIDTH]);
    image->image.height = pixels_of(attributes->values[ATTRIBUTE_HEIGHT]);
}

bool images_fill(struct images *images, struct node *image, const struct attributes *attributes,
                 size_t shown_before)
{
    struct shown_image now = {
        .node = image, .in_noscript = images->in_noscript, .shown_before = shown_before};
    now.addresses = image_addresses_find(arena_of(images), attributes, images->sources);
    images->sources = NULL;
    fill_node(images, image, attributes);
    open_picture(images, &now);
    if (!attributes->values[ATTRIBUTE_ALT] && image->image.resource && images->store.words) {
        image->text = images->store.words;
        image->text_length = strlen(image->text);
    }
    now.is_late = is_late(&now, attributes->values[ATTRIBUTE_CLASS]);
    if (is_counting_pixel(image))
        return false;
    if (is_twin(&images->last, &now) && !replace_twin(images, &now)) {
        images->last.in_noscript = images->last.is_late = false;
        return false;
    }
    images_report_last(images);
    bool is_picture = now.addresses.count > 0 || image->text_length > 0;
    if (is_picture)
        images->last = now;
    return is_picture;
}

bool images_draw(struct images *images, struct node *image, const char *markup, size_t length,
                 struct svg_facts *facts)
{
    struct buffer file = {.ceiling = RESOURCE_CEILING};
    struct arena *arena = arena_of(images);
    bool is_drawing = svg_clean(arena, markup, length, &file, facts);
    bool is_seen = facts->is_shown && (!facts->is_decoration || *facts->words);
    image->text = arena_copy_text(arena, facts->words);
    image->text_length = strlen(image->text);
    const char *reason = is_drawing ? NULL : PHRASE("it is too large, or too deeply nested");
    if (is_drawing && is_seen)
        image->image.resource = picture_store_add(&images->store, "drawing.svg", &file, &reason);
    if (reason)
        diag_report(images->diag, place_of(images, image), DIAG_MISSING_IMAGE, "<svg>", reason);
    buffer_free(&file);
    return image->image.resource || reason;
}

void images_add_source(struct images *images, const char *set)
{
    images->sources = images->sources ? arena_format(arena_of(images), "%s, %s", images->sources, set)
                                      : arena_copy_text(arena_of(images), set);
}
