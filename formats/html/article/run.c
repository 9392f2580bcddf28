/* The run of blocks that the article of a saved page takes up: the one with the largest sum, where running
 * text counts for its length and links and stray lines count against it. */
#include "formats/html/article/outline.h"
#include "formats/html/lexicon/words.h"

/* In characters: what a long paragraph counts for at most; what a link and a short line cost. */
enum {
    MOST_WORTH = 200,
    LINK_COSTS = 60,
    SHORT_COSTS = 8,
    NESTED_SHARE = 2,
    MATTER_WORTH = 40,
    LABEL_LONGEST = 24
};

/* Blocks before the run in which its title is looked for; lines right above it that belong to it. */
enum { TITLE_NEAR = 40, LINES_ABOVE = 3 };

/* Characters of a text below a last heading; blocks behind the run in which such a heading is looked for. */
enum { TEXT_LEAST = 8, LAST_NEAR = 3 };

/* Links below a heading that are a menu; blocks in which they stand. */
enum { LINKS_LEAST = 2, LINKS_NEAR = 8 };

static long worth_of(const struct article_block *block)
{
    if (block->node->kind == NODE_PREFORMATTED || block->node->kind == NODE_TABLE)
        return MATTER_WORTH;
    if (block->characters == 0)
        return 0;
    if (block->is_link)
        return -(long)LINK_COSTS;
    long worth = block->characters < MOST_WORTH ? (long)block->characters : MOST_WORTH;
    if (block_is_body(block))
        return block->is_top ? worth : worth / NESTED_SHARE;
    return block->is_top && block->node->kind == NODE_PARAGRAPH ? -(long)SHORT_COSTS : 0;
}

/* The title belongs to the run that it opens, and so do the lines right above the first text: its headings.
 */
static void take_title(struct outline *outline)
{
    const struct article_block *blocks = outline->article->blocks;
    size_t first = outline->run_first;
    for (size_t i = first; i > 0 && first - i < TITLE_NEAR; i--)
        if (blocks[i - 1].is_title) {
            outline->run_first = i - 1;
            return;
        }
    while (outline->run_first > 0 && first - outline->run_first < LINES_ABOVE &&
           blocks[outline->run_first - 1].is_top && !blocks[outline->run_first - 1].is_link)
        outline->run_first--;
}

static bool is_furniture(const struct article_block *block)
{
    return block->characters > 0 && block->characters <= LABEL_LONGEST &&
           (words_find(block->text) & 1U << WORDS_FURNITURE) != 0;
}

static bool is_own_text(const struct article_block *block)
{
    return block->node->kind == NODE_PREFORMATTED || (block->node->kind == NODE_PARAGRAPH && block->is_top &&
                                                      !block->is_link && block->characters >= TEXT_LEAST);
}

/* Short sections at the end belong to the run: a heading with some text of its own below it. */
static void take_last_sections(struct outline *outline)
{
    const struct article *article = outline->article;
    for (size_t i = outline->run_end; i + 1 < article->count && i < outline->run_end + LAST_NEAR; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->is_link || is_furniture(block))
            return;
        if (block->node->kind == NODE_HEADING && is_own_text(block + 1))
            outline->run_end = i + 2;
    }
}

/* A site's words after most of the text end the run: comments, what others read. */
static void cut_furniture(struct outline *outline, long most)
{
    const struct article *article = outline->article;
    long sum = 0;
    for (size_t i = outline->run_first; i < outline->run_end; i++) {
        const struct article_block *block = &article->blocks[i];
        sum += worth_of(block);
        if (sum * 2 < most || !is_furniture(block))
            continue;
        outline->run_end = i;
        return;
    }
}

void run_find(struct outline *outline)
{
    const struct article *article = outline->article;
    outline->run_first = 0;
    outline->run_end = article->count;
    if (!outline->is_page)
        return;
    long sum = 0, most = 0;
    size_t start = 0;
    for (size_t i = 0; i < article->count; i++) {
        sum += worth_of(&article->blocks[i]);
        if (sum > most) {
            most = sum;
            outline->run_first = start;
            outline->run_end = i + 1;
        }
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        }
    }
    take_last_sections(outline);
    cut_furniture(outline, most);
    take_title(outline);
}

bool run_links_follow(const struct outline *outline, size_t index)
{
    const struct article *article = outline->article;
    unsigned texts = 0, links = 0;
    for (size_t i = index + 1; i < article->count && i <= index + LINKS_NEAR && texts < LINKS_LEAST; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->node->kind == NODE_HEADING && !block->is_link)
            break;
        texts += block->characters > 0;
        links += block->characters > 0 && block->is_link;
    }
    return texts == LINKS_LEAST && links == texts;
}
