#include "formats/html/article/drop.h"

#include "base/patterns/patterns.h"
#include "formats/document/walk.h"

#include <string.h>

static void drop_matching(struct article_context *context, struct patterns *patterns)
{
    struct node *root = builder_document(context->builder)->root;
    struct arena *scratch = arena_new();
    struct arena_mark mark = arena_set_mark(scratch);
    struct walk walk = walk_start(root);
    struct node *doomed = NULL;
    while (walk_next(&walk)) {
        struct node *node = (struct node *)walk.node;
        if (doomed && node != doomed) {
            node_remove(doomed);
            doomed = NULL;
        }
        if (walk.event == WALK_LEAVE || (node->kind != NODE_PARAGRAPH && node->kind != NODE_HEADING))
            continue;
        walk_skip_children(&walk);
        const char *text = node_plain_text(scratch, node, false);
        struct place place = {context->source->name, node->line};
        if (patterns_find(patterns, text, strlen(text), context->diag, place)) {
            diag_report(context->diag, place, DIAG_DROPPED, text);
            doomed = node;
        }
        arena_rewind(scratch, mark);
    }
    arena_free(scratch);
}

void drop_blocks(struct article_context *context)
{
    struct patterns *patterns;
    if (patterns_open(&context->options.drop, "drop", context->diag, &patterns) == STATUS_OK && patterns)
        drop_matching(context, patterns);
    patterns_free(patterns);
}
