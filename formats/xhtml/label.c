#include "formats/xhtml/label.h"

#include "base/buffer.h"
#include "formats/document/walk.h"

#include <string.h>

static void append_words(struct buffer *label, const struct node *node)
{
    if (node->kind == NODE_TEXT)
        buffer_append(label, node->text, node->text_length);
    else if (node->kind == NODE_LINE_BREAK)
        buffer_append_byte(label, ' ');
}

static void append_description(struct buffer *label, const struct node *node)
{
    if (node->kind == NODE_IMAGE && node->text)
        buffer_append_text(label, node->text);
}

static const char *collect(struct arena *arena, const struct node *root,
                           void (*append)(struct buffer *label, const struct node *node))
{
    struct buffer label = {0};
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            continue;
        if (walk.node->kind == NODE_RUBY_TEXT)
            walk_skip_children(&walk);
        append(&label, walk.node);
    }
    const char *copy = arena_copy(arena, label.data ? label.data : "", label.length);
    buffer_free(&label);
    return copy;
}

static bool is_blank(const char *text)
{
    return !text[strspn(text, " \n")];
}

const char *xhtml_label(struct arena *arena, const struct node *node)
{
    const char *label = collect(arena, node, append_words);
    if (is_blank(label))
        label = collect(arena, node, append_description);
    return is_blank(label) ? "" : label;
}
