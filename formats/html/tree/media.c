#include "formats/html/tree/media.h"

#include "base/array.h"
#include "base/language.h"
#include "base/translation.h"
#include "base/uri.h"
#include "formats/html/tree/element_state.h"
#include "formats/html/tree/scope.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LEAST_SIDE = 3 /* pixels */ };

static const struct media_row {
    const char *name;
    enum media_kind kind;
} rows[] = {
    {"audio", MEDIA_AUDIO},
    {"canvas", MEDIA_CANVAS},
    {"embed", MEDIA_OBJECT},
    {"iframe", MEDIA_FRAME},
    {"mp-common-mpaudio", MEDIA_AUDIO}, /* 微信公众号 */
    {"mp-common-videosnap", MEDIA_VIDEO},
    {"mpvoice", MEDIA_AUDIO},
    {"object", MEDIA_OBJECT},
    {"qqmusic", MEDIA_AUDIO},
    {"video", MEDIA_VIDEO},
};

/* What a link to one is called, by language. */
static const char *label_of(enum media_kind kind, const char *language)
{
    bool is_sound = kind == MEDIA_AUDIO;
    switch (language_family(language)) {
    case LANGUAGE_SIMPLIFIED_CHINESE: return is_sound ? "音频" : "视频";
    case LANGUAGE_TRADITIONAL_CHINESE: return is_sound ? "音訊" : "影片";
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG: return is_sound ? "聲音" : "影片";
    case LANGUAGE_JAPANESE: return is_sound ? "音声" : "動画";
    case LANGUAGE_KOREAN: return is_sound ? "오디오" : "동영상";
    case LANGUAGE_OTHER: break;
    }
    return is_sound ? "Audio" : "Video";
}

static const char *const kind_names[] = {
    [MEDIA_VIDEO] = PHRASE("videos"),
    [MEDIA_AUDIO] = PHRASE("recordings"),
    [MEDIA_FRAME] = PHRASE("frames with other pages"),
    [MEDIA_OBJECT] = PHRASE("objects of other programs"),
    [MEDIA_CANVAS] = PHRASE("drawings of scripts"),
};

/* Frames and objects of these sites are players; the address of any other is of an advertisement as often. */
static const char *const players[] = {
    "acfun.cn",      "bilibili.com", "dailymotion.com",      "iqiyi.com",   "ixigua.com", "mgtv.com",
    "music.163.com", "tudou.com",    "tv.sohu.com",          "v.qq.com",    "vimeo.com",  "ximalaya.com",
    "y.qq.com",      "youku.com",    "youtube-nocookie.com", "youtube.com",
};

static const char *value_of(const struct tag *tag, enum attribute attribute)
{
    return tag->attributes->values[attribute];
}

static const char *first_of(const struct tag *tag, enum attribute one, enum attribute other)
{
    return value_of(tag, one) ? value_of(tag, one) : value_of(tag, other);
}

static const char *title_of(const struct tag *tag)
{
    const char *title = first_of(tag, ATTRIBUTE_TITLE, ATTRIBUTE_ARIA_LABEL);
    return title && *title ? title : NULL;
}

/* Kinds. */

static enum media_kind kind_of(const struct element *element)
{
    size_t i = 0;
    while (i + 1 < COUNT(rows) && strcmp(rows[i].name, element->name) != 0)
        i++;
    return rows[i].kind;
}

static bool is_medium(const struct open_element *open, const void *unused)
{
    (void)unused;
    return open->element->flags & ELEMENT_MEDIA;
}

static bool is_in_another(const struct insertion *insertion)
{
    return open_elements_find(&insertion->stack, is_medium, scope_nothing, NULL) != STACK_NONE;
}

/* A frame or an object of a pixel or two counts readers. */
static bool is_pixel(const struct tag *tag)
{
    const char *width = value_of(tag, ATTRIBUTE_WIDTH), *height = value_of(tag, ATTRIBUTE_HEIGHT);
    return (width && atoi(width) < LEAST_SIDE && strspn(width, "0123456789")) ||
           (height && atoi(height) < LEAST_SIDE && strspn(height, "0123456789"));
}

/* Scripts leave frames that show no page. */
static bool is_bare_frame(const struct tag *tag)
{
    const char *address = first_of(tag, ATTRIBUTE_DATA_SRC, ATTRIBUTE_SRC);
    return !address || !*address || !strncasecmp(address, "about:", 6) ||
           !strncasecmp(address, "javascript:", 11);
}

static bool is_seen(const struct insertion *insertion, const struct tag *tag, enum media_kind kind)
{
    bool is_hidden = tag->declared.display == DISPLAY_NONE || tag->declared.hidden == CHOICE_YES ||
                     element_is_hidden(open_elements_top(&insertion->stack));
    return !is_hidden && !is_pixel(tag) && !(kind == MEDIA_FRAME && is_bare_frame(tag));
}

/* Addresses. */

/* At the end of the host's name, behind a dot. */
static bool is_player(const char *address)
{
    const char *host = strstr(address, "://");
    size_t length = host ? strcspn(host + 3, "/:?#") : 0;
    for (size_t i = 0; i < COUNT(players) && length; i++) {
        size_t size = strlen(players[i]);
        const char *end = host + 3 + length - size;
        if (length >= size && !strncasecmp(end, players[i], size) && (length == size || end[-1] == '.'))
            return true;
    }
    return false;
}

static const char *address_of(struct insertion *insertion, const struct tag *tag, enum media_kind kind)
{
    const char *named = kind == MEDIA_OBJECT && !strcmp(tag->name, "object")
                            ? value_of(tag, ATTRIBUTE_DATA)
                            : first_of(tag, ATTRIBUTE_DATA_SRC, ATTRIBUTE_SRC);
    const char *address = named ? uri_clean(insertion->arena, named) : NULL;
    bool is_doubtful = kind == MEDIA_FRAME || kind == MEDIA_OBJECT;
    return address && (!is_doubtful || is_player(address)) ? address : NULL;
}

/* Pictures. */

static void fill(struct insertion *insertion, struct node *image, const struct tag *tag, const char *address)
{
    struct attributes attributes = {{NULL}};
    attributes.values[ATTRIBUTE_SRC] = address;
    attributes.values[ATTRIBUTE_ALT] = title_of(tag);
    attributes.values[ATTRIBUTE_WIDTH] = value_of(tag, ATTRIBUTE_WIDTH);
    if (!images_fill(&insertion->images, image, &attributes, insertion->shown_length))
        image->image.resource = NULL;
}

/* WeChat escapes the address of a cover. */
static const char *poster_of(struct insertion *insertion, const struct tag *tag)
{
    const char *poster = value_of(tag, ATTRIBUTE_POSTER);
    bool is_escaped = poster && strcasestr(poster, "%3A%2F%2F");
    return is_escaped ? uri_decode(insertion->arena, poster) : poster;
}

/* The address of an object that says it is a picture. */
static const char *picture_of(const struct tag *tag)
{
    const char *type = value_of(tag, ATTRIBUTE_TYPE);
    bool is_picture = type && !strncasecmp(type, "image/", 6);
    return is_picture ? first_of(tag, ATTRIBUTE_DATA, ATTRIBUTE_SRC) : NULL;
}

static void add(struct media *media, struct medium medium)
{
    if (media->count == media->capacity) {
        media->capacity = media->capacity ? 2 * media->capacity : 16;
        media->items = memory_resize(media->items, media->capacity * sizeof *media->items);
    }
    media->items[media->count++] = medium;
}

/* A picture in the text, which shows nothing where the page names none. */
static struct node *put_picture(struct insertion *insertion, const struct tag *tag, const char *address)
{
    struct node *image = insert_leaf(insertion, NODE_IMAGE);
    if (!image)
        return NULL;
    image->text = "";
    insertion->picture_count++;
    if (address)
        fill(insertion, image, tag, address);
    return image;
}

/* What has something to show is a block; what has not disturbs no line. */
static bool stands_alone(const struct insertion *insertion, const struct medium *medium, const char *picture)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    bool may_stand = top->leaf == NODE_PARAGRAPH && !top->ruby;
    return may_stand &&
           (picture || medium->address || medium->kind == MEDIA_VIDEO || !insertion->content.block);
}

static void put(struct insertion *insertion, struct medium *medium, const struct tag *tag,
                const char *picture)
{
    bool is_block = stands_alone(insertion, medium, picture);
    if (is_block)
        content_end_block(&insertion->content);
    medium->place = put_picture(insertion, tag, picture);
    if (is_block)
        content_end_block(&insertion->content);
}

void media_start(struct media *media, struct insertion *insertion, struct tag *tag)
{
    enum media_kind kind = kind_of(tag->element);
    media->is_open = false;
    if (!is_seen(insertion, tag, kind) || is_in_another(insertion))
        return;
    const char *picture = kind == MEDIA_OBJECT ? picture_of(tag) : NULL;
    if (picture) {
        const struct node *image = put_picture(insertion, tag, picture);
        if (image && image->image.resource)
            tag->declared.display = DISPLAY_NONE;
        return;
    }
    const char *title = title_of(tag);
    struct medium medium = {kind, NULL, address_of(insertion, tag, kind),
                            title ? arena_copy_text(insertion->arena, title) : NULL};
    put(insertion, &medium, tag, poster_of(insertion, tag));
    media->is_open = medium.place;
    if (medium.place)
        add(media, medium);
}

void media_add_source(struct media *media, struct insertion *insertion, const struct tag *tag)
{
    struct medium *last = media->is_open ? &media->items[media->count - 1] : NULL;
    if (last && !last->address && is_in_another(insertion))
        last->address = address_of(insertion, tag, last->kind);
}

/* The end. */

/* 视频：山中一日. */
static const char *words_of(const struct document *document, const struct medium *medium)
{
    const char *language = document->metadata.language, *label = label_of(medium->kind, language);
    bool is_east_asian = language_family(language) != LANGUAGE_OTHER;
    return medium->title == NULL
               ? label
               : arena_format(document->arena, is_east_asian ? "%s：%s" : "%s: %s", label, medium->title);
}

static struct node *make_link(struct document *document, const struct medium *medium)
{
    struct node *link = node_make(document, NODE_LINK, medium->place->line);
    struct node *text = node_make(document, NODE_TEXT, medium->place->line);
    link->link.target = medium->address;
    text->text = words_of(document, medium);
    text->text_length = strlen(text->text);
    node_append(link, text);
    return link;
}

/* In a paragraph of its own, where there can be one. */
static void put_address(struct document *document, const struct medium *medium)
{
    struct node *link = make_link(document, medium), *block = medium->place;
    while (!node_is_block(block))
        block = block->parent;
    if (block->kind != NODE_PARAGRAPH) {
        node_insert_behind(medium->place, link);
        return;
    }
    struct node *paragraph = node_make(document, NODE_PARAGRAPH, link->line);
    paragraph->paragraph.indented = block->paragraph.indented;
    node_append(paragraph, link);
    node_insert_behind(block, paragraph);
}

static void report(struct diag *diag, const struct place *place, enum media_kind kind, size_t count)
{
    char text[24];
    if (!count)
        return;
    snprintf(text, sizeof text, "%zu", count);
    diag_report(diag, *place, DIAG_MEDIA_LEFT_OUT, kind_names[kind], text);
}

void media_settle(struct media *media, struct document *document, struct diag *diag)
{
    size_t counts[MEDIA_KIND_COUNT] = {0};
    for (size_t i = media->count; i-- > 0;) {
        const struct medium *medium = &media->items[i];
        if (!document_holds(document, medium->place))
            continue;
        counts[medium->kind]++;
        if (medium->address)
            put_address(document, medium);
    }
    for (enum media_kind kind = 0; kind < MEDIA_KIND_COUNT; kind++)
        report(diag, &(struct place){document->name, 0}, kind, counts[kind]);
}

void media_free(struct media *media)
{
    free(media->items);
}
