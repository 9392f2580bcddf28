#include "formats/html/article/tidy.h"

#include "formats/document/builder.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"

#include <string.h>

static bool same_text(const char *one, const char *other)
{
    return one == other || (one && other && !strcmp(one, other));
}

static bool says_nothing(const struct node *span)
{
    return !span->span.styles && !span->span.has_face && !span->span.color && !span->id && !span->language;
}

static bool say_the_same(const struct node *one, const struct node *other)
{
    return one->span.styles == other->span.styles && one->span.lined == other->span.lined &&
           one->span.has_face == other->span.has_face &&
           (!one->span.has_face || one->span.face == other->span.face) &&
           same_text(one->span.color, other->span.color) && same_text(one->language, other->language);
}

/* The span goes on in the one behind it, which no link leads to. True when any was joined. */
static bool join_spans(struct node *span)
{
    struct node *next = span->next;
    bool any = false;
    while (next && next->kind == NODE_SPAN && !next->id && say_the_same(span, next)) {
        while (next->first_child)
            node_append(span, next->first_child);
        node_remove(next);
        next = span->next;
        any = true;
    }
    return any;
}

static void forget_language(const struct document *document, struct node *node)
{
    if (node->language && !strcmp(node->language, node_language(document, node->parent)))
        node->language = NULL;
}

static void tidy_child(const struct document *document, struct node *node)
{
    forget_language(document, node);
    if (node->kind == NODE_IMAGE && !node->image.resource)
        node->image.width = node->image.height = 0;
    bool is_hollow = !node->first_child && !node->id;
    if (node->kind == NODE_SPAN && (is_hollow || says_nothing(node)))
        node_dissolve(node);
    else if (node->kind == NODE_LINK && is_hollow)
        node_remove(node);
}

/* What stands right in a node, where each is tidy in itself. */
static void tidy_children(struct document *document, struct node *parent)
{
    for (struct node *node = parent->first_child, *next; node; node = next) {
        next = node->next;
        tidy_child(document, node);
    }
    for (struct node *node = parent->first_child; node; node = node->next)
        if (node->kind == NODE_SPAN && join_spans(node))
            article_join_texts(document->arena, node);
    article_join_texts(document->arena, parent);
}

void tidy_document(struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_LEAVE && walk.node->first_child)
            tidy_children(document, (struct node *)walk.node);
}
