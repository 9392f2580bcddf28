#include "formats/html/article/verse.h"

#include "formats/html/tree/regions.h"

/* Lines of a poem at least; characters that one has at most; 1/4 em of the indent that all lines have. */
enum { LINES_LEAST = 4, LINE_LONGEST = 20, BASE_INDENT = 8, DEEPEST = 12 };

/* A poem's line may end with a mark, but not as speech or a label of prose does. */
static bool is_line(const struct article_block *block)
{
    const struct node *node = block->node;
    return node->kind == NODE_PARAGRAPH && block->characters > 0 && block->characters <= LINE_LONGEST &&
           !block->has_picture && !block->is_link && node->paragraph.role == PARAGRAPH_BODY &&
           node->paragraph.alignment == ALIGNMENT_DEFAULT && node->paragraph.start_indent == 0 &&
           !character_in(text_view_last(block->text), "：:；;！!”」");
}

/* It goes on in the next line. */
static bool is_open(const struct article_block *block)
{
    return is_line(block) && !character_in(text_view_last(block->text), "。？?.");
}

/* Of short sentences each of which ends, prose is made. */
static bool is_poem(const struct article *article, size_t first, size_t end)
{
    size_t open = 0;
    for (size_t i = first; i < end; i++)
        open += is_open(&article->blocks[i]);
    return end - first >= LINES_LEAST && 2 * open >= end - first;
}

static uint32_t region_at(const struct article *article, size_t index)
{
    return article->blocks[index].node->region;
}

/* The element that holds the line with others: its own, or where each line has one, the one around that. */
static uint32_t stanza_at(const struct article *article, size_t first, size_t end, size_t index)
{
    const struct regions *regions = article->context->regions;
    uint32_t region = region_at(article, index);
    bool is_shared = (index > first && region_at(article, index - 1) == region) ||
                     (index + 1 < end && region_at(article, index + 1) == region);
    return is_shared || !regions || region >= regions->count ? region : regions->items[region].parent;
}

/* A single blank line is a gap where paragraphs have none, and so is the end of an element that holds a stanza. */
static void keep_gaps(const struct article *article, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++) {
        const struct article_block *block = &article->blocks[i];
        bool is_apart = block->spacers > article->usual_spacers || block->holes > article->usual_holes;
        if (is_apart || stanza_at(article, first, end, i) != stanza_at(article, first, end, i - 1))
            block->node->paragraph.section_start = true;
    }
}

/* Lines that are typed further in than others stay so. */
static void keep_indents(const struct article *article, size_t first, size_t end)
{
    unsigned least = DEEPEST, most = 0;
    for (size_t i = first; i < end; i++) {
        unsigned lead = article->blocks[i].lead;
        least = lead < least ? lead : least;
        most = lead > most ? lead : most;
    }
    for (size_t i = first; i < end && most > least; i++) {
        unsigned lead = article->blocks[i].lead;
        if (lead > least)
            article->blocks[i].node->paragraph.start_indent = (uint16_t)(BASE_INDENT + lead - least);
    }
}

static bool is_stanza(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->node->paragraph.role == PARAGRAPH_VERSE &&
           block->has_break;
}

/* Stanzas that are blocks of their own have a gap between them. */
static void part_stanzas(const struct article *article)
{
    for (size_t i = 1; i < article->count; i++)
        if (is_stanza(&article->blocks[i - 1]) && is_stanza(&article->blocks[i]))
            article->blocks[i].node->paragraph.section_start = true;
}

void pass_verse(struct article *article)
{
    part_stanzas(article);
    for (size_t first = 0, end; first < article->count; first = end) {
        const struct node *parent = article->blocks[first].node->parent;
        bool may_begin = is_open(&article->blocks[first]);
        for (end = first; may_begin && end < article->count && is_line(&article->blocks[end]); end++)
            if (article->blocks[end].node->parent != parent)
                break;
        if (is_poem(article, first, end)) {
            keep_gaps(article, first, end);
            keep_indents(article, first, end);
        }
        end += end == first;
    }
}
