#include "formats/html/tree/links.h"

#include "formats/document/builder.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

/* A name, and the node that carries it. */
struct target {
    const char *name;
    struct node *node;
    bool is_named; /* by some link */
};

struct targets {
    struct target *items;
    size_t count, capacity;
};

struct link_index {
    struct targets ids;   /* of the nodes in the tree */
    struct targets names; /* other names of nodes, which have but one id */
};

static void add(struct targets *targets, const char *name, struct node *node)
{
    if (targets->count == targets->capacity) {
        targets->capacity = targets->capacity ? 2 * targets->capacity : 64;
        targets->items = memory_resize(targets->items, targets->capacity * sizeof *targets->items);
    }
    targets->items[targets->count++] = (struct target){name, node, false};
}

static int compare(const void *one, const void *other)
{
    return strcmp(((const struct target *)one)->name, ((const struct target *)other)->name);
}

static struct target *find(const struct targets *targets, const char *name)
{
    struct target key = {.name = name};
    return targets->count ? bsearch(&key, targets->items, targets->count, sizeof key, compare) : NULL;
}

/* Of several nodes with one name the first in the source has it; the others lose it. */
static void sort(struct targets *targets)
{
    if (targets->count)
        qsort(targets->items, targets->count, sizeof *targets->items, compare);
    size_t kept = 0;
    for (size_t i = 0; i < targets->count; i++) {
        struct target *item = &targets->items[i], *last = kept ? &targets->items[kept - 1] : NULL;
        if (!last || strcmp(last->name, item->name) != 0) {
            targets->items[kept++] = *item;
            continue;
        }
        bool is_earlier = item->node->line < last->node->line;
        (is_earlier ? last : item)->node->id = NULL;
        if (is_earlier)
            *last = *item;
    }
    targets->count = kept;
}

struct link_index *link_index_new(const struct document *document, const struct anchor *anchors)
{
    struct link_index *index = memory_allocate(sizeof *index);
    *index = (struct link_index){.ids = {NULL, 0, 0}};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->id)
            add(&index->ids, walk.node->id, (struct node *)walk.node);
    for (const struct anchor *anchor = anchors; anchor; anchor = anchor->next)
        if (anchor->node->id && strcmp(anchor->node->id, anchor->id) != 0)
            add(&index->names, anchor->id, anchor->node);
    if (index->names.count)
        qsort(index->names.items, index->names.count, sizeof *index->names.items, compare);
    sort(&index->ids);
    return index;
}

void link_index_free(struct link_index *index)
{
    free(index->ids.items);
    free(index->names.items);
    free(index);
}

static struct target *find_target(const struct link_index *index, const char *name)
{
    struct target *target = find(&index->ids, name);
    if (target)
        return target;
    const struct target *other = find(&index->names, name);
    return other && other->node->id ? find(&index->ids, other->node->id) : NULL;
}

struct node *link_index_find(const struct link_index *index, const char *name)
{
    const struct target *target = find_target(index, name);
    return target ? target->node : NULL;
}

void link_index_replace(struct link_index *index, const char *name, struct node *node)
{
    struct target *target = find_target(index, name);
    if (target)
        target->node = node;
}

static void resolve(struct document *document, const struct link_index *index, struct node *link)
{
    struct target *target = find_target(index, link->link.target + 1);
    if (!target) {
        node_dissolve(link);
        return;
    }
    target->is_named = true;
    link->link.target = arena_format(document->arena, "#%s", target->name);
}

static void resolve_all(struct document *document, const struct link_index *index)
{
    struct targets links = {NULL, 0, 0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        struct node *node = (struct node *)walk.node;
        bool is_inside = node->kind == NODE_LINK && *node->link.target == '#';
        if (walk.event == WALK_ENTER && is_inside)
            add(&links, NULL, node);
        struct target *note = node->kind == NODE_NOTE_REFERENCE ? find(&index->ids, node->link.target) : NULL;
        if (note)
            note->is_named = true;
    }
    for (size_t i = 0; i < links.count; i++)
        resolve(document, index, links.items[i].node);
    free(links.items);
}

void links_resolve(struct document *document, const struct anchor *anchors)
{
    struct link_index *index = link_index_new(document, anchors);
    resolve_all(document, index);
    for (size_t i = 0; i < index->ids.count; i++)
        if (!index->ids.items[i].is_named)
            index->ids.items[i].node->id = NULL;
    link_index_free(index);
}
