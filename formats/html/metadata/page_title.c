#include "formats/html/metadata/page_title.h"

#include "formats/html/article/title_line.h"
#include "formats/html/extent/block_features.h"
#include "formats/html/extent/extent.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/words.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/outline.h"
#include "formats/html/roles/roles.h"
#include "formats/html/roles/statements.h"

#include <string.h>

/* Characters: a title that <title> still names when the site is cut off; a site's name; what <title> begins with
 * although no mark follows; a title of the page itself. */
enum { TITLE_SHORTEST = 4, SITE_LONGEST = 24, GLUED_SHORTEST = 8, BLOCK_SHORTEST = 2 };

/* Blocks between a title and the text; blocks between a title and its credits. */
enum { CLOSE_BLOCKS = 12, CREDIT_BLOCKS = 3 };

static const char *const site_separators[] = {"_",   " - ", " – ", " — ", " | ",  "|",
                                              " · ", "｜",  "-",   "——",  " :: ", " » "};

/* Where the last separator stands, or -1; `end` is behind it. */
static ptrdiff_t find_last_separator(struct text_view title, size_t *end)
{
    ptrdiff_t last = -1;
    for (size_t i = 0; i < sizeof site_separators / sizeof *site_separators; i++) {
        size_t length = strlen(site_separators[i]);
        for (ptrdiff_t at = (ptrdiff_t)title.length - (ptrdiff_t)length; at > last; at--)
            if (memcmp(title.text + at, site_separators[i], length) == 0) {
                last = at;
                *end = (size_t)at + length;
                break;
            }
    }
    return last;
}

/* "-" and "——" separate a title from its deck as well as from a site, so a site must look like one there. */
static bool looks_like_site(struct text_view part, const char *separator)
{
    return *separator == '_' || *separator == '|' || *separator == ' ' || credit_word_in(CREDIT_SITE, part);
}

struct text_view page_title_cut_site(struct text_view title)
{
    size_t behind = 0;
    for (ptrdiff_t at; (at = find_last_separator(title, &behind)) > 0;) {
        struct text_view head = text_view_trim(text_view_part(title, 0, (size_t)at));
        struct text_view site = text_view_trim(text_view_part(title, behind, title.length));
        if (text_view_count(head) < TITLE_SHORTEST || text_view_count(site) > SITE_LONGEST ||
            !looks_like_site(site, title.text + at))
            break;
        title = head;
    }
    return title;
}

struct search {
    struct article *article;
    struct text_view page, declared;
    size_t text;       /* the block at which the running text begins */
    unsigned h1_count; /* with text */
    bool page_seen;    /* a block shows what <title> begins with */
};

struct text_view page_title_words(const struct article_block *block)
{
    struct text_view words = block->pieces, count = {0};
    for (struct text_view rest = words; !text_view_is_empty(rest);)
        if (text_view_take(&rest) == '\t')
            count = rest;
    size_t digits = 0;
    for (struct text_view rest = count; character_digit(text_view_first(rest)) >= 0; digits++)
        text_view_take(&rest);
    if (digits == 0 || digits != text_view_count(count) || count.length + 1 >= block->text.length)
        return block->text;
    return text_view_trim(text_view_part(block->text, 0, block->text.length - count.length));
}

static bool is_separator(uint32_t character)
{
    return character == 0 || character_is_blank(character) ||
           character_in(character, "_-–—|｜·:：»>［[(（【《“”丨");
}

/* The words are a whole part of <title>, between two separators; `rest` is behind them. */
static bool is_part(struct text_view page, struct text_view words, struct text_view *rest)
{
    bool boundary = true;
    while (!text_view_is_empty(page)) {
        *rest = page;
        if (boundary && text_view_take_visible(rest, words) && is_separator(text_view_first(*rest)))
            return true;
        boundary = is_separator(text_view_take(&page));
    }
    return false;
}

/* What <title> says of a block: it begins with it, it names it elsewhere, or nothing. */
static uint64_t weigh_page(const struct search *search, struct text_view words)
{
    struct text_view rest = search->page;
    size_t count = text_view_count_visible(words), all = text_view_count_visible(search->page);
    if (text_view_take_visible(&rest, words)) {
        bool ends = is_separator(text_view_first(rest)) || count >= GLUED_SHORTEST;
        return ends && count >= BLOCK_SHORTEST ? SAYS(IN_PAGE_TITLE) : 0;
    }
    if (!is_part(search->page, words, &rest))
        return search->page_seen ? SAYS(UNNAMED) : 0;
    return count * 2 > all ? SAYS(LONGEST_PART) : SAYS(SITE_PART);
}

static uint64_t weigh_tag(const struct search *search, const struct article_block *block)
{
    if (block->node->kind != NODE_HEADING)
        return 0;
    if (block->node->heading.level == 1)
        return SAYS(H1) | (search->h1_count == 1 ? SAYS(ONLY_H1) : SAYS(SEVERAL_H1));
    return block->node->heading.level == 2 ? SAYS(H2) : SAYS(H3);
}

static uint64_t weigh_look(const struct search *search, const struct article_block *block)
{
    bool heading = block->node->kind == NODE_HEADING;
    bool centred = !heading && block->node->paragraph.alignment == ALIGNMENT_CENTER;
    bool first = block == search->article->blocks;
    if (first && centred && block->is_bold && block->is_large)
        return SAYS(FIRST) | SAYS(STANDS_OUT) | SAYS(LARGE);
    bool stands_out = !heading && (centred || block->is_bold || block->is_large);
    return (first ? SAYS(FIRST) : 0) | (stands_out ? SAYS(STANDS_OUT) : 0) |
           (block->is_link ? SAYS(LINKED) : 0);
}

static bool credits_follow(const struct search *search, size_t index)
{
    const struct article *article = search->article;
    for (size_t i = index + 1, seen = 0; i < article->count && seen < CREDIT_BLOCKS; i++) {
        seen += article->blocks[i].characters > 0;
        if (block_holds_credits(&article->blocks[i]))
            return true;
    }
    return false;
}

/* A path or a site's word. A bar is part of a title that <title> begins with: 棱镜|数据业大整顿. */
static bool is_furniture(struct text_view text, bool titled)
{
    return text_view_has_any(text, "><»›©") || (!titled && text_view_has_any(text, "|｜")) ||
           (words_find(text) & 1U << WORDS_FURNITURE) != 0 || credit_word_is(CREDIT_GLUED, text);
}

static uint64_t weigh_words(const struct article_block *block, bool titled)
{
    uint32_t last = text_view_last(block->text);
    bool sentence = last == 0x3002 || character_is_pause(last);
    bool letters = text_view_count_han(block->text) > 1 || block->node->kind == NODE_HEADING;
    return (block_holds_credits(block) ? SAYS(CREDIT) : 0) |
           (is_furniture(block->text, titled) || !letters ? SAYS(FURNITURE) : 0) |
           (sentence ? SAYS(SENTENCE) : 0);
}

static uint64_t weigh_place(const struct search *search, size_t index)
{
    const struct article *article = search->article;
    uint64_t features = credits_follow(search, index) ? SAYS(CREDITS_AFTER) : 0;
    if (index + 1 < article->count && block_holds_credits(&article->blocks[index + 1]))
        features |= SAYS(CREDITS_NEXT);
    if (index + 1 < article->count && block_is_paragraph(&article->blocks[index + 1]) &&
        block_is_deck(&article->blocks[index + 1]))
        features |= SAYS(DECK_AFTER);
    if (text_view_same_visible(article->blocks[index].text, search->declared))
        features |= SAYS(DECLARED);
    if (index <= search->text && search->text - index <= CLOSE_BLOCKS)
        features |= SAYS(CLOSE);
    if (index > search->text)
        features |= SAYS(BEHIND_TEXT);
    return search->page_seen || text_view_is_empty(search->page) ? features : features | SAYS(PAGE_UNSEEN);
}

static bool may_be_title(const struct article_block *block)
{
    enum node_kind kind = block->node->kind;
    return (kind == NODE_HEADING || kind == NODE_PARAGRAPH) && block->characters >= 1 &&
           block->characters <= TITLE_LONGEST;
}

static struct search start_search(struct article *article, struct text_view page_title)
{
    const char *declared = article->document->metadata.title;
    struct search search = {.article = article, .page = page_title, .text = extent_settle(article).text};
    search.declared = text_view_of(declared == NULL ? "" : declared);
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        search.h1_count += block->node->kind == NODE_HEADING && block->node->heading.level == 1 &&
                           block->characters > 0 && !block->is_link && !is_furniture(block->text, true);
        search.page_seen |=
            may_be_title(block) && !text_view_is_empty(page_title) &&
            (weigh_page(&search, block->text) & (SAYS(IN_PAGE_TITLE) | SAYS(LONGEST_PART))) != 0;
    }
    return search;
}

static uint64_t weigh_block(const struct search *search, size_t index)
{
    const struct article_block *block = &search->article->blocks[index];
    uint64_t page = weigh_page(search, page_title_words(block)), look = weigh_look(search, block);
    uint64_t place = weigh_place(search, index);
    bool titled = (page & SAYS(IN_PAGE_TITLE)) != 0;
    if ((place & SAYS(DECLARED)) != 0)
        page &= ~SAYS(UNNAMED); /* <title> may be that of a list */
    if (titled)
        look &= ~SAYS(LINKED); /* a post links to itself */
    return page | look | weigh_tag(search, block) | weigh_words(block, titled) | place;
}

struct article_block *page_title_find(struct article *article, struct text_view page_title)
{
    struct search search = start_search(article, page_title);
    struct article_block *best = NULL;
    int most = 0;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        bool heading = block->node->kind == NODE_HEADING;
        if (!may_be_title(block) || (!heading && i > search.text))
            continue;
        uint64_t features = weigh_block(&search, i);
        int weight = statement_weight(FIELD_TITLE, features);
        bool more =
            i <= search.text ? weight >= most : weight > most; /* of equals the one nearer to the text */
        if (!statement_is_enough(FIELD_TITLE, features) || !more)
            continue;
        most = weight;
        best = block;
    }
    return best;
}
