#include "formats/dump/outline.h"

#include "formats/document/walk.h"

#include <string.h>

static void append_field(struct buffer *lines, const char *name, const char *text)
{
    buffer_append_format(lines, "%s\t%s\t\n", name, text ? text : "");
}

static void append_metadata(struct buffer *lines, const struct metadata *metadata)
{
    append_field(lines, "title", metadata->title);
    append_field(lines, "order", metadata->order);
    append_field(lines, "author", metadata->author);
    append_field(lines, "date", metadata->date);
    append_field(lines, "source", metadata->source);
    append_field(lines, "language", metadata->language);
}

/* The title that is in the body is not a heading of it. */
static bool is_title(const struct node *heading)
{
    return heading->heading.rule && strcmp(heading->heading.rule, "title") == 0;
}

/* Forced line ends are spaces here: a heading is one line. */
static void append_text(struct buffer *lines, const char *text)
{
    for (; *text; text++)
        buffer_append_byte(lines, *text == '\n' || *text == '\t' ? ' ' : *text);
}

static void append_heading(struct buffer *lines, const struct node *heading, struct arena *scratch)
{
    struct arena_mark mark = arena_set_mark(scratch);
    buffer_append_format(lines, "%u\t", heading->heading.level);
    append_text(lines, node_plain_text(scratch, heading, false));
    buffer_append_format(lines, "\t%s\n", heading->heading.rule ? heading->heading.rule : "");
    arena_rewind(scratch, mark);
}

void dump_outline(const struct document *document, const struct dump_options *options, struct buffer *lines)
{
    (void)options;
    struct arena *scratch = arena_new();
    append_metadata(lines, &document->metadata);
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER || !node_holds_inlines(walk.node))
            continue;
        if (walk.node->kind == NODE_HEADING && !is_title(walk.node))
            append_heading(lines, walk.node, scratch);
        walk_skip_children(&walk);
    }
    arena_free(scratch);
}
