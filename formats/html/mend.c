#include "formats/html/mend.h"

#include "formats/document/builder.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

struct found {
    struct node **nodes;
    size_t count, capacity;
};

static void note(struct found *found, struct node *node)
{
    if (found->count == found->capacity) {
        found->capacity = found->capacity ? 2 * found->capacity : 64;
        found->nodes = memory_resize(found->nodes, found->capacity * sizeof(struct node *));
    }
    found->nodes[found->count++] = node;
}

void node_dissolve(struct node *node)
{
    if (node->id && node->first_child && !node->first_child->id)
        node->first_child->id = node->id;
    while (node->first_child)
        node_insert_before(node, node->first_child);
    node_remove(node);
}

static void mend_ruby(struct document *document, struct node *node)
{
    (void)document;
    ruby_mend(node);
}

static void remove_empty(struct document *document, struct node *node)
{
    (void)document;
    if (!node->first_child)
        node_remove(node);
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
static void mend_paragraph(struct document *document, struct node *node)
{
    if (node->parent->kind == NODE_FIGURE || !node->first_child || !holds_only_images(node))
        return;
    struct node *figure = arena_allocate(document->arena, sizeof *figure);
    figure->kind = NODE_FIGURE;
    figure->line = node->line;
    document->node_count++;
    node_insert_before(node, figure);
    node_append(figure, node);
    if (node->paragraph.alignment == ALIGNMENT_DEFAULT)
        node->paragraph.alignment = ALIGNMENT_CENTER;
}

static void (*const mends[NODE_KIND_COUNT])(struct document *document, struct node *node) = {
    [NODE_TABLE] = table_mend,         [NODE_LIST] = list_mend,      [NODE_RUBY] = mend_ruby,
    [NODE_QUOTE] = remove_empty,       [NODE_FIGURE] = remove_empty, [NODE_CAPTION] = remove_empty,
    [NODE_PARAGRAPH] = mend_paragraph,
};

/* Inner nodes stand behind their outer ones, so the last comes first. */
void mend_tree(struct document *document)
{
    struct found found = {NULL, 0, 0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && mends[walk.node->kind])
            note(&found, (struct node *)walk.node);
    while (found.count--)
        mends[found.nodes[found.count]->kind](document, found.nodes[found.count]);
    free(found.nodes);
}
