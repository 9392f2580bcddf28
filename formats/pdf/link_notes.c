#include "formats/pdf/link_notes.h"

#include "formats/document/address.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/pdf/link_codes.h"

#include <string.h>

/* The copy in the making. */
struct copying {
    struct document *document;   /* with an arena of its own */
    struct node *parent;         /* of the node that comes next */
    struct node *notes;          /* holds the new ones until all is copied */
    const struct qr_door *codes; /* NULL: notes */
    struct node *table;          /* of codes; NULL: none yet */
    size_t number;               /* of the latest note */
    const char *target;          /* of the latest note; NULL: none of ours */
    const char *before, *behind; /* the numbers of notes: "[" and "]" where the article's own have them */
    unsigned notes_around;       /* that the current node is in */
};

static bool needs_note(struct arena *arena, const struct node *link)
{
    return link->kind == NODE_LINK && link->link.target &&
           address_is_wanted(link, node_plain_text(arena, link, false));
}

/* What an article says of its notes. */
struct notes_found {
    size_t count;
    const char *mark; /* of the first; NULL: none */
    bool is_needed;   /* another one */
};

static struct notes_found find_notes(struct arena *arena, const struct document *document)
{
    struct notes_found found = {0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (walk.event != WALK_ENTER)
            continue;
        found.count += node->kind == NODE_NOTE;
        if (node->kind == NODE_NOTE_REFERENCE && !found.mark)
            found.mark = node->text;
        found.is_needed = found.is_needed || needs_note(arena, node);
    }
    return found;
}

static char *note_id(const struct copying *copying)
{
    return arena_format(copying->document->arena, "address %zu", copying->number);
}

/* A note that says the address, which can be followed there, too. */
static void add_note(struct copying *copying, const char *target)
{
    struct node *note = node_add(copying->document, copying->notes, NODE_NOTE);
    note->id = note_id(copying);
    struct node *paragraph = node_add(copying->document, note, NODE_PARAGRAPH);
    struct node *link = node_add(copying->document, paragraph, NODE_LINK);
    link->link.target = target;
    node_add_text(copying->document, link, target);
}

static void add_row(struct copying *copying, const struct node *link, const char *mark)
{
    struct told_link told = {.mark = mark,
                             .id = note_id(copying),
                             .target = link->link.target,
                             .words = node_plain_text(copying->document->arena, link, false),
                             .language = copying->document->metadata.language};
    if (!copying->table)
        copying->table = node_add(copying->document, copying->notes, NODE_TABLE);
    link_codes_add_row(copying->document, copying->table, copying->codes, &told);
}

/* It leads to a note, or to the row of a code. */
static void add_reference(struct copying *copying, const char *text)
{
    struct node *mark = node_add(copying->document, copying->parent, NODE_NOTE_REFERENCE);
    mark->text = text;
    mark->text_length = strlen(text);
    mark->link.target = note_id(copying);
}

static void add_mark(struct copying *copying, const struct node *link)
{
    bool is_new = !copying->target || strcmp(copying->target, link->link.target);
    copying->number += is_new;
    copying->target = link->link.target;
    const char *mark =
        arena_format(copying->document->arena, "%s%zu%s", copying->before, copying->number, copying->behind);
    add_reference(copying, mark);
    if (is_new && copying->codes)
        add_row(copying, link, mark);
    else if (is_new)
        add_note(copying, link->link.target);
}

/* In a note, which has no notes, the address stands in brackets. */
static void say_address(struct copying *copying, const struct node *link)
{
    if (copying->notes_around)
        node_add_text(copying->document, copying->parent,
                      arena_format(copying->document->arena, "（%s）", link->link.target));
    else
        add_mark(copying, link);
}

static void enter(struct copying *copying, const struct node *node)
{
    struct metadata *metadata = &copying->document->metadata;
    struct node *copy = node_add(copying->document, copying->parent, node->kind);
    struct node links = *copy;
    *copy = *node;
    copy->parent = links.parent;
    copy->previous = links.previous;
    copy->next = copy->first_child = copy->last_child = NULL;
    if (metadata->title_heading == node)
        metadata->title_heading = copy;
    if (!node_is_leaf(node))
        copying->parent = copy;
    copying->notes_around += node->kind == NODE_NOTE;
}

static void leave(struct copying *copying, const struct node *node)
{
    copying->parent = copying->parent->parent;
    copying->notes_around -= node->kind == NODE_NOTE;
    if (needs_note(copying->document->arena, node))
        say_address(copying, node);
}

/* The root stands for itself. */
static void copy_tree(struct copying *copying, const struct node *root)
{
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.node == root)
            continue;
        if (walk.event == WALK_ENTER)
            enter(copying, walk.node);
        else
            leave(copying, walk.node);
    }
}

/* Behind all that the article has. */
static void append_notes(struct node *root, struct node *notes)
{
    while (notes->first_child) {
        struct node *note = notes->first_child;
        node_remove(note);
        node_append(root, note);
    }
}

/* [1] of the article's own gives [2], and anything else 2. */
static void imitate(struct copying *copying, const char *mark)
{
    bool is_bracketed = mark && mark[0] == '[' && mark[strlen(mark) - 1] == ']';
    copying->before = is_bracketed ? "[" : "";
    copying->behind = is_bracketed ? "]" : "";
}

const struct document *link_notes_add(struct arena *arena, const struct document *document,
                                      const struct qr_door *codes)
{
    struct notes_found found = find_notes(arena, document);
    if (!found.is_needed || document->is_alone)
        return document;
    struct document *copy = arena_allocate(arena, sizeof *copy);
    struct node *root = arena_allocate(arena, sizeof *root), notes = {.kind = NODE_DOCUMENT};
    *copy = *document;
    *root = *document->root;
    root->first_child = root->last_child = NULL;
    copy->root = root;
    copy->arena = arena;
    struct copying copying = {
        .document = copy, .parent = root, .notes = &notes, .codes = codes, .number = found.count};
    imitate(&copying, found.mark);
    copy_tree(&copying, document->root);
    append_notes(root, &notes);
    return copy;
}
