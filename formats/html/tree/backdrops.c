#include "formats/html/tree/backdrops.h"

#include "formats/document/walk.h"
#include "formats/html/lexicon/text_view.h"
#include "formats/html/tree/element_state.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_CAPTION = 40 /* characters */ };

struct node *backdrop_first_block(const struct content *content, const struct open_element *element)
{
    const struct node *container = builder_current(content->builder);
    if (element->is_open || !element->block_before)
        return container->first_child;
    return element->block_before->parent == container ? element->block_before->next : NULL;
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
static bool has_caption(struct backdrops *backdrops, struct content *content,
                        const struct open_element *element)
{
    bool is_figure = element->element->role == ROLE_FIGURE;
    if (!element->is_block || element_holds_blocks_only(element->container))
        return false;
    content_end_block(content);
    const struct node *first = backdrop_first_block(content, element);
    bool is_seen = is_figure || (element->declared.backdrop.has_room && is_caption(first));
    if (!is_seen && first)
        note_paper(backdrops, first);
    return is_seen;
}

const char *backdrops_take(struct backdrops *backdrops, struct content *content,
                           const struct open_element *element, bool is_bare)
{
    const struct backdrop *backdrop = &element->declared.backdrop;
    bool is_hidden = element->style.hidden || element->declared.display == DISPLAY_NONE;
    if (!backdrop->picture || backdrop->is_texture || is_hidden)
        return NULL;
    return is_bare || has_caption(backdrops, content, element) ? backdrop->picture : NULL;
}

const char *backdrop_description(struct arena *arena, const struct node *first)
{
    return first && !first->next ? node_plain_text(arena, first, false) : NULL;
}

void backdrop_lift(const struct content *content, struct node *first)
{
    struct node *last = builder_current(content->builder)->last_child;
    if (first && first != last && last->parent == first->parent)
        node_insert_before(first, last);
}

void backdrops_report(const struct backdrops *backdrops, const struct document *document, struct diag *diag)
{
    size_t count = 0;
    for (size_t i = 0; i < backdrops->count; i++)
        count += document_holds(document, backdrops->papers[i]);
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    if (count)
        diag_report(diag, (struct place){document->name, 0}, DIAG_PAPER_LEFT_OUT, text);
}

void backdrops_free(struct backdrops *backdrops)
{
    free(backdrops->papers);
}
