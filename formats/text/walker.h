/* The walk through the blocks of an article, and what stands around the current block. Private to
 * formats/text.
 *
 * Units: columns. */
#ifndef FORMATS_TEXT_WALKER_H
#define FORMATS_TEXT_WALKER_H

#include "formats/text/article_state.h"

/* What stands around the current blocks. */
struct context {
    const struct node *node;
    size_t start, end;
    unsigned list_depth;
    long number; /* a list: of the next item */
    size_t room; /* a list: for the labels */
};

struct walker {
    struct article *article;
    struct context *contexts;
    size_t context_count, context_capacity;
    struct buffer label;       /* of the list items that wait for their first line */
    const struct node **notes; /* that stand at the end */
    size_t note_count, note_capacity;
    bool notes_repeat; /* one mark is that of several */
    bool in_head;      /* title, decks and bylines so far */
};

/* What stands around the current block: the innermost one. */
struct context *containing_block(const struct walker *walker);

/* Opens one like the innermost, for `node`. */
struct context *containing_block_open(struct walker *walker, const struct node *node);

#endif
