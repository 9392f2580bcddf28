#include "formats/document/caption.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

#include <string.h>

enum { SHORTEST = 4 /* characters that say something */ };

/* 0: the end. */
static uint32_t next_visible(const char *text, size_t length, size_t *at)
{
    uint32_t character = ' ';
    while (*at < length && unicode_is_white_space(character))
        character = utf8_next(text, length, at);
    return unicode_is_white_space(character) ? 0 : character;
}

/* Goes over a piece of a block and the same characters of a text; their count, SIZE_MAX: they differ. */
static size_t match(const struct node *piece, const char *text, size_t length, size_t *at)
{
    size_t count = 0, i = 0;
    for (uint32_t character; (character = next_visible(piece->text, piece->text_length, &i)) != 0; count++)
        if (character != next_visible(text, length, at))
            return SIZE_MAX;
    return count;
}

bool caption_repeats(const struct node *block, const char *text)
{
    size_t at = 0, length = strlen(text), count = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        size_t matched = walk.node->kind == NODE_TEXT ? match(walk.node, text, length, &at) : 0;
        if (matched == SIZE_MAX)
            return false;
        count += matched;
    }
    return count >= SHORTEST && next_visible(text, length, &at) == 0;
}

bool image_is_captioned(const struct node *image)
{
    const struct node *block = image->parent;
    while (!node_is_block(block))
        block = block->parent;
    const struct node *caption = block->next;
    return block->parent->kind == NODE_FIGURE && caption && caption->kind == NODE_CAPTION &&
           caption_repeats(caption, image->text);
}
