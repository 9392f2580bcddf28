#include "formats/html/pictures/captions.h"

#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/caption.h"
#include "formats/document/walk.h"

/* The only picture below a node; NULL: there is none, or several. */
static struct node *only_image(const struct node *root)
{
    const struct node *image = NULL;
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.node->kind != NODE_IMAGE)
            continue;
        if (image != NULL)
            return NULL;
        image = walk.node;
    }
    return (struct node *)image;
}

static bool is_text_of_page(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH && node->paragraph.role == PARAGRAPH_BODY &&
           node->parent->kind != NODE_FIGURE;
}

static void make_figure(struct document *document, struct node *image, struct node *caption)
{
    struct node *figure = node_make(document, NODE_FIGURE, image->line);
    struct node *paragraph = node_make(document, NODE_PARAGRAPH, image->line);
    paragraph->paragraph.alignment = ALIGNMENT_CENTER;
    node_insert_before(caption, figure);
    node_remove(image);
    node_append(paragraph, image);
    node_append(figure, paragraph);
    node_append(figure, caption);
    caption->kind = NODE_CAPTION;
    caption->paragraph.indented = false;
    caption->paragraph.alignment = ALIGNMENT_CENTER;
    caption->paragraph.section_start = false;
}

/* A line end that stood between the two, and what held the picture alone. */
static void close_up(struct node *caption)
{
    for (struct node *first = caption->first_child; first != NULL; first = caption->first_child) {
        bool is_empty = !node_is_leaf(first) && first->first_child == NULL;
        bool is_gap = first->kind == NODE_TEXT && ascii_is_blank(first->text, first->text_length);
        if (first->kind != NODE_LINE_BREAK && !is_empty && !is_gap)
            return;
        node_remove(first);
    }
}

/* No words stand before a picture; NULL: none stand in the paragraph. */
static bool opens(const struct node *paragraph, const struct node *image)
{
    struct walk walk = walk_start(paragraph);
    while (walk_next(&walk) && walk.node != image)
        if (walk.node->kind == NODE_TEXT && !ascii_is_blank(walk.node->text, walk.node->text_length))
            return false;
    return true;
}

bool caption_make(struct document *document, struct node *paragraph)
{
    if (!is_text_of_page(paragraph))
        return false;
    struct node *image = only_image(paragraph), *before = paragraph->previous;
    if (image != NULL) {
        if (!opens(paragraph, image) || !caption_repeats(paragraph, image->text))
            return false;
        make_figure(document, image, paragraph);
        close_up(paragraph);
        return true;
    }
    image = before != NULL && before->kind == NODE_PARAGRAPH ? only_image(before) : NULL;
    if (image == NULL || !opens(before, NULL) || !caption_repeats(paragraph, image->text))
        return false;
    make_figure(document, image, paragraph);
    node_remove(before);
    return true;
}
