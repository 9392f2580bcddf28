#include "formats/html/outline/run.h"

#include "formats/html/lexicon/words.h"
#include "formats/html/outline/line_text.h"

/* In characters: what a long paragraph counts for at most, and code or a table; what others cost. */
enum {
    MOST_WORTH = 200,
    MATTER_WORTH = 40,
    LINK_COSTS = 30,
    TEASER_COSTS = 60,
    SHORT_COSTS = 8,
    LABEL_COSTS = 40
};
enum { NESTED_SHARE = 2, TITLED_SHARE = 4, LABEL_LONGEST = 24 };

/* An article is over when so much was lost since its last text. */
enum { LOSS_MOST = 300 };

/* Lines right above the first text that belong to it; blocks above it in which its byline is looked for. */
enum { LINES_ABOVE = 3, BYLINE_NEAR = 40 };

/* Blocks from `first` up to `end`. */
struct run {
    size_t first, end;
    long worth;
};

/* A site's words for what stands beside an article: comments, what others read. */
static bool is_label(const struct article_block *block)
{
    return block->characters <= LABEL_LONGEST && (words_find(block->text) & 1U << WORDS_FURNITURE) != 0;
}

/* Links below a heading that are a menu; blocks in which they stand. */
enum { LINKS_LEAST = 2, LINKS_NEAR = 8 };

static long worth_of(const struct article_block *block)
{
    if (block->node->kind == NODE_PREFORMATTED || block->node->kind == NODE_TABLE)
        return MATTER_WORTH;
    if (block->characters == 0)
        return 0;
    if (is_label(block))
        return -(long)LABEL_COSTS;
    if (block->is_link)
        return -(long)LINK_COSTS;
    if (block->node->kind == NODE_HEADING && !block->is_top)
        return -(long)TEASER_COSTS;
    long worth = block->characters < MOST_WORTH ? (long)block->characters : MOST_WORTH;
    if (block_is_body(block))
        return block->is_top ? worth : worth / NESTED_SHARE;
    return block->is_top && block->node->kind == NODE_PARAGRAPH ? -(long)SHORT_COSTS : 0;
}

static struct run find_largest(const struct article *article)
{
    struct run best = {0, article->count, 0};
    long sum = 0;
    size_t start = 0;
    for (size_t i = 0; i < article->count; i++) {
        sum += worth_of(&article->blocks[i]);
        if (sum > best.worth)
            best = (struct run){start, i + 1, sum};
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        }
    }
    return best;
}

/* What stands between a title and the first text does not count. */
static struct run find_from_title(const struct article *article, size_t title)
{
    struct run run = {title, title + 1, 0};
    long sum = 0;
    for (size_t i = title + 1; i < article->count && run.worth - sum < LOSS_MOST; i++) {
        sum += worth_of(&article->blocks[i]);
        if (run.worth == 0 && sum < 0)
            sum = 0;
        if (sum <= run.worth)
            continue;
        run.worth = sum;
        run.end = i + 1;
    }
    return run;
}

/* A deck and a byline are none. */
static bool is_title(const struct article *article, const struct article_block *block)
{
    return block->node->kind == NODE_HEADING && (block->is_title || block_repeats_title(article, block));
}

/* The run of the title that most text follows; of two before the same text the one that is nearer. */
static struct run find_titled(const struct article *article)
{
    struct run best = {0, 0, 0};
    for (size_t i = 0; i < article->count; i++) {
        if (!is_title(article, &article->blocks[i]))
            continue;
        struct run run = find_from_title(article, i);
        if (run.worth >= best.worth)
            best = run;
    }
    return best;
}

/* From the byline, where one stands above the first text, else from its headings right above it. */
static size_t take_lines_above(const struct article *article, size_t first)
{
    size_t above = first;
    for (size_t i = first; i > 0 && first - i < BYLINE_NEAR; i--)
        if (article->blocks[i - 1].is_title)
            return i - 1;
    while (above > 0 && first - above < LINES_ABOVE && article->blocks[above - 1].is_top &&
           !article->blocks[above - 1].is_link)
        above--;
    return above;
}

/* Headings behind the last text belong to it with what stands below them: pictures, lists. */
static void take_sections_below(const struct article *article, struct run *run)
{
    size_t end = run->end;
    for (size_t i = run->end; i < article->count && worth_of(&article->blocks[i]) >= 0; i++)
        if (article->blocks[i].node->kind != NODE_HEADING && article->blocks[i].node->kind != NODE_LIST)
            end = i + 1;
    run->end = end;
}

static long text_of(const struct article_block *block)
{
    long worth = worth_of(block);
    return worth > 0 ? worth : 0;
}

/* A site's words behind most of the text end the run. */
static void cut_labels(const struct article *article, struct run *run)
{
    long all = 0, text = 0;
    for (size_t i = run->first; i < run->end; i++)
        all += text_of(&article->blocks[i]);
    for (size_t i = run->first; i < run->end; i++) {
        const struct article_block *block = &article->blocks[i];
        text += text_of(block);
        if (text * 2 < all || block->characters == 0 || !is_label(block))
            continue;
        run->end = i;
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
    struct run run = find_titled(article), largest = find_largest(article);
    if (run.worth * TITLED_SHARE < largest.worth) {
        run = largest;
        run.first = take_lines_above(article, run.first);
    }
    cut_labels(article, &run);
    take_sections_below(article, &run);
    outline->run_first = run.first;
    outline->run_end = run.end;
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
