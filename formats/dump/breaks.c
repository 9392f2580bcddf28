#include "formats/dump/breaks.h"

#include "formats/document/walk.h"
#include "formats/dump/request.h"

static void append_marked(struct buffer *lines, const struct block_breaks *breaks)
{
    for (size_t i = 0; i < breaks->length; i++) {
        char byte = breaks->text[i];
        if (i && breaks->marks[i])
            buffer_append_byte(lines, '|');
        if (byte == '|' || byte == '\\')
            buffer_append_byte(lines, '\\');
        if (byte == '\n')
            buffer_append_text(lines, "\\n");
        else
            buffer_append_byte(lines, byte);
    }
    buffer_append_byte(lines, '\n');
}

void dump_breaks(const struct document *document, const struct dump_options *options, struct buffer *lines)
{
    struct layout_request request = request_make(document, options);
    struct arena *arena = arena_new();
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE || !node_holds_inlines(walk.node))
            continue;
        struct arena_mark mark = arena_set_mark(arena);
        struct block_breaks breaks = layout_find_breaks(&request, walk.node, arena);
        append_marked(lines, &breaks);
        arena_rewind(arena, mark);
        walk_skip_children(&walk);
    }
    arena_free(arena);
}
