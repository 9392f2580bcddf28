#include "formats/html/tree/backdrops.h"

#include "base/buffer.h"
#include "formats/document/walk.h"
#include "formats/html/lexicon/text_view.h"
#include "formats/html/tree/element_state.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_CAPTION = 40 /* characters */ };

/* The first block that came since the element on top began; NULL: none, or none that stands beside it. */
static struct node *first_block(const struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    const struct node *container = builder_current(insertion->builder);
    if (top->is_open || !top->block_before)
        return container->first_child;
    return top->block_before->parent == container ? top->block_before->next : NULL;
}

/* A few words without the end of a sentence. */
static bool is_caption(const struct node *first)
{
    size_t characters = 0;
    for (const struct node *block = first; block; block = block->next)
        for (struct walk walk = walk_start(block); walk_next(&walk);) {
            if (walk.node->kind != NODE_TEXT)
                continue;
            struct text_view text = {walk.node->text, walk.node->text_length};
            characters += text_view_count(text);
            if (characters > LONGEST_CAPTION || text_view_has_any(text, "。！？"))
                return false;
        }
    return characters > 0;
}

static void note_paper(struct backdrops *backdrops, const struct node *place)
{
    if (backdrops->count == backdrops->capacity) {
        backdrops->capacity = backdrops->capacity ? 2 * backdrops->capacity : 16;
        backdrops->papers =
            memory_resize(backdrops->papers, backdrops->capacity * sizeof(const struct node *));
    }
    backdrops->papers[backdrops->count++] = place;
}

/* True: the picture belongs to the text that stands before it. */
static bool has_caption(struct insertion *insertion, const struct open_element *element)
{
    bool is_figure = element->element->role == ROLE_FIGURE;
    if (!element->is_block || element_holds_blocks_only(element->container))
        return false;
    content_end_block(&insertion->content);
    const struct node *first = first_block(insertion);
    bool is_seen = is_figure || (element->declared.backdrop.has_room && is_caption(first));
    if (!is_seen && first)
        note_paper(&insertion->backdrops, first);
    return is_seen;
}

const char *backdrops_take(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    const struct backdrop *backdrop = &top->declared.backdrop;
    bool has_picture = top->pictures_before != insertion->picture_count;
    bool is_hidden = top->style.hidden || top->declared.display == DISPLAY_NONE;
    if (!backdrop->picture || backdrop->is_texture || is_hidden || has_picture)
        return NULL;
    bool is_bare = top->shown_before == insertion->shown_length;
    return is_bare || has_caption(insertion, top) ? backdrop->picture : NULL;
}

/* The words of one block, which describe the picture above it; NULL: there are several blocks, or none. */
static const char *description_of(struct arena *arena, const struct node *first)
{
    struct buffer words = {0};
    if (!first || first->next)
        return NULL;
    for (struct walk walk = walk_start(first); walk_next(&walk);)
        if (walk.node->kind == NODE_TEXT)
            buffer_append(&words, walk.node->text, walk.node->text_length);
    const char *description = arena_copy(arena, words.data, words.length);
    buffer_free(&words);
    return description;
}

/* In a block of its own above those of the element. */
static void put_above(struct insertion *insertion, struct attributes *picture)
{
    content_end_block(&insertion->content);
    struct node *first = first_block(insertion);
    if (open_elements_top(&insertion->stack)->element->role != ROLE_FIGURE)
        picture->values[ATTRIBUTE_ALT] = description_of(insertion->arena, first);
    insert_picture(insertion, picture);
    content_end_block(&insertion->content);
    struct node *last = builder_current(insertion->builder)->last_child;
    if (first && first != last && last->parent == first->parent)
        node_insert_before(first, last);
}

void backdrops_put(struct insertion *insertion, const char *address)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    struct attributes picture = {{NULL}};
    picture.values[ATTRIBUTE_SRC] = address;
    bool is_bare = top->shown_before == insertion->shown_length;
    if (is_bare)
        insert_picture(insertion, &picture);
    else
        put_above(insertion, &picture);
}

static bool is_there(const struct node *node, const struct document *document)
{
    while (node->parent)
        node = node->parent;
    return node == document->root;
}

void backdrops_report(const struct backdrops *backdrops, const struct document *document, struct diag *diag)
{
    size_t count = 0;
    for (size_t i = 0; i < backdrops->count; i++)
        count += is_there(backdrops->papers[i], document);
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    if (count)
        diag_report(diag, (struct place){document->name, 0}, DIAG_PAPER_LEFT_OUT, text);
}

void backdrops_free(struct backdrops *backdrops)
{
    free(backdrops->papers);
}
