#include "formats/html/article/drop.h"

#include "formats/document/walk.h"

#include <regex.h>
#include <stdlib.h>

struct patterns {
    regex_t *items;
    size_t count;
};

static void compile(struct patterns *patterns, struct article_context *context)
{
    size_t count = option_count(context->options, "drop");
    patterns->items = memory_allocate(count * sizeof *patterns->items);
    for (size_t i = 0; i < count; i++) {
        const char *pattern = option_text_at(context->options, "drop", i);
        if (!regcomp(&patterns->items[patterns->count], pattern, REG_EXTENDED | REG_NOSUB))
            patterns->count++;
        else
            diag_report(context->diag, (struct place){context->source->name, 0}, DIAG_BAD_PATTERN, "drop",
                        pattern);
    }
}

static bool matches(const struct patterns *patterns, const char *text)
{
    for (size_t i = 0; i < patterns->count; i++)
        if (!regexec(&patterns->items[i], text, 0, NULL, 0))
            return true;
    return false;
}

static void report(struct article_context *context, const struct node *block, const char *text)
{
    diag_report(context->diag, (struct place){context->source->name, block->line}, DIAG_DROPPED, text);
}

static void drop_matching(struct article_context *context, const struct patterns *patterns)
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
        if (matches(patterns, text)) {
            report(context, node, text);
            doomed = node;
        }
        arena_rewind(scratch, mark);
    }
    arena_free(scratch);
}

void drop_blocks(struct article_context *context)
{
    if (!context->options || !option_count(context->options, "drop"))
        return;
    struct patterns patterns = {NULL, 0};
    compile(&patterns, context);
    drop_matching(context, &patterns);
    for (size_t i = 0; i < patterns.count; i++)
        regfree(&patterns.items[i]);
    free(patterns.items);
}
