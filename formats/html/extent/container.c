#include "formats/html/extent/container.h"

#include "formats/html/extent/site_words.h"

/* Percent of the running text that a region must hold so that the text is looked for in it alone. */
enum { MOST_SHARE = 66 };

/* What names speak against counts for a part; characters of a line that runs on although it has no mark. */
enum { DOUBTED_SHARE = 6, TEASER_SHARE = 36, LINE_LONGEST = 40 };

/* Characters of running text that is hardly any, and that is little beside pictures. */
enum { SCANT_TEXT = 40, LITTLE_TEXT = 160 };

/* Then a picture counts for so many characters, running text for more than itself; pictures that make a gallery. */
enum { PICTURE_WORTH = 30, RUNNING_COUNTS = 4, PICTURES_LEAST = 4 };

/* Characters of a title that leads elsewhere; blocks between it and its text. */
enum { TEASER_TITLE = 6, TEASER_NEAR = 3 };

static const uint32_t doubted = HINTS(MENU) | HINTS(SIDE) | HINTS(RELATED) | HINTS(COMMENTS) | HINTS(FOOT) |
                                HINTS(ADVERTISEMENT) | HINTS(SHARE) | HINTS(QUIET) | HINTS(SUMMARY);

static uint32_t region_of(const struct article_block *block, uint32_t count)
{
    return block->node->region < count ? block->node->region : 0;
}

static uint32_t worth_of(const struct article_block *block)
{
    if (block->node->kind != NODE_PARAGRAPH || block->linked * 2 > block->characters)
        return 0;
    bool runs = block->characters > LINE_LONGEST || character_ends_sentence(text_view_last(block->text));
    return runs ? block->characters - block->linked : 0;
}

bool block_is_teaser(const struct article *article, size_t index)
{
    if (article->blocks[index].node->kind != NODE_PARAGRAPH)
        return false;
    for (size_t i = index, steps = 0; i > 0 && steps < TEASER_NEAR; i--, steps++) {
        const struct article_block *above = &article->blocks[i - 1];
        if (above->characters > 0)
            return above->linked * 10 >= above->characters * 9 && above->characters >= TEASER_TITLE;
    }
    return false;
}

static bool shows_picture(const struct article_block *block)
{
    const struct node *first = block->node->first_child;
    bool in_link = block->node->dead_links > 0 || (first != NULL && first->kind == NODE_LINK);
    return block->has_picture && !in_link;
}

/* Where nothing runs on, short lines and pictures are what a page has: a poem, a gallery. */
static uint32_t scant_worth_of(const struct article_block *block)
{
    uint32_t runs = worth_of(block) * RUNNING_COUNTS;
    bool is_line = block->node->kind == NODE_PARAGRAPH && block->linked == 0;
    return runs + (is_line ? block->characters : 0) + (shows_picture(block) ? PICTURE_WORTH : 0);
}

/* Parents have lower numbers: names go down in one pass, sums up in another. */
static void add_up(struct container *container, const struct article *article, const struct region *regions)
{
    struct region_sum *sums = container->sums;
    for (uint32_t i = 0; i < container->count; i++)
        sums[i] = (struct region_sum){.hints = i > 0 ? sums[regions[i].parent].hints | regions[i].hints : 0};
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        struct region_sum *sum = &sums[region_of(block, container->count)];
        uint32_t worth = container->is_scant ? scant_worth_of(block) : worth_of(block);
        sum->text += block->characters;
        sum->linked += block->linked;
        bool doubt = (sum->hints & doubted) != 0 || block_speaks_for_site(block);
        worth = doubt ? worth / DOUBTED_SHARE : worth;
        sum->worth += block_is_teaser(article, i) ? worth / TEASER_SHARE : worth;
    }
    for (uint32_t i = container->count - 1; i > 0; i--) {
        struct region_sum *parent = &sums[regions[i].parent];
        parent->text += sums[i].text;
        parent->linked += sums[i].linked;
        parent->worth += sums[i].worth;
    }
}

/* Children have higher numbers than their parent, so that one pass over all finds the way inward. */
static uint32_t find_region(const struct container *container, const struct region *regions)
{
    uint32_t region = 0;
    for (uint32_t i = 1; i < container->count; i++) {
        const struct region_sum *sum = &container->sums[i];
        bool most = (uint64_t)sum->worth * 100 >= (uint64_t)container->sums[region].worth * MOST_SHARE;
        if (regions[i].parent == region && sum->worth > 0 && most)
            region = i;
    }
    return region;
}

/* Names around the container say nothing of what is in it. */
static void look_inside(struct container *container, const struct region *regions)
{
    struct region_sum *sums = container->sums;
    sums[container->region].is_inside = true;
    sums[0].hints = sums[container->region].hints = 0;
    for (uint32_t i = 1; i < container->count; i++) {
        if (i == container->region)
            continue;
        sums[i].is_inside = sums[regions[i].parent].is_inside;
        sums[i].hints = sums[regions[i].parent].hints | regions[i].hints;
    }
}

static bool is_scant(const struct article *article, uint32_t worth)
{
    unsigned pictures = 0;
    for (size_t i = 0; i < article->count && pictures < PICTURES_LEAST; i++)
        pictures += shows_picture(&article->blocks[i]);
    return worth < SCANT_TEXT || (worth < LITTLE_TEXT && pictures == PICTURES_LEAST);
}

struct container container_find(const struct article *article)
{
    const struct regions *regions = article->context->regions;
    struct container container = {.count = regions == NULL || regions->count == 0 ? 1 : regions->count};
    container.sums = arena_allocate_array(article->scratch, container.count, sizeof *container.sums);
    const struct region *items = regions == NULL ? NULL : regions->items;
    add_up(&container, article, items);
    if (is_scant(article, container.sums[0].worth)) {
        container.is_scant = true;
        add_up(&container, article, items);
    }
    container.region = find_region(&container, items);
    look_inside(&container, items);
    return container;
}
