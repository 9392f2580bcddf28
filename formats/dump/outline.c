#include "formats/document/walk.h"
#include "formats/dump/parts.h"

static void append_entry(struct buffer *lines, unsigned level, unsigned line, const char *rule,
                         const char *text)
{
    buffer_append_format(lines, "%u\t%u\t%s\t%s\n", level, line, rule, text);
}

static void append_heading(struct buffer *lines, const struct node *heading, struct arena *scratch)
{
    struct arena_mark mark = arena_set_mark(scratch);
    const char *text = node_plain_text(scratch, heading, false);
    append_entry(lines, heading->heading.level, heading->line,
                 heading->heading.rule ? heading->heading.rule : "", text);
    arena_rewind(scratch, mark);
}

void dump_outline(const struct document *document, struct buffer *lines)
{
    struct arena *scratch = arena_new();
    append_entry(lines, 0, 0, "title", document->metadata.title);
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER || !node_holds_inlines(walk.node))
            continue;
        if (walk.node->kind == NODE_HEADING)
            append_heading(lines, walk.node, scratch);
        walk_skip_children(&walk);
    }
    arena_free(scratch);
}
