#include "formats/html/extent/links_after.h"

/* Links that are a menu; blocks in which they stand. */
enum { LINKS_LEAST = 2, LINKS_NEAR = 8 };

bool links_after(const struct article *article, size_t index)
{
    unsigned texts = 0, links = 0;
    for (size_t i = index + 1; i < article->count && i <= index + LINKS_NEAR && texts < LINKS_LEAST; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->node->kind == NODE_HEADING && !block->is_link)
            break;
        texts += block->characters > 0;
        links += block->characters > 0 && block->linked * 10 >= block->characters * 9;
    }
    return texts == LINKS_LEAST && links == texts;
}
