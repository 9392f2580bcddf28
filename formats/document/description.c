#include "formats/document/description.h"

#include <string.h>

static const struct node *find_around(const struct node *image, enum node_kind kind)
{
    const struct node *node = image;
    while (node && node->kind != kind)
        node = node->parent;
    return node;
}

static const struct node *find_caption(const struct node *image)
{
    const struct node *figure = find_around(image, NODE_FIGURE);
    const struct node *caption = figure ? figure->last_child : NULL;
    while (caption && caption->kind != NODE_CAPTION)
        caption = caption->previous;
    return caption;
}

static bool is_said(const char *text)
{
    return text && text[strspn(text, " \t\n")];
}

const char *description_find(struct arena *arena, const struct node *image)
{
    const struct node *caption = find_caption(image);
    if (is_said(image->text))
        return image->text;
    const char *words = caption ? node_plain_text(arena, caption, false) : NULL;
    return is_said(words) ? words : NULL;
}

bool description_is_needless(const struct node *image)
{
    return image->image.is_decoration && !find_caption(image) && !find_around(image, NODE_LINK);
}
