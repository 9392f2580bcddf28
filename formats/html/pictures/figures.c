#include "formats/html/pictures/figures.h"

#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/pictures/captions.h"

#include <stdlib.h>
#include <string.h>

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
    struct node *figure = node_make(document, NODE_FIGURE, node->line);
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

/* Pictures among words. */

/* Larger than a line of text, as it is wanted. */
static bool is_large(const struct node *image)
{
    enum { LINE = 32 /* pixels: two of the usual size, with what is between lines */ };
    const struct resource *resource = image->image.resource;
    uint64_t height = resource ? resource->height : 0;
    if (resource && image->image.width && resource->width)
        height = height * image->image.width / resource->width;
    return resource && (image->image.height ? image->image.height : height) > LINE;
}

static bool holds_described_image(const struct node *node)
{
    struct walk walk = walk_start(node);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_IMAGE && walk.node->text_length)
            return true;
    return false;
}

static bool holds_large_image(const struct node *node)
{
    struct walk walk = walk_start(node);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_IMAGE && is_large(walk.node))
            return true;
    return false;
}

static bool is_gap(const struct node *node)
{
    return node->kind == NODE_LINE_BREAK ||
           (node->kind == NODE_TEXT && !node->text[strspn(node->text, " \t\n")]);
}

static bool is_large_picture(const struct node *node)
{
    return holds_only_images(node) && holds_large_image(node);
}

static struct node *inward(const struct node *node, bool from_end)
{
    return from_end ? node->previous : node->next;
}

/* How many pieces at an edge of a paragraph are pictures larger than a line, and what is between them; 0: none,
 * or all. */
static size_t count_edge(const struct node *paragraph, bool at_end)
{
    size_t count = 0;
    bool has_picture = false;
    const struct node *piece = at_end ? paragraph->last_child : paragraph->first_child;
    for (; piece && (is_gap(piece) || is_large_picture(piece)); piece = inward(piece, at_end), count++)
        has_picture |= !is_gap(piece);
    return piece && has_picture ? count : 0;
}

static struct node *make_beside(struct document *document, struct node *paragraph, bool behind)
{
    struct node *made = node_make(document, NODE_PARAGRAPH, paragraph->line);
    (behind ? node_insert_behind : node_insert_before)(paragraph, made);
    return made;
}

/* No blank is left at an edge. */
static void trim(struct arena *arena, struct node *text, bool at_end)
{
    size_t start = at_end ? 0 : strspn(text->text, " \t\n"), end = text->text_length;
    while (at_end && end && strchr(" \t\n", text->text[end - 1]))
        end--;
    text->text = arena_copy(arena, text->text + start, end - start);
    text->text_length = end - start;
}

static void part_edge(struct document *document, struct node *paragraph, bool at_end)
{
    size_t count = count_edge(paragraph, at_end);
    struct node *made = count ? make_beside(document, paragraph, at_end) : NULL;
    while (count--) {
        struct node *piece = at_end ? paragraph->last_child : paragraph->first_child;
        if (is_gap(piece))
            node_remove(piece);
        else if (at_end && made->first_child)
            node_insert_before(made->first_child, piece);
        else
            node_append(made, piece);
    }
    struct node *edge = at_end ? paragraph->last_child : paragraph->first_child;
    if (made && edge->kind == NODE_TEXT)
        trim(document->arena, edge, at_end);
}

static bool is_mixed(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH && node->parent->kind != NODE_FIGURE && holds_large_image(node);
}

static void part_pictures(struct document *document)
{
    size_t count;
    struct node **nodes = pick(document, is_mixed, &count);
    while (count--) {
        part_edge(document, nodes[count], false);
        part_edge(document, nodes[count], true);
    }
    free(nodes);
}

static bool may_be_caption(const struct node *node)
{
    const struct node *before = node->previous;
    return node->kind == NODE_PARAGRAPH &&
           (holds_described_image(node) ||
            (before && before->kind == NODE_PARAGRAPH && holds_described_image(before)));
}

static void make_captions(struct document *document)
{
    size_t count;
    struct node **nodes = pick(document, may_be_caption, &count);
    for (size_t i = 0; i < count; i++)
        caption_make(document, nodes[i]);
    free(nodes);
}

void figures_settle(struct document *document)
{
    size_t count;
    struct node **nodes = pick(document, is_unseen, &count);
    while (count--)
        remove_with_shell(nodes[count]);
    free(nodes);
    make_captions(document);
    part_pictures(document);
    nodes = pick(document, is_figure, &count);
    while (count--)
        wrap_in_figure(document, nodes[count]);
    free(nodes);
}
