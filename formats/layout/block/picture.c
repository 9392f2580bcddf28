#include "formats/layout/block/picture.h"

#include "formats/document/walk.h"

enum { PIXELS_PER_EM = 16 };

struct picture_size picture_fit(const struct node *image, length em, length most_width, length most_height,
                                bool vertical)
{
    const struct resource *resource = image->image.resource;
    length across = resource->width ? resource->width : 1, down = resource->height ? resource->height : 1;
    length width = image->image.width, height = image->image.height;
    if (!width)
        width = height ? height * across / down : across;
    if (!height)
        height = width * down / across;
    struct picture_size size = {width * em / PIXELS_PER_EM, height * em / PIXELS_PER_EM};
    if (vertical)
        size = (struct picture_size){size.height, size.width};
    if (size.width > most_width)
        size = (struct picture_size){most_width, size.height * most_width / size.width};
    if (most_height > 0 && size.height > most_height)
        size = (struct picture_size){size.width * most_height / size.height, most_height};
    return size;
}

const struct node *picture_next(const struct node *block, const struct node *previous)
{
    struct walk walk =
        previous ? (struct walk){.root = block, .node = previous, .started = true} : walk_start(block);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->kind == NODE_IMAGE && walk.node->image.resource)
            return walk.node;
    return NULL;
}

static bool has_words(const struct node *text)
{
    for (size_t i = 0; i < text->text_length; i++)
        if (text->text[i] != ' ' && text->text[i] != '\n')
            return true;
    return false;
}

bool picture_block_has_words(const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (node->kind == NODE_NOTE_REFERENCE || (node->kind == NODE_IMAGE && !node->image.resource))
            return true;
        if (node->kind == NODE_TEXT && has_words(node))
            return true;
    }
    return false;
}

bool picture_is_above(const struct node *block)
{
    bool is_centred = block->kind == NODE_PARAGRAPH && block->paragraph.alignment == ALIGNMENT_CENTER;
    return is_centred && !picture_next(block, NULL) && block->previous && picture_next(block->previous, NULL);
}
