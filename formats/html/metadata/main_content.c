#include "formats/html/metadata/main_content.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"
#include "formats/html/extent/extent.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"

#include <stdio.h>
#include <string.h>

/* Characters. */
enum { LONGEST_REPORT = 60 };

/* Of a line of credits. */
enum { PICTURES_MOST = 8 };

/* Of one kind: what stands before the article, in it, or behind it. */
struct left_out {
    size_t count;
    const char *words; /* of the first block with text */
};

static bool is_original_title(const struct article_block *block)
{
    struct text_view rest = credit_unbracket(block->text), value;
    return credit_take_labelled(&rest, &value) == CREDIT_ORIGINAL_TITLE;
}

static bool is_deck(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->node->paragraph.role == PARAGRAPH_DECK;
}

static bool is_byline(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->node->paragraph.role == PARAGRAPH_BYLINE;
}

/* A signature, an attachment: what metadata took for a part of the article. */
static bool has_role(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->node->paragraph.role != PARAGRAPH_BODY;
}

/* Between the title and what holds the text the page has credits and buttons; a deck and running text, of a question,
 * are the article's. */
static bool belongs(const struct article_block *block, const struct extent *extent, size_t index)
{
    if (index == extent->title)
        return true;
    if (!block->in_article)
        return (is_deck(block) || block->reads_on) && index > extent->first && index < extent->text;
    return (!block->is_furniture || has_role(block)) && !is_original_title(block);
}

/* What holds other blocks goes with the last of them. */
static bool is_holder(const struct node *node)
{
    return node->kind == NODE_LIST || node->kind == NODE_TABLE || node->kind == NODE_NOTE ||
           (node->kind == NODE_FIGURE && node->first_child != NULL && node_is_block(node->first_child));
}

static bool is_part_of_table(const struct node *node)
{
    return node->kind == NODE_ROW || node->kind == NODE_CELL;
}

/* Parents that hold nothing any more go with the block. */
static void remove_block(struct node *node)
{
    while (node->parent != NULL && node->parent->parent != NULL && node->previous == NULL &&
           node->next == NULL && !is_part_of_table(node) && !is_part_of_table(node->parent))
        node = node->parent;
    node_remove(node);
}

static bool shows_something(const struct article_block *block)
{
    return block->characters > 0 || block->has_picture || block->node->kind == NODE_FIGURE ||
           block->node->kind == NODE_PREFORMATTED;
}

static void leave_out(const struct article_block *block, struct left_out *left)
{
    if (shows_something(block)) {
        left->count++;
        if (left->words == NULL && block->characters > 0)
            left->words = block->text.text;
    }
    remove_block(block->node);
}

static bool shows_anything(const struct node *holder)
{
    struct walk walk = walk_start(holder);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && (node_is_leaf(walk.node) || walk.node->kind == NODE_SEPARATOR))
            return true;
    return false;
}

/* The only cell that shows something; NULL: none does, or several do. */
static struct node *only_cell(const struct node *table)
{
    struct node *only = NULL;
    for (struct node *row = table->first_child; row != NULL; row = row->next)
        for (struct node *cell = row->first_child; cell != NULL; cell = cell->next) {
            if (!shows_anything(cell))
                continue;
            if (only != NULL || cell->kind != NODE_CELL)
                return NULL;
            only = cell;
        }
    return only;
}

/* What was held by the page's layout stands without it. */
static void close_up(struct node *holder)
{
    if (!shows_anything(holder)) {
        remove_block(holder);
        return;
    }
    struct node *cell = holder->kind == NODE_TABLE ? only_cell(holder) : NULL;
    if (cell == NULL)
        return;
    node_insert_before(holder, cell);
    node_remove(holder);
    node_dissolve(cell);
}

static const char *shorten(struct arena *scratch, const char *text)
{
    size_t length = strlen(text), end = 0;
    for (size_t characters = 0; end < length && characters < LONGEST_REPORT; characters++)
        utf8_next(text, length, &end);
    return arena_copy(scratch, text, end);
}

static void report(const struct article *article, const struct left_out *left)
{
    char number[24];
    if (left->count == 0)
        return;
    snprintf(number, sizeof number, "%zu", left->count);
    diag_report(article->context->diag, (struct place){article->document->name, 0}, DIAG_LEFT_OUT, number,
                left->words == NULL ? "" : shorten(article->scratch, left->words));
}

/* In a line of credits pictures are the site's: the end of the text, the editor's face. */
static void take_pictures(const struct article_block *block, struct left_out *left)
{
    struct walk walk = walk_start(block->node);
    struct node *pictures[PICTURES_MOST];
    size_t count = 0;
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->kind == NODE_IMAGE && count < PICTURES_MOST)
            pictures[count++] = (struct node *)walk.node;
    for (size_t i = 0; i < count; i++)
        remove_block(pictures[i]);
    left->count += count;
}

static bool is_button(struct text_view text)
{
    return credit_word_starts(CREDIT_BUTTON, text_view_trim(text));
}

/* Up to a stroke, which is taken. */
static struct text_view take_part(struct text_view *rest)
{
    const char *start = rest->text;
    while (!text_view_is_empty(*rest) && !character_in(text_view_first(*rest), "|｜"))
        text_view_take(rest);
    struct text_view part = {start, (size_t)(rest->text - start)};
    text_view_take(rest);
    return part;
}

/* `| 倒序浏览 | 阅读模式`: words of the site between strokes. */
static void remove_buttons_of_text(const struct article *article, struct node *node)
{
    struct text_view rest = {node->text, node->text_length};
    struct buffer kept = {0};
    bool is_first = true, has_button = false;
    while (!text_view_is_empty(rest)) {
        struct text_view part = take_part(&rest);
        bool button = is_button(part);
        has_button |= button;
        if (!button && !is_first)
            buffer_append_byte(&kept, '|');
        if (!button)
            buffer_append(&kept, part.text, part.length);
        is_first = false;
    }
    if (has_button) {
        struct text_view left = text_view_trim_end((struct text_view){kept.data, kept.length});
        node->text = arena_copy(article->document->arena, left.text, left.length);
        node->text_length = left.length;
    }
    if (node->text_length == 0)
        node_remove(node);
    buffer_free(&kept);
}

/* Links of the title and of credits lead to the site; their text stays, if it is no button's. */
static void unlink_credits(const struct article *article, const struct article_block *block)
{
    for (struct node *node = block->node->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (node->kind == NODE_TEXT && is_byline(block))
            remove_buttons_of_text(article, node);
        if (node->kind != NODE_LINK)
            continue;
        const char *text = node_plain_text(article->scratch, node, true);
        if (is_byline(block) && is_button(text_view_of(text)))
            node_remove(node);
        else
            node_dissolve(node);
    }
}

static void take_blocks(const struct article *article, const struct extent *extent)
{
    struct left_out before = {0, NULL}, inside = {0, NULL}, after = {0, NULL};
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->is_title)
            unlink_credits(article, block);
        if (is_byline(block) && block->characters > 0 && block->has_picture &&
            (i > extent->last || i < extent->text))
            take_pictures(block, &after);
        if (is_holder(block->node) || belongs(block, extent, i))
            continue;
        if (block->is_summary && article->document->metadata.summary == NULL)
            article->document->metadata.summary = text_view_copy(article->document->arena, block->text);
        leave_out(block, i < extent->text ? &before : i <= extent->last ? &inside : &after);
    }
    for (size_t i = article->count; i > 0; i--)
        if (is_holder(article->blocks[i - 1].node))
            close_up(article->blocks[i - 1].node);
    report(article, &before);
    report(article, &inside);
    report(article, &after);
}

/* A comment count or a site's name may stand beside the title. */
static bool shows_title(const struct article *article, const struct node *node)
{
    struct text_view title = text_view_of(article->document->metadata.title);
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].node == node)
            return text_view_same_visible(article->blocks[i].text, title);
    return false;
}

/* A title that stood further down opens what is left, and is the document's. */
static void lift_title(const struct article *article)
{
    struct metadata *metadata = &article->document->metadata;
    struct node *first = article->document->root->first_child;
    if (first == NULL || first != metadata->title_heading || !shows_title(article, first))
        return;
    metadata->title_heading = NULL;
    node_remove(first);
}

void pass_content(struct article *article)
{
    if (article->context->options.content != CONTENT_ARTICLE)
        return;
    const struct extent extent = extent_settle(article);
    if (!extent.is_page || extent.text >= article->count)
        return;
    take_blocks(article, &extent);
    lift_title(article);
    article->document->is_alone = true;
}
