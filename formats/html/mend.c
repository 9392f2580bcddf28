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

static void (*const mends[NODE_KIND_COUNT])(struct document *document, struct node *node) = {
    [NODE_TABLE] = table_mend,   [NODE_LIST] = list_mend,      [NODE_RUBY] = mend_ruby,
    [NODE_QUOTE] = remove_empty, [NODE_FIGURE] = remove_empty, [NODE_CAPTION] = remove_empty,
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
