#include "formats/html/article/article.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

#include <string.h>

static bool is_bold_span(const struct node *node)
{
    return node->kind == NODE_SPAN &&
           ((node->span.styles & STYLE_STRONG) != 0 || (node->span.has_face && node->span.face == FACE_HEI));
}

static bool is_large_span(const struct node *node)
{
    return node->kind == NODE_SPAN && (node->span.styles & STYLE_LARGE) != 0;
}

static bool is_link(const struct node *node)
{
    return node->kind == NODE_LINK && (node->link.target == NULL || node->link.target[0] != '#');
}

static bool stands_in(const struct node *leaf, const struct node *block, bool (*is)(const struct node *))
{
    for (const struct node *node = leaf->parent; node != block; node = node->parent)
        if (is(node))
            return true;
    return false;
}

static void measure_leaf(struct article_block *block, const struct node *leaf)
{
    block->has_break |= leaf->kind == NODE_LINE_BREAK;
    block->has_picture |= leaf->kind == NODE_IMAGE;
    if (leaf->kind != NODE_TEXT ||
        text_view_is_empty(text_view_trim((struct text_view){leaf->text, leaf->text_length})))
        return;
    block->is_bold &= stands_in(leaf, block->node, is_bold_span);
    bool linked = stands_in(leaf, block->node, is_link);
    block->is_link &= linked;
    if (linked)
        block->linked += (uint32_t)text_view_count((struct text_view){leaf->text, leaf->text_length});
    block->is_large &= stands_in(leaf, block->node, is_large_span);
}

/* The text that is all of a block, as in most paragraphs; NULL: there is more. */
static const struct node *only_text(const struct node *block)
{
    const struct node *only = block->first_child;
    while (only != NULL && only->next == NULL && only->kind == NODE_SPAN)
        only = only->first_child;
    return only != NULL && only->next == NULL && only->kind == NODE_TEXT ? only : NULL;
}

static struct text_view block_text(struct arena *scratch, const struct node *node)
{
    const struct node *only = only_text(node); /* need not be copied */
    if (only != NULL)
        return text_view_trim((struct text_view){only->text, only->text_length});
    return text_view_trim(text_view_of(node_plain_text(scratch, node, false)));
}

/* Characters of a line whose elements are kept as its parts. */
enum { LINE_OF_PIECES = 200 };

/* The texts of a line with tabs between them. */
static struct text_view join_pieces(struct arena *scratch, const struct node *block)
{
    struct buffer pieces = {0};
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER || walk.node->kind != NODE_TEXT)
            continue;
        if (pieces.length > 0)
            buffer_append_byte(&pieces, '\t');
        buffer_append(&pieces, walk.node->text, walk.node->text_length);
    }
    struct text_view joined = {arena_copy(scratch, pieces.length > 0 ? pieces.data : "", pieces.length),
                               pieces.length};
    buffer_free(&pieces);
    return text_view_trim(joined);
}

/* The last of the texts that stand side by side from `first` on; `length`: their bytes. */
static struct node *last_text(struct node *first, size_t *length)
{
    struct node *last = first;
    *length = first->text_length;
    while (last->next != NULL && last->next->kind == NODE_TEXT) {
        last = last->next;
        *length += last->text_length;
    }
    return last;
}

/* Puts the texts from `first` to `last` into the first and takes the others out. */
static void join_texts(struct arena *arena, struct node *first, struct node *last, size_t length)
{
    char *text = arena_allocate(arena, length + 1);
    size_t at = 0;
    for (struct node *node = first, *next; node != NULL; node = next) {
        next = node == last ? NULL : node->next;
        memcpy(text + at, node->text, node->text_length);
        at += node->text_length;
        if (node != first)
            node_remove(node);
    }
    text[length] = '\0';
    first->text = text;
    first->text_length = length;
}

void article_join_texts(struct arena *arena, struct node *parent)
{
    for (struct node *node = parent->first_child; node != NULL; node = node->next) {
        size_t length;
        struct node *last = node->kind == NODE_TEXT ? last_text(node, &length) : node;
        if (last != node)
            join_texts(arena, node, last, length);
    }
}

/* Texts that only their elements kept apart are one text from here on. */
static void merge_texts(struct article *article, struct node *block)
{
    struct walk walk = walk_start(block);
    article_join_texts(article->document->arena, block);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && !node_is_leaf(walk.node))
            article_join_texts(article->document->arena, (struct node *)walk.node);
}

static void measure_block(struct article *article, struct article_block *block)
{
    block->text = block_text(article->scratch, block->node);
    block->characters = (uint32_t)text_view_count(block->text);
    bool is_plain = only_text(block->node) != NULL;
    block->pieces = block->text;
    if (!is_plain && block->characters <= LINE_OF_PIECES)
        block->pieces = join_pieces(article->scratch, block->node);
    if (!is_plain)
        merge_texts(article, block->node);
    block->linked = block->node->dead_links < block->characters ? block->node->dead_links : block->characters;
    block->is_bold = block->is_large = block->is_link = block->characters > 0;
    struct walk walk = walk_start(block->node);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && node_is_leaf(walk.node))
            measure_leaf(block, walk.node);
}

/* Characters of a paragraph that is surely text. */
enum { TEXT_SHORTEST = 40 };

/* Adds up what each parent holds of the text; the parents of neighbours are mostly the same. */
static void find_container(struct article *article)
{
    const struct node *best = article->document->root, *run = NULL;
    size_t most = 0, sum = 0;
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->characters < TEXT_SHORTEST || block->node->kind != NODE_PARAGRAPH)
            continue;
        sum = block->node->parent == run ? sum + block->characters : block->characters;
        run = block->node->parent;
        if (sum > most) {
            most = sum;
            best = run;
        }
    }
    article->container = best;
    for (size_t i = 0; i < article->count; i++)
        article->blocks[i].is_top = article->blocks[i].node->parent == best;
}

/* Blocks of a figure that are passed over; a figure has few. */
enum { FIGURE_BLOCKS = 16 };

const struct article_block *article_neighbour(const struct article *article, size_t index, int step)
{
    for (unsigned passed = 0; passed < FIGURE_BLOCKS; passed++) {
        index += (size_t)step;
        if (index >= article->count)
            return NULL;
        if (article->blocks[index].node->parent->kind != NODE_FIGURE)
            return &article->blocks[index];
    }
    return NULL;
}

static bool is_picture(const struct article_block *block)
{
    return block->node->kind == NODE_FIGURE || (block->has_picture && block->characters == 0);
}

static bool is_short_line(const struct article_block *block)
{
    return block->characters > 0 && block->characters < TEXT_SHORTEST &&
           !character_ends_sentence(text_view_last(block->text));
}

/* Where most pictures, or the holes that they left, have a short line below them, such a line is a caption
 * and no heading. */
static void find_caption_habit(struct article *article)
{
    size_t pictures = 0, captioned = 0;
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i], *after = article_neighbour(article, i, 1);
        if (block->is_top && is_picture(block) && after != NULL) {
            pictures++;
            captioned += is_short_line(after);
        } else if (block->is_top && block->holes > article->usual_holes) {
            pictures++;
            captioned += is_short_line(block);
        }
    }
    article->has_captions = captioned * 4 > pictures * 3;
}

void article_measure(struct article *article)
{
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        block->text = block->pieces = text_view_of("");
        if (block->node->kind == NODE_PARAGRAPH || block->node->kind == NODE_HEADING)
            measure_block(article, block);
    }
    find_container(article);
    find_caption_habit(article);
}

void article_remove(struct article_block *block)
{
    node_remove(block->node);
    block->node = NULL;
}

void article_compact(struct article *article)
{
    size_t kept = 0;
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].node != NULL)
            article->blocks[kept++] = article->blocks[i];
    article->count = kept;
}
