#include "formats/html/links.h"

#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/mend.h"

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

/* The first node of a name has it. Names are compared once sorted, so doubles stand together. */
static void sort(struct targets *targets)
{
    if (targets->count)
        qsort(targets->items, targets->count, sizeof *targets->items, compare);
    size_t kept = 0;
    for (size_t i = 0; i < targets->count; i++)
        if (!kept || strcmp(targets->items[kept - 1].name, targets->items[i].name) != 0)
            targets->items[kept++] = targets->items[i];
        else if (targets->items[i].node->line < targets->items[kept - 1].node->line)
            targets->items[kept - 1] = targets->items[i];
    targets->count = kept;
}

static void collect(const struct document *document, struct targets *targets, struct targets *links)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        struct node *node = (struct node *)walk.node;
        if (walk.event == WALK_LEAVE)
            continue;
        if (node->id)
            add(targets, node->id, node);
        bool is_inside = node->kind == NODE_LINK && *node->link.target == '#';
        if (is_inside)
            add(links, node->link.target + 1, node);
    }
}

/* A name that another node's id took over, because a node has but one. */
static struct target *find_other_name(const struct targets *names, const struct targets *targets,
                                      const char *name)
{
    const struct target *other = find(names, name);
    return other && other->node->id ? find(targets, other->node->id) : NULL;
}

static void resolve(struct document *document, const struct targets *targets, const struct targets *names,
                    const struct target *link)
{
    struct target *target = find(targets, link->name);
    if (!target)
        target = find_other_name(names, targets, link->name);
    if (!target) {
        node_dissolve(link->node);
        return;
    }
    target->is_named = true;
    target->node->id = target->name;
    link->node->link.target = arena_format(document->arena, "#%s", target->name);
}

static void clear_ids(const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        targets->items[i].node->id = NULL;
}

static void restore_named(const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        if (targets->items[i].is_named)
            targets->items[i].node->id = targets->items[i].name;
}

void links_resolve(struct document *document, const struct anchor *anchors)
{
    struct targets targets = {NULL, 0, 0}, links = {NULL, 0, 0}, names = {NULL, 0, 0};
    collect(document, &targets, &links);
    struct targets all = targets;
    for (const struct anchor *anchor = anchors; anchor; anchor = anchor->next)
        if (anchor->node->id && strcmp(anchor->node->id, anchor->id) != 0)
            add(&names, anchor->id, anchor->node);
    sort(&names);
    sort(&targets);
    for (size_t i = 0; i < links.count; i++)
        resolve(document, &targets, &names, &links.items[i]);
    (void)all;
    clear_ids(&targets);
    restore_named(&targets);
    free(targets.items);
    free(links.items);
    free(names.items);
}
