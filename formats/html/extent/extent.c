#include "formats/html/extent/extent.h"

#include "formats/html/extent/block_features.h"
#include "formats/html/lexicon/words.h"

#include <string.h>

/* Characters: what a long paragraph counts for at most, and code; what furniture costs, and in an element of the article. */
enum { MOST_WORTH = 200, MATTER_WORTH = 40, FURNITURE_COSTS = 30, INSIDE_COSTS = 12, TITLE_WORTH = 100 };

/* Blocks. */
enum { ABOVE_TITLE = 4, ABOVE_TEXT = 8, BEHIND_TEXT = 16, SITE_LINES = 6, TITLE_NEAR = 24 };

/* Characters. */
enum { BODY_LINE = 40, LABEL_LONGEST = 24, TITLE_SHORTEST = 4, TITLE_LONGEST = 60 };

/* A page while it is marked. */
struct page {
    struct article *article;
    const struct placed *placed;
    bool is_bare; /* no element holds the article apart from the page */
};

struct range {
    size_t first, end; /* running text */
    long worth;
};

static bool is_inside(const struct placed *placed)
{
    return evidence_has(&placed->features, PLACE_IN_CONTAINER);
}

static bool is_running(const struct placed *placed)
{
    return placed->role == PLACED_TEXT && is_inside(placed);
}

static long worth_of(const struct page *page, size_t index)
{
    const struct article_block *block = &page->article->blocks[index];
    const struct placed *placed = &page->placed[index];
    if (placed->role == PLACED_FURNITURE)
        return -(long)(page->is_bare || !is_inside(placed) ? FURNITURE_COSTS : INSIDE_COSTS);
    if (!is_running(placed))
        return 0;
    if (block->node->kind == NODE_PREFORMATTED)
        return MATTER_WORTH;
    return block->characters < MOST_WORTH ? (long)block->characters + 1 : MOST_WORTH;
}

/* The title of the page names the block. */
static bool is_named(const struct article *article, const struct article_block *block)
{
    const char *title = article->context->page_title;
    return title != NULL && block->characters >= TITLE_SHORTEST && block->characters <= TITLE_LONGEST &&
           memmem(title, strlen(title), block->text.text, block->text.length) != NULL;
}

/* The run of text that weighs most; furniture between its parts costs less than the part behind it is worth.
 * The title shortly before a run speaks for it. */
static struct range find_range(const struct page *page)
{
    struct range best = {page->article->count, page->article->count, 0};
    long sum = 0;
    size_t start = page->article->count, title = SIZE_MAX;
    for (size_t i = 0; i < page->article->count; i++) {
        long worth = worth_of(page, i);
        title = is_named(page->article, &page->article->blocks[i]) ? i : title;
        if (sum <= 0 && worth > 0) {
            sum = title != SIZE_MAX && i - title <= TITLE_NEAR ? TITLE_WORTH : 0;
            start = i;
        }
        sum += worth;
        if (sum > best.worth && worth > 0)
            best = (struct range){start, i + 1, sum};
    }
    return best;
}

/* Words of the site alone on a line, with text below and no links: what others wrote. */
static bool ends_article(const struct page *page, size_t index)
{
    const struct article_block *block = &page->article->blocks[index];
    if (page->placed[index].role != PLACED_FURNITURE || block->linked > 0 || block->characters == 0 ||
        !evidence_has(&page->placed[index].features, PLACE_WORD_FURNITURE))
        return false;
    const struct article_block *after = article_neighbour(page->article, index, 1);
    return after != NULL && after->characters > 0 && after->linked == 0;
}

/* Behind most of the text the words of the site end it. */
static void cut_at_words(const struct page *page, struct range *range)
{
    long all = 0, sum = 0;
    for (size_t i = range->first; i < range->end; i++)
        all += is_running(&page->placed[i]) ? worth_of(page, i) : 0;
    for (size_t i = range->first; i < range->end; i++) {
        sum += is_running(&page->placed[i]) ? worth_of(page, i) : 0;
        if (sum * 2 >= all && ends_article(page, i))
            range->end = i;
    }
}

/* Blocks of the article above its text: what stands in the same region and is no furniture. On a page without regions
 * furniture ends them. */
static size_t find_first(const struct page *page, size_t text)
{
    size_t first = text;
    for (size_t i = text; i > 0 && is_inside(&page->placed[i - 1]); i--) {
        bool ends = page->is_bare || page->article->blocks[i - 1].node->kind == NODE_HEADING;
        if (page->placed[i - 1].role != PLACED_FURNITURE)
            first = i - 1;
        else if (ends && page->article->blocks[i - 1].characters > 0)
            break;
    }
    return first;
}

static bool speaks_for_site(const struct evidence_set *features)
{
    bool attached = evidence_has(features, PLACE_APPENDIX);
    bool button = evidence_has(features, PLACE_WORD_TOOL) && !evidence_has(features, PLACE_SENTENCE);
    return evidence_has(features, PLACE_RIGHTS) || button ||
           (evidence_has(features, PLACE_LINKED) && !attached);
}

/* What the site says of rights, and paragraphs of links, are no text at its end. */
static size_t cut_tail(const struct page *page, const struct range *range)
{
    size_t end = range->end;
    while (end > range->first + 1) {
        const struct evidence_set *features = &page->placed[end - 1].features;
        if (is_running(&page->placed[end - 1]) && !speaks_for_site(features))
            break;
        end--;
    }
    return end;
}

/* A label of the site, which no sentence is. */
static bool is_label(const struct evidence_set *features)
{
    return evidence_has(features, PLACE_WORD_FURNITURE) && !evidence_has(features, PLACE_SENTENCE);
}

static bool is_of_site(const struct article_block *block, const struct placed *placed)
{
    const struct evidence_set *features = &placed->features;
    return block->characters > 0 &&
           (placed->role == PLACED_FURNITURE || speaks_for_site(features) || is_label(features) ||
            (evidence_has(features, PLACE_LINK) && !evidence_has(features, PLACE_APPENDIX)));
}

/* Marks what the region of the text holds behind it: all up to the first words of the site, and from there the credits. */
static void mark_end(const struct page *page, size_t end)
{
    unsigned seen = 0;
    for (size_t i = end; i < page->article->count && is_inside(&page->placed[i]) && seen < SITE_LINES; i++) {
        struct article_block *block = &page->article->blocks[i];
        bool site = is_of_site(block, &page->placed[i]);
        seen += site || (seen > 0 && block->characters > 0);
        block->is_furniture |= site;
        block->in_article = !site && (seen == 0 || page->placed[i].role == PLACED_CREDIT);
        if (seen > 0 && block->node->kind == NODE_HEADING)
            return;
    }
}

static void mark(const struct page *page, const struct range *range)
{
    size_t first = find_first(page, range->first), end = cut_tail(page, range);
    for (size_t i = 0; i < page->article->count; i++) {
        struct article_block *block = &page->article->blocks[i];
        block->in_article = i >= first && i < end;
        block->is_running = i >= range->first && i < end && page->placed[i].role == PLACED_TEXT;
        block->reads_on = page->placed[i].role == PLACED_TEXT;
        block->is_furniture =
            page->placed[i].role == PLACED_FURNITURE ||
            (i < range->first && page->placed[i].role == PLACED_OPEN && is_label(&page->placed[i].features));
        block->is_summary = block->is_furniture && evidence_has(&page->placed[i].features, PLACE_IN_SUMMARY);
    }
    mark_end(page, end);
}

void extent_find(struct article *article)
{
    struct container container = container_find(article);
    struct placed *placed = blocks_place(article, &container);
    const struct page page = {article, placed, container.region == 0};
    struct range range = find_range(&page);
    cut_at_words(&page, &range);
    mark(&page, &range);
    article->is_weighed = true;
    placed_keep(article, placed);
}

static bool is_title(const struct article_block *block)
{
    return block->is_title && block->node->kind == NODE_HEADING;
}

static size_t find_title(const struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (is_title(&article->blocks[i]))
            return i;
    return SIZE_MAX;
}

/* Of an article that is all there is. */
static bool is_text(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && !block->is_link &&
           (block->characters > BODY_LINE ||
            (block->is_top && character_ends_sentence(text_view_last(block->text)))) &&
           !block_holds_credits(block);
}

static bool is_text_of(const struct extent *extent, const struct article_block *block)
{
    return extent->is_page ? block->is_running : is_text(block);
}

/* From both ends: what stands between need not be looked at. */
static void find_text(const struct article *article, struct extent *extent)
{
    size_t text = extent->title == SIZE_MAX ? 0 : extent->title + 1, last = article->count;
    while (text < article->count && !is_text_of(extent, &article->blocks[text]))
        text++;
    while (last > text && !is_text_of(extent, &article->blocks[last - 1]))
        last--;
    extent->text = text;
    extent->last = text < article->count ? last - 1 : article->count;
}

/* A site's words after the text: what others read. */
static size_t find_beyond(const struct article *article, size_t last)
{
    size_t i = last + 1;
    for (; i < article->count && i <= last + BEHIND_TEXT; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->characters > 0 && block->characters <= LABEL_LONGEST &&
            (words_find(block->text) & 1U << WORDS_FURNITURE) != 0)
            break;
    }
    return i < article->count ? i : article->count;
}

static void find_around(const struct article *article, struct extent *extent)
{
    size_t first = 0, end = article->count;
    while (first < article->count && !article->blocks[first].in_article)
        first++;
    while (end > first && !article->blocks[end - 1].in_article)
        end--;
    bool titled = extent->title != SIZE_MAX && extent->title < extent->text;
    size_t above = titled ? ABOVE_TITLE : ABOVE_TEXT, from = titled ? extent->title : extent->text;
    extent->first = titled ? extent->title : first;
    extent->end = end > extent->last ? end : extent->last + 1;
    extent->head = from > above ? from - above : 0;
    extent->beyond = find_beyond(article, extent->last);
}

struct extent extent_settle(const struct article *article)
{
    struct extent extent = {.first = 0, .end = article->count, .head = 0, .beyond = article->count};
    extent.is_page = article->is_weighed && (article->is_page || article->context->page_title != NULL);
    extent.title = find_title(article);
    find_text(article, &extent);
    if (extent.is_page && extent.text < article->count)
        find_around(article, &extent);
    return extent;
}

enum zone zone_of(const struct extent *extent, size_t block)
{
    if (block < extent->head || block >= extent->beyond)
        return ZONE_OUTSIDE;
    if (block < extent->text)
        return ZONE_HEAD;
    return block <= extent->last ? ZONE_TEXT : ZONE_END;
}
