#include "formats/text/cell_words.h"

#include "formats/document/walk.h"
#include "formats/text/words.h"

const char *cell_words(struct article *article, const struct node *cell)
{
    struct buffer words = {0};
    struct walk walk = walk_start(cell);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            continue;
        if (words.length && node_is_block(walk.node) && words.data[words.length - 1] != '\n')
            buffer_append_byte(&words, '\n');
        if (walk.node->kind == NODE_LIST_ITEM && walk.node->parent->list.kind == LIST_BULLET)
            buffer_append_text(&words, "• ");
        if (!node_holds_inlines(walk.node))
            continue;
        words_append(walk.node, &article->addresses, &words);
        walk_skip_children(&walk);
    }
    while (words.length && words.data[words.length - 1] == '\n')
        buffer_truncate(&words, words.length - 1);
    const char *copy = arena_copy(article->arena, words.data, words.length);
    buffer_free(&words);
    return copy;
}
