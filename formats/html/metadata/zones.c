#include "formats/html/metadata/zones.h"

#include "formats/html/lexicon/words.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/outline.h"
#include "formats/html/outline/run.h"
#include "formats/html/roles/credit_line.h"

/* Blocks. */
enum { ABOVE_TITLE = 4, ABOVE_TEXT = 8, BEHIND_TEXT = 16, LINKS_MOST = 4 };

/* Characters. */
enum { BODY_LINE = 40, LABEL_LONGEST = 24, CREDITS_LONGEST = 160 };

static bool holds_credits(const struct article_block *block)
{
    struct credit_line line;
    if (block->characters > CREDITS_LONGEST)
        return false;
    credit_line_read(block->pieces, &line);
    return credit_line_is_bar(&line);
}

static bool is_running_text(const struct article_block *block)
{
    return !holds_credits(block) && block->node->kind == NODE_PARAGRAPH && !block->is_link &&
           (block->characters > BODY_LINE ||
            (block->is_top && character_ends_sentence(text_view_last(block->text))));
}

static bool is_label(const struct article_block *block)
{
    return block->characters > 0 && block->characters <= LABEL_LONGEST &&
           (words_find(block->text) & 1U << WORDS_FURNITURE) != 0;
}

static size_t find_title(const struct article *article, size_t end)
{
    for (size_t i = 0; i < article->count && i < end; i++)
        if (article->blocks[i].is_title && article->blocks[i].node->kind == NODE_HEADING)
            return i;
    return SIZE_MAX;
}

/* The first text of the run behind the title, and the last. */
static void find_text(const struct article *article, struct zones *zones, size_t first, size_t end)
{
    size_t start = zones->title == SIZE_MAX || zones->title < first ? first : zones->title + 1;
    zones->text = zones->last = end;
    for (size_t i = start; i < end; i++) {
        const struct article_block *block = &article->blocks[i];
        if (!is_running_text(block) && !(i > zones->text && block->is_top && block_is_body(block)))
            continue;
        zones->text = zones->text == end ? i : zones->text;
        zones->last = i;
    }
}

/* The text below a title that the run does not hold: up to a site's words, or links. */
static void find_text_below(const struct article *article, struct zones *zones)
{
    size_t links = 0;
    zones->text = zones->last = zones->title + 1;
    for (size_t i = zones->title + 1; i < article->count && links < LINKS_MOST; i++) {
        const struct article_block *block = &article->blocks[i];
        bool text = is_running_text(block);
        links = block->is_link ? links + 1 : text ? 0 : links;
        if (is_label(block) && zones->last > zones->text)
            return;
        if (text && zones->text == zones->last && zones->text == zones->title + 1)
            zones->text = i;
        zones->last = text ? i : zones->last;
    }
    zones->last = zones->last < zones->text ? zones->text : zones->last;
}

/* A site's words after the text: what others read. */
static size_t find_end(const struct article *article, size_t last)
{
    size_t i = last + 1;
    for (; i < article->count && i <= last + BEHIND_TEXT; i++) {
        const struct article_block *block = &article->blocks[i];
        if (is_label(block))
            break;
    }
    return i < article->count ? i : article->count;
}

struct zones zones_find(const struct article *article)
{
    struct outline outline = {.article = (struct article *)article};
    struct zones zones = {.is_page = article->is_page || article->context->page_title != NULL};
    outline.is_page = zones.is_page;
    run_find(&outline);
    zones.title = find_title(article, article->count);
    find_text(article, &zones, outline.run_first, outline.run_end);
    if (zones.text == outline.run_end && zones.title != SIZE_MAX)
        find_text_below(article, &zones);
    size_t above = zones.title == SIZE_MAX ? ABOVE_TEXT : ABOVE_TITLE;
    size_t from = zones.title == SIZE_MAX ? zones.text : zones.title;
    zones.head = zones.is_page && from > above ? from - above : 0;
    zones.end = zones.is_page ? find_end(article, zones.last) : article->count;
    return zones;
}

enum zone zone_of(const struct zones *zones, size_t block)
{
    if (block < zones->head || block >= zones->end)
        return ZONE_OUTSIDE;
    if (block < zones->text)
        return ZONE_HEAD;
    return block <= zones->last ? ZONE_TEXT : ZONE_END;
}
