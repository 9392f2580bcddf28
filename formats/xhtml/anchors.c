#include "formats/xhtml/anchors.h"

#include "base/uri.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

/* A reference to a note, met before the notes are sorted. */
struct reference {
    const struct node *node;
    struct reference *next;
};

struct collector {
    struct arena *arena;
    struct anchors anchors;
    size_t capacity;
    struct reference *references, **last_reference;
    const struct node *note; /* the outermost note that the walk is in */
};

static bool is_ascii_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* A name in plain ASCII, as every reader takes it, and none that we make ourselves. */
static bool is_good_id(const char *id)
{
    if ((!is_ascii_letter(*id) && *id != '_') || !strncmp(id, "bx-", 3))
        return false;
    for (; *id; id++)
        if (!is_ascii_letter(*id) && !(*id >= '0' && *id <= '9') && !strchr("_.-", *id))
            return false;
    return true;
}

static void add_anchor(struct collector *collector, const struct node *node)
{
    struct anchors *anchors = &collector->anchors;
    if (anchors->count == collector->capacity) {
        collector->capacity = collector->capacity ? collector->capacity * 2 : 64;
        anchors->rows = memory_resize(anchors->rows, collector->capacity * sizeof *anchors->rows);
    }
    uint32_t order = (uint32_t)anchors->count + 1;
    const char *id = is_good_id(node->id) ? node->id : arena_format(collector->arena, "bx-i%u", order);
    anchors->rows[anchors->count++] =
        (struct anchor){.source_id = node->id, .id = id, .node = node, .order = order};
}

/* A reference inside a note does not decide where a note stands: the two could name each other. */
static void add_reference(struct collector *collector, const struct node *node)
{
    if (collector->note)
        return;
    struct reference *reference = arena_allocate(collector->arena, sizeof *reference);
    *reference = (struct reference){.node = node};
    *collector->last_reference = reference;
    collector->last_reference = &reference->next;
}

static void collect_node(struct collector *collector, const struct walk *walk)
{
    const struct node *node = walk->node;
    if (walk->event == WALK_LEAVE) {
        if (node == collector->note)
            collector->note = NULL;
        return;
    }
    if (node->kind == NODE_NOTE && !collector->note)
        collector->note = node;
    if (node->kind == NODE_NOTE_REFERENCE)
        add_reference(collector, node);
    if (node->id && node->kind != NODE_DOCUMENT)
        add_anchor(collector, node);
}

static int compare_ids(const void *left, const void *right)
{
    return strcmp(((const struct anchor *)left)->source_id, ((const struct anchor *)right)->source_id);
}

/* By id, and in the order of the text where an id stands twice. */
static int compare(const void *left, const void *right)
{
    const struct anchor *one = left, *other = right;
    int order = compare_ids(one, other);
    if (order)
        return order;
    return one->order < other->order ? -1 : one->order > other->order;
}

static void sort(struct anchors *anchors)
{
    if (!anchors->count)
        return;
    qsort(anchors->rows, anchors->count, sizeof *anchors->rows, compare);
    size_t kept = 1;
    for (size_t i = 1; i < anchors->count; i++)
        if (compare_ids(&anchors->rows[kept - 1], &anchors->rows[i]))
            anchors->rows[kept++] = anchors->rows[i];
    anchors->count = kept;
}

static struct anchor *find(const struct anchors *anchors, const char *source_id)
{
    struct anchor key = {.source_id = source_id};
    return anchors->count ? bsearch(&key, anchors->rows, anchors->count, sizeof *anchors->rows, compare_ids)
                          : NULL;
}

static void resolve_references(struct collector *collector)
{
    for (struct reference *reference = collector->references; reference; reference = reference->next) {
        struct anchor *anchor = find(&collector->anchors, reference->node->link.target);
        if (anchor && anchor->node->kind == NODE_NOTE && !anchor->reference)
            anchor->reference = reference->node;
    }
}

struct anchors anchors_collect(struct arena *arena, const struct document *document)
{
    struct collector collector = {.arena = arena};
    collector.last_reference = &collector.references;
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        collect_node(&collector, &walk);
    sort(&collector.anchors);
    resolve_references(&collector);
    struct anchor *rows = arena_allocate_array(arena, collector.anchors.count + 1, sizeof *rows);
    if (collector.anchors.count)
        memcpy(rows, collector.anchors.rows, collector.anchors.count * sizeof *rows);
    free(collector.anchors.rows);
    return (struct anchors){.rows = rows, .count = collector.anchors.count};
}

const struct anchor *anchors_find(const struct anchors *anchors, struct arena *arena, const char *source_id)
{
    const struct anchor *anchor = find(anchors, source_id);
    if (!anchor && strchr(source_id, '%'))
        anchor = find(anchors, uri_decode(arena, source_id));
    return anchor;
}

const struct anchor *anchors_of(const struct anchors *anchors, const struct node *node)
{
    const struct anchor *anchor = node->id ? find(anchors, node->id) : NULL;
    return anchor && anchor->node == node ? anchor : NULL;
}

static const struct node *outermost_note(const struct node *node)
{
    const struct node *note = NULL;
    for (; node; node = node->parent)
        if (node->kind == NODE_NOTE)
            note = node;
    return note;
}

uint32_t anchors_number(const struct anchors *anchors, const struct anchor *anchor)
{
    const struct node *note = outermost_note(anchor->node);
    const struct anchor *moved = note ? anchors_of(anchors, note) : NULL;
    return moved && moved->reference ? moved->reference->number : anchor->node->number;
}
