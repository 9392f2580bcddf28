#include "formats/html/metadata/main_content.h"

#include "base/utf8.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/words.h"
#include "formats/html/metadata/zones.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"

#include <stdio.h>
#include <string.h>

/* Characters. */
enum { LONGEST_REPORT = 60, TOOL_LONGEST = 100, TOOL_HAN_LEAST = 4 };

/* Blocks in a row that are not of the article end it; lines right above the text that belong to it. */
enum { GAP_MOST = 2, LINES_ABOVE = 4 };

struct left_out {
    size_t count;
    const char *words; /* of the first block with text */
};

static bool is_picture(const struct article_block *block)
{
    return block->node->kind == NODE_FIGURE || block->node->kind == NODE_PREFORMATTED ||
           block->node->kind == NODE_TABLE || (block->has_picture && block->characters == 0);
}

static bool has_role(const struct article_block *block)
{
    return block->is_top && block->node->kind == NODE_PARAGRAPH &&
           block->node->paragraph.role != PARAGRAPH_BODY;
}

/* A credit that stands beside what holds the text is the page's; the metadata say it. */
static bool is_page_credit(const struct article_block *block)
{
    return !block->is_top && block->node->kind == NODE_PARAGRAPH &&
           block->node->paragraph.role == PARAGRAPH_BYLINE;
}

static bool is_original_title(const struct article_block *block)
{
    struct text_view rest = credit_unbracket(block->text), value;
    return credit_take_labelled(&rest, &value) == CREDIT_ORIGINAL_TITLE;
}

/* A site's words and buttons beside an article: 分享到, T + -, 357人参与. */
static bool is_tool(const struct article_block *block)
{
    if (block->is_link || block->characters == 0 || is_original_title(block) || is_page_credit(block))
        return true;
    if (has_role(block) || block->characters > TOOL_LONGEST)
        return false;
    return credit_word_starts(CREDIT_TOOL, block->text) ||
           text_view_count_han(block->text) < TOOL_HAN_LEAST || credit_word_is(CREDIT_NOBODY, block->text) ||
           credit_word_ends(CREDIT_COUNTED, block->text) ||
           (words_find(block->text) & 1U << WORDS_FURNITURE) != 0;
}

/* Between the title and the text: whether the block belongs to the article. */
static bool stays_in_head(const struct article_block *block)
{
    if (block->node->kind == NODE_HEADING || is_picture(block))
        return block->is_top || !block->is_link;
    return has_role(block) ? !is_original_title(block) : !is_tool(block);
}

/* Behind the text: signatures, credits, pictures and what stands in a row with them. */
static bool stays_at_end(const struct article_block *block)
{
    if (has_role(block))
        return !is_original_title(block);
    return block->is_top && (is_picture(block) || (block->node->kind == NODE_PARAGRAPH && !is_tool(block)));
}

static size_t find_first(const struct article *article, const struct zones *zones)
{
    size_t first = zones->text;
    if (zones->title != SIZE_MAX && zones->title < zones->text)
        return zones->title;
    while (first > 0 && zones->text - first < LINES_ABOVE && first > zones->head &&
           stays_in_head(&article->blocks[first - 1]))
        first--;
    return first;
}

static size_t find_last(const struct article *article, const struct zones *zones)
{
    size_t last = zones->last, gap = 0;
    for (size_t i = last + 1; i < zones->end && i < article->count && gap < GAP_MOST; i++) {
        const struct article_block *block = &article->blocks[i];
        if (stays_at_end(block)) {
            last = gap == 0 || has_role(block) ? i : last;
            gap = 0;
        } else {
            gap += block->characters > 0;
        }
    }
    return last < article->count ? last : article->count - 1;
}

static void note_left_out(struct left_out *left, const struct article_block *block)
{
    left->count++;
    if (left->words == NULL && block->characters > 0)
        left->words = block->text.text;
}

static bool is_part_of_table(const struct node *node)
{
    return node->kind == NODE_ROW || node->kind == NODE_CELL;
}

/* Takes away all that stands before, or behind, a node. */
static void remove_beside(struct node *node, bool before)
{
    for (; node->parent != NULL; node = node->parent)
        while (!is_part_of_table(node) && (before ? node->previous : node->next) != NULL)
            node_remove(before ? node->previous : node->next);
}

/* Parents that hold nothing any more go with the block. */
static void remove_block(struct node *node)
{
    while (node->parent != NULL && node->parent->parent != NULL && node->previous == NULL &&
           node->next == NULL && !is_part_of_table(node) && !is_part_of_table(node->parent))
        node = node->parent;
    node_remove(node);
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

static void count_range(const struct article *article, size_t first, size_t end, struct left_out *left)
{
    for (size_t i = first; i < end; i++)
        if (article->blocks[i].characters > 0 || is_picture(&article->blocks[i]))
            note_left_out(left, &article->blocks[i]);
}

static void clean_head(const struct article *article, size_t first, size_t text, struct left_out *left)
{
    for (size_t i = first + 1; i < text; i++) {
        struct article_block *block = &article->blocks[i];
        if (stays_in_head(block) || block->node->parent == NULL)
            continue;
        if (block->characters > 0 || is_picture(block))
            note_left_out(left, block);
        remove_block(block->node);
    }
}

/* Links of the title and of credits lead to the site; their text stays. */
static void unlink_credits(const struct article_block *block)
{
    for (struct node *node = block->node->first_child, *next; node != NULL; node = next) {
        next = node->next;
        if (node->kind != NODE_LINK)
            continue;
        while (node->first_child != NULL)
            node_insert_before(node, node->first_child);
        node_remove(node);
    }
}

void pass_content(struct article *article)
{
    const struct zones *zones = article->zones;
    if (article->context->options.content != CONTENT_ARTICLE || article->count == 0 ||
        zones->text >= article->count)
        return;
    size_t first = find_first(article, zones), last = find_last(article, zones);
    struct left_out before = {0, NULL}, after = {0, NULL};
    count_range(article, 0, first, &before);
    count_range(article, last + 1, article->count, &after);
    clean_head(article, first, zones->text, &before);
    remove_beside(article->blocks[first].node, true);
    remove_beside(article->blocks[last].node, false);
    for (size_t i = first; i <= last; i++)
        if (article->blocks[i].is_title)
            unlink_credits(&article->blocks[i]);
    report(article, &before);
    report(article, &after);
}
