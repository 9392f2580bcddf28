#include "formats/html/article/indent.h"

#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/html/article/pushed_lines.h"

#include <stdlib.h>

/* 1/4 em. */
enum { EM = 4 };

enum { MOST_SPACERS = 255, COUNTED_SPACERS = 4 };

/* The width of typed white space (R5.2). A collapsible space counts beside U+00A0, or where every space does.
 */
static const struct {
    uint32_t character;
    uint16_t width;
} typed_widths[] = {
    {0x3000, 4}, {0x00A0, 2}, {0x2003, 4}, {0x2001, 4}, {0x2002, 2}, {0x2000, 2}, {0x2004, 1}, {0x2005, 1},
    {0x2006, 1}, {0x2007, 2}, {0x2008, 1}, {0x2009, 1}, {0x202F, 1}, {0x205F, 1}, {0x3164, 4}, {0x2800, 2},
};

struct typed {
    unsigned width;
    bool beside_fixed;  /* the last one was U+00A0 */
    unsigned collapsed; /* spaces that count if U+00A0 follows */
};

struct block_texts {
    struct node **nodes;
    size_t count, capacity;
};

struct indenter {
    struct article *article;
    struct block_texts leaves; /* of the block in hand */
    size_t capacity;           /* of the list of blocks */
    unsigned spacers, holes;   /* before the next block */
    const char *id;            /* of an empty paragraph, for the next block */
    bool section_start;
    bool keeps_all; /* blank paragraphs and typed white space too */
};

static void add_leaf(struct block_texts *leaves, const struct node *node)
{
    if (leaves->count == leaves->capacity) {
        leaves->capacity = leaves->capacity == 0 ? 64 : leaves->capacity * 2;
        leaves->nodes = memory_resize(leaves->nodes, leaves->capacity * sizeof *leaves->nodes);
    }
    leaves->nodes[leaves->count++] = (struct node *)node;
}

static void find_leaves(struct block_texts *leaves, const struct node *block)
{
    leaves->count = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && node_is_leaf(walk.node))
            add_leaf(leaves, walk.node);
}

static unsigned typed_width(uint32_t character)
{
    for (size_t i = 0; i < sizeof typed_widths / sizeof *typed_widths; i++)
        if (typed_widths[i].character == character)
            return typed_widths[i].width;
    return 0;
}

static void count_typed(struct typed *typed, uint32_t character, bool all_count)
{
    if (character == ' ' || character == '\t') {
        unsigned width = character == '\t' ? 2 * EM : EM / 2;
        if (typed->beside_fixed || all_count)
            typed->width += width;
        else
            typed->collapsed += width;
        return;
    }
    if (character_is_collapsible(character) || character_is_zero_width(character))
        return;
    typed->beside_fixed = character == 0x00A0;
    if (typed->beside_fixed)
        typed->width += typed->collapsed;
    typed->collapsed = 0;
    typed->width += typed_width(character);
}

/* Takes the white space off the start of a text; true when the text is used up. */
static bool cut_start(struct node *text, struct typed *typed, bool all_count)
{
    size_t offset = 0;
    while (offset < text->text_length) {
        size_t next = offset;
        uint32_t character = utf8_next(text->text, text->text_length, &next);
        if (!character_is_blank(character))
            break;
        count_typed(typed, character, all_count);
        offset = next;
    }
    text->text += offset;
    text->text_length -= offset;
    return text->text_length == 0;
}

/* The same at the end. A line feed there is the source's, and so are the spaces around it. */
static bool cut_end(struct node *text, struct typed *typed)
{
    while (text->text_length > 0) {
        size_t previous = text->text_length;
        uint32_t character = utf8_previous(text->text, &previous);
        if (!character_is_blank(character))
            break;
        if (character == '\n')
            *typed = (struct typed){0};
        count_typed(typed, character, true);
        text->text_length = previous;
    }
    return text->text_length == 0;
}

static unsigned cut_lead(const struct block_texts *leaves, bool all_count)
{
    struct typed typed = {0};
    for (size_t i = 0; i < leaves->count; i++)
        if (leaves->nodes[i]->kind != NODE_TEXT || !cut_start(leaves->nodes[i], &typed, all_count))
            break;
    return typed.width;
}

static unsigned cut_trail(const struct block_texts *leaves)
{
    struct typed typed = {0};
    for (size_t i = leaves->count; i > 0; i--)
        if (leaves->nodes[i - 1]->kind != NODE_TEXT || !cut_end(leaves->nodes[i - 1], &typed))
            break;
    return typed.width;
}

/* Visible characters, counted up to `most`. */
static unsigned count_characters(const struct block_texts *leaves, unsigned most)
{
    unsigned count = 0;
    for (size_t i = 0; i < leaves->count && count < most; i++) {
        const struct node *leaf = leaves->nodes[i];
        if (leaf->kind == NODE_TEXT)
            for (size_t at = 0; at < leaf->text_length && count < most;)
                count += !character_is_blank(utf8_next(leaf->text, leaf->text_length, &at));
        else if (leaf->kind != NODE_LINE_BREAK)
            count++;
    }
    return count;
}

static bool has_fixed_space(const struct block_texts *leaves)
{
    for (size_t i = 0; i < leaves->count; i++) {
        struct text_view text = {leaves->nodes[i]->text, leaves->nodes[i]->text_length};
        while (leaves->nodes[i]->kind == NODE_TEXT && !text_view_is_empty(text))
            if (!character_is_collapsible(text_view_take(&text)))
                return true;
    }
    return false;
}

/* A blank paragraph goes; the next block knows of it. */
static void take_spacer(struct indenter *indenter, struct node *paragraph, bool is_spacer)
{
    unsigned *counter = is_spacer ? &indenter->spacers : &indenter->holes;
    *counter += *counter < MOST_SPACERS;
    indenter->section_start |= paragraph->kind == NODE_PARAGRAPH && paragraph->paragraph.section_start;
    if (indenter->id == NULL)
        indenter->id = paragraph->id;
    node_remove(paragraph);
}

static struct article_block *add_block(struct indenter *indenter, struct node *node)
{
    struct article *article = indenter->article;
    if (article->count == indenter->capacity) {
        indenter->capacity = indenter->capacity == 0 ? 256 : indenter->capacity * 2;
        article->blocks = memory_resize(article->blocks, indenter->capacity * sizeof *article->blocks);
    }
    struct article_block *block = &article->blocks[article->count++];
    *block = (struct article_block){
        .node = node,
        .spacers = (uint8_t)indenter->spacers,
        .holes = (uint8_t)indenter->holes,
    };
    if (node->id == NULL)
        node->id = indenter->id;
    if (node->kind == NODE_PARAGRAPH)
        node->paragraph.section_start |= indenter->section_start;
    indenter->spacers = indenter->holes = 0;
    indenter->id = NULL;
    indenter->section_start = false;
    return block;
}

static uint16_t limit(unsigned width)
{
    return (uint16_t)(width > UINT16_MAX ? UINT16_MAX : width);
}

static void take_text_block(struct indenter *indenter, struct node *node)
{
    if (indenter->keeps_all) {
        add_block(indenter, node);
        return;
    }
    find_leaves(&indenter->leaves, node);
    bool is_spacer = has_fixed_space(&indenter->leaves);
    unsigned lead = cut_lead(&indenter->leaves, indenter->article->context->is_plain);
    unsigned trail = cut_trail(&indenter->leaves);
    unsigned characters = count_characters(&indenter->leaves, PUSHED_LINE_LONGEST + 1);
    if (characters == 0) {
        take_spacer(indenter, node, is_spacer);
        return;
    }
    struct article_block *block = add_block(indenter, node);
    block->lead = limit(lead);
    block->trail = limit(trail);
    block->characters = characters;
}

static void take_node(struct indenter *indenter, struct node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING: take_text_block(indenter, node); break;
    case NODE_LIST:
    case NODE_PREFORMATTED:
    case NODE_TABLE:
    case NODE_FIGURE:
    case NODE_SEPARATOR:
    case NODE_NOTE: add_block(indenter, node); break;
    case NODE_DOCUMENT:
    case NODE_LIST_ITEM:
    case NODE_QUOTE:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_CAPTION:
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_SPAN:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_NOTE_REFERENCE:
    case NODE_FORMULA:
    case NODE_KIND_COUNT: break;
    }
}

static struct node *after_subtree(struct node *root, struct node *node)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Blocks in reading order; a paragraph may go while it is looked at. */
static void take_blocks(struct indenter *indenter, struct node *root)
{
    for (struct node *node = root->first_child, *next; node != NULL; node = next) {
        bool inner = node_is_block(node) && !node_holds_inlines(node) && node->first_child != NULL;
        next = inner ? node->first_child : after_subtree(root, node);
        take_node(indenter, node);
    }
}

static uint8_t most_frequent(const size_t counts[static COUNTED_SPACERS])
{
    uint8_t best = 0;
    for (uint8_t i = 1; i < COUNTED_SPACERS; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

static void find_usual(struct article *article)
{
    size_t spacers[COUNTED_SPACERS] = {0}, holes[COUNTED_SPACERS] = {0};
    for (size_t i = 1; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->spacers < COUNTED_SPACERS)
            spacers[block->spacers]++;
        if (block->holes < COUNTED_SPACERS)
            holes[block->holes]++;
    }
    article->usual_spacers = most_frequent(spacers);
    article->usual_holes = most_frequent(holes);
}

/* Two spacers or more, where fewer are usual, part sections (R5.5). */
static void mark_sections(struct article *article)
{
    for (size_t i = 1; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        bool wide = block->spacers >= 2 && block->spacers > article->usual_spacers;
        if (wide && block->holes <= article->usual_holes && block->node->kind == NODE_PARAGRAPH)
            block->node->paragraph.section_start = true;
    }
}

void pass_indent(struct article *article)
{
    struct indenter indenter = {.article = article};
    take_blocks(&indenter, article->document->root);
    free(indenter.leaves.nodes);
    pushed_lines_place(article);
    find_usual(article);
    mark_sections(article);
}

void pass_blocks(struct article *article)
{
    struct indenter indenter = {.article = article, .keeps_all = true};
    take_blocks(&indenter, article->document->root);
}

static bool stands_in_text(const struct article *article, const struct node *paragraph)
{
    const struct node *parent = paragraph->parent;
    return parent == article->container || parent->kind == NODE_DOCUMENT || parent->kind == NODE_QUOTE;
}

void pass_body(struct article *article)
{
    bool first = true;
    for (size_t i = 0; i < article->count; i++) {
        struct node *node = article->blocks[i].node;
        if (node == NULL || node->kind != NODE_PARAGRAPH)
            continue;
        enum alignment alignment = node->paragraph.alignment;
        bool pushed =
            alignment == ALIGNMENT_CENTER || alignment == ALIGNMENT_END || node->paragraph.start_indent > 0;
        bool body = node->paragraph.role == PARAGRAPH_BODY && stands_in_text(article, node);
        bool note = node->paragraph.role == PARAGRAPH_ATTACHMENT;
        if (body || node->paragraph.role != PARAGRAPH_BODY)
            node->paragraph.indented = note || (body && !pushed);
        if (first)
            node->paragraph.section_start = false;
        first = false;
    }
}
