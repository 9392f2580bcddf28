#include "formats/document/builder.h"

#include "base/buffer.h"
#include "formats/document/fault.h"
#include "formats/document/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct builder {
    struct document *document;
    struct diag *diag;
    struct node *current;
    struct node *implicit; /* the paragraph that was opened for an inline, while the builder is in it */
    unsigned depth;        /* of the current node */
    unsigned flattened;    /* opens below the deepest, which only count */
    struct buffer text;    /* of the text node at the end of the current node, while it grows */
    bool too_many;
};

struct node *node_make(struct document *document, enum node_kind kind, uint32_t line)
{
    struct node *node = arena_allocate(document->arena, sizeof *node);
    node->kind = kind;
    node->line = line;
    document->node_count++;
    return node;
}

struct node *node_add(struct document *document, struct node *parent, enum node_kind kind)
{
    struct node *node = node_make(document, kind, parent->line);
    node_append(parent, node);
    return node;
}

struct node *node_add_text(struct document *document, struct node *parent, const char *text)
{
    struct node *node = node_add(document, parent, NODE_TEXT);
    node->text = text;
    node->text_length = strlen(text);
    return node;
}

static struct node *new_node(struct builder *builder, enum node_kind kind)
{
    struct node *node = node_make(builder->document, kind, 0);
    if (builder->document->node_count > BUILDER_MOST_NODES)
        builder->too_many = true;
    return node;
}

struct node *builder_make(struct builder *builder, enum node_kind kind)
{
    return new_node(builder, kind);
}

struct builder *builder_new(const char *name, struct diag *diag)
{
    struct builder *builder = memory_allocate(sizeof *builder);
    struct arena *arena = arena_new();
    struct document *document = arena_allocate(arena, sizeof *document);
    document->arena = arena;
    document->name = arena_copy_text(arena, name);
    *builder = (struct builder){.document = document, .diag = diag};
    document->root = builder->current = new_node(builder, NODE_DOCUMENT);
    return builder;
}

void builder_free(struct builder *builder)
{
    if (!builder)
        return;
    document_free(builder->document);
    buffer_free(&builder->text);
    free(builder);
}

/* Text grows in a buffer and becomes a node when something else follows, so that much text in small pieces
 * costs its length only. */
static void end_text(struct builder *builder)
{
    if (!builder->text.length)
        return;
    struct node *node = new_node(builder, NODE_TEXT);
    node->text = arena_copy(builder->document->arena, builder->text.data, builder->text.length);
    node->text_length = builder->text.length;
    buffer_truncate(&builder->text, 0);
    node_append(builder->current, node);
}

void builder_cut_text(struct builder *builder, size_t longest)
{
    if (builder->text.length <= longest)
        end_text(builder);
}

static bool takes_inlines(const struct node *node)
{
    return !node_is_block(node) || node_holds_inlines(node);
}

static void enter(struct builder *builder, struct node *node)
{
    node_append(builder->current, node);
    builder->current = node;
    builder->depth++;
}

static void leave(struct builder *builder)
{
    builder->current = builder->current->parent;
    builder->depth--;
}

/* An inline that comes where only blocks may stand gets a paragraph of its own, which ends with the next
 * block or with the node around it. */
static void open_implicit(struct builder *builder)
{
    if (takes_inlines(builder->current))
        return;
    builder->implicit = new_node(builder, NODE_PARAGRAPH);
    enter(builder, builder->implicit);
}

static void close_implicit(struct builder *builder)
{
    if (builder->implicit && builder->current == builder->implicit)
        leave(builder);
    builder->implicit = NULL;
}

static void prepare_for(struct builder *builder, enum node_kind kind)
{
    end_text(builder);
    if (kind >= NODE_TEXT)
        open_implicit(builder);
    else
        close_implicit(builder);
}

struct node *builder_open(struct builder *builder, enum node_kind kind)
{
    prepare_for(builder, kind);
    struct node *node = new_node(builder, kind);
    if (builder->flattened || builder->depth >= BUILDER_DEEPEST)
        builder->flattened++;
    else
        enter(builder, node);
    return node;
}

void builder_close(struct builder *builder)
{
    end_text(builder);
    close_implicit(builder);
    if (builder->flattened)
        builder->flattened--;
    else if (builder->current->parent)
        leave(builder);
}

struct node *builder_leaf(struct builder *builder, enum node_kind kind)
{
    prepare_for(builder, kind);
    struct node *node = new_node(builder, kind);
    bool fits = kind >= NODE_TEXT || !takes_inlines(builder->current);
    if (fits)
        node_append(builder->current, node);
    return node;
}

void builder_text(struct builder *builder, const char *text, size_t length)
{
    if (!length)
        return;
    open_implicit(builder);
    buffer_append(&builder->text, text, length);
}

struct node *builder_current(const struct builder *builder)
{
    return builder->current;
}

struct document *builder_document(struct builder *builder)
{
    end_text(builder);
    return builder->document;
}

static struct resource *find_same(struct resource *resource, const char *media_type, const void *bytes,
                                  size_t size)
{
    for (; resource; resource = resource->next)
        if (resource->size == size && !strcmp(resource->media_type, media_type) &&
            !memcmp(resource->bytes, bytes, size))
            return resource;
    return NULL;
}

/* `name`, or `name` with a number when another resource has it. */
static const char *unique_name(const struct document *document, const char *name)
{
    const char *wanted = name;
    unsigned number = 2;
    for (const struct resource *other = document->resources; other; other = other->next)
        if (!strcmp(other->name, wanted)) {
            wanted = arena_format(document->arena, "%u-%s", number++, name);
            other = document->resources;
        }
    return wanted;
}

struct resource *builder_resource(struct builder *builder, const char *name, const char *media_type,
                                  const void *bytes, size_t size, uint32_t width, uint32_t height)
{
    struct document *document = builder->document;
    struct resource *resource = find_same(document->resources, media_type, bytes, size);
    if (resource)
        return resource;
    resource = arena_allocate(document->arena, sizeof *resource);
    *resource = (struct resource){
        .name = arena_copy_text(document->arena, unique_name(document, name)),
        .media_type = arena_copy_text(document->arena, media_type),
        .bytes = (unsigned char *)arena_copy(document->arena, bytes, size),
        .size = size,
        .width = width,
        .height = height,
    };
    struct resource **last = &document->resources;
    while (*last)
        last = &(*last)->next;
    *last = resource;
    return resource;
}

void node_remove(struct node *node)
{
    struct node *parent = node->parent;
    if (!parent)
        return;
    *(node->previous ? &node->previous->next : &parent->first_child) = node->next;
    *(node->next ? &node->next->previous : &parent->last_child) = node->previous;
    node->parent = node->previous = node->next = NULL;
}

void node_insert_before(struct node *place, struct node *node)
{
    node_remove(node);
    node->parent = place->parent;
    node->previous = place->previous;
    node->next = place;
    *(place->previous ? &place->previous->next : &place->parent->first_child) = node;
    place->previous = node;
}

void node_insert_behind(struct node *place, struct node *node)
{
    node_remove(node);
    if (place->next)
        node_insert_before(place->next, node);
    else
        node_append(place->parent, node);
}

void node_append(struct node *parent, struct node *node)
{
    node_remove(node);
    node->parent = parent;
    node->previous = parent->last_child;
    *(parent->last_child ? &parent->last_child->next : &parent->first_child) = node;
    parent->last_child = node;
}

static void report_too_many(const struct builder *builder)
{
    char ceiling[24];
    snprintf(ceiling, sizeof ceiling, "%d", BUILDER_MOST_NODES);
    diag_report(builder->diag, (struct place){builder->document->name, 0}, DIAG_TOO_MANY_NODES, ceiling);
}

/* A fault is an error of the reader's, so it names itself rather than passing on a broken document. */
static bool is_sound(const struct builder *builder)
{
    const char *fault = document_find_fault(builder->document);
    if (fault)
        diag_report(builder->diag, (struct place){builder->document->name, 0}, DIAG_LIBRARY_FAILED,
                    "the document", fault);
    return !fault;
}

static void number_nodes(struct document *document)
{
    uint32_t number = 0;
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER)
            ((struct node *)walk.node)->number = number++;
}

enum status builder_finish(struct builder *builder, struct document **document)
{
    end_text(builder);
    struct metadata *metadata = &builder->document->metadata;
    if (!metadata->title)
        metadata->title = "";
    if (!metadata->language)
        metadata->language = "zh-CN";
    if (builder->too_many)
        report_too_many(builder);
    if (builder->too_many || !is_sound(builder)) {
        builder_free(builder);
        return STATUS_FAILED;
    }
    number_nodes(builder->document);
    *document = builder->document;
    builder->document = NULL;
    builder_free(builder);
    return STATUS_OK;
}
