#include "formats/html/tree/mend.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/tree/lists.h"
#include "formats/html/tree/ruby_pairs.h"
#include "formats/html/tree/table_model.h"

#include <stdlib.h>
#include <string.h>

struct found {
    struct node **nodes;
    size_t count, capacity;
};

static void note(struct found *found, struct node *node)
{
    if (found->count == found->capacity) {
        found->capacity = found->capacity ? 2 * found->capacity : 64;
        found->nodes = memory_resize(found->nodes, found->capacity * sizeof(struct node *));
    }
    found->nodes[found->count++] = node;
}

static void remove_empty(struct document *document, struct node *node)
{
    (void)document;
    if (!node->first_child)
        node_remove(node);
}

/* The last line feed of preformatted text ends its last line and opens no other. */
static void trim_preformatted(struct document *document, struct node *node)
{
    struct node *text = node->last_child;
    while (text && text->kind == NODE_SPAN)
        text = text->last_child;
    if (!text || text->kind != NODE_TEXT)
        return;
    size_t length = text->text_length;
    while (length > 1 && text->text[length - 1] == '\n')
        length--;
    if (length < text->text_length)
        text->text = arena_copy(document->arena, text->text, length);
    text->text_length = length;
}

/* Tabs lead to every fourth column; no font has a glyph for them. */
enum { TAB_STOPS = 4 };

static unsigned columns_of(uint32_t character)
{
    enum east_asian_width width = unicode_width(character);
    return width == WIDTH_WIDE || width == WIDTH_FULLWIDTH ? 2 : 1;
}

/* From `column` on; gives the column behind the text. */
static unsigned expand_text(struct document *document, struct node *text, unsigned column)
{
    struct buffer expanded = {0};
    for (size_t at = 0; at < text->text_length;) {
        size_t start = at;
        uint32_t character = utf8_next(text->text, text->text_length, &at);
        unsigned columns = character == '\t' ? TAB_STOPS - column % TAB_STOPS : columns_of(character);
        for (unsigned i = 0; i < columns && character == '\t'; i++)
            buffer_append_byte(&expanded, ' ');
        if (character != '\t')
            buffer_append(&expanded, text->text + start, at - start);
        column = character == '\n' ? 0 : column + columns;
    }
    text->text = arena_copy(document->arena, expanded.data, expanded.length);
    text->text_length = expanded.length;
    buffer_free(&expanded);
    return column;
}

static void expand_tabs(struct document *document, const struct node *code)
{
    unsigned column = 0;
    struct walk walk = walk_start(code);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_TEXT)
            column = expand_text(document, (struct node *)walk.node, column);
}

static bool has_tab(const struct node *code)
{
    struct walk walk = walk_start(code);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_TEXT && memchr(walk.node->text, '\t', walk.node->text_length))
            return true;
    return false;
}

static bool is_code_line(const struct node *node)
{
    if (!node || node->kind != NODE_PREFORMATTED || node->id)
        return false;
    struct walk walk = walk_start(node);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_TEXT && strchr(walk.node->text, '\n'))
            return false;
    return node->first_child;
}

/* Lines of code that stand in blocks of their own, one after the other, are one block. */
static void mend_code(struct document *document, struct node *node)
{
    trim_preformatted(document, node);
    if (has_tab(node))
        expand_tabs(document, node);
    if (!is_code_line(node) || is_code_line(node->previous))
        return;
    while (is_code_line(node->next)) {
        struct node *next = node->next, *feed = node_make(document, NODE_TEXT, next->line);
        feed->text = "\n";
        feed->text_length = 1;
        node_append(node, feed);
        while (next->first_child)
            node_append(node, next->first_child);
        node_remove(next);
    }
}

static void (*const mends[NODE_KIND_COUNT])(struct document *document, struct node *node) = {
    [NODE_TABLE] = table_mend,       [NODE_LIST] = list_mend,      [NODE_RUBY] = ruby_mend,
    [NODE_QUOTE] = remove_empty,     [NODE_FIGURE] = remove_empty, [NODE_CAPTION] = remove_empty,
    [NODE_PREFORMATTED] = mend_code,
};

/* Texts that came to stand side by side are one. */
static void join_texts(struct document *document, struct node *first)
{
    size_t length = 0;
    for (const struct node *node = first; node && node->kind == NODE_TEXT; node = node->next)
        length += node->text_length;
    char *text = arena_allocate(document->arena, length + 1), *end = text;
    memcpy(end, first->text, first->text_length);
    end += first->text_length;
    for (struct node *next; (next = first->next) && next->kind == NODE_TEXT; end += next->text_length) {
        memcpy(end, next->text, next->text_length);
        node_remove(next);
    }
    first->text = text;
    first->text_length = length;
}

/* Lines keep the parts that their elements made until the passes have read them (content_cut). */
static bool keeps_parts(const struct node *text)
{
    const struct node *block = text->parent;
    while (block != NULL && !node_is_block(block))
        block = block->parent;
    return block != NULL && (block->kind == NODE_PARAGRAPH || block->kind == NODE_HEADING);
}

static void join_all_texts(struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        bool has_more = walk.node->kind == NODE_TEXT && walk.node->next && walk.node->next->kind == NODE_TEXT;
        if (has_more && !keeps_parts(walk.node))
            join_texts(document, (struct node *)walk.node);
    }
}

/* Inner nodes stand behind their outer ones, so the last comes first. */
void mend_tree(struct document *document)
{
    struct found found = {NULL, 0, 0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && mends[walk.node->kind])
            note(&found, (struct node *)walk.node);
    while (found.count--)
        mends[found.nodes[found.count]->kind](document, found.nodes[found.count]);
    free(found.nodes);
    join_all_texts(document);
}
