/* The title and its order number: line 1, else <h1>, else <title> without the site's name, else the file's
 * name. A title that stands in the body too is printed once. */
#include "base/path.h"
#include "formats/html/article/article.h"
#include "formats/html/article/book_title.h"
#include "formats/html/article/credits.h"
#include "formats/html/article/order_number.h"
#include "formats/html/lexicon/numbering.h"

#include <string.h>

/* Characters: a title that <title> still names when the site is cut off; a site's name. */
enum { TITLE_SHORTEST = 4, SITE_LONGEST = 24, CHAPTER_LONGEST = 40 };

/* So many blocks may stand before a repeated title: a column's name, a date. */
enum { REPEAT_DEPTH = 3 };

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

/* "-" and "——" part a title from its deck as well as from a site, so a site must look like one there. */
static bool looks_like_site(struct text_view part, const char *separator)
{
    static const char *const words[] = {"网",   "在线", "频道",   "新闻", "日报", "晚报", "社区",
                                        "论坛", "博客", "门户",   "百度", "搜狐", "腾讯", "知乎",
                                        "简书", "CSDN", "GitHub", "Wiki", "wiki", ".com", ".cn",
                                        ".net", ".org", "首页",   "号"};
    if (*separator == '_' || *separator == '|' || *separator == ' ')
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_view_find(part, words[i]) >= 0)
            return true;
    return false;
}

static struct text_view cut_site(struct text_view title)
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

static bool is_first_level(const struct article_block *block)
{
    return block->node->kind == NODE_HEADING && block->node->heading.level == 1 && block->characters > 0;
}

/* The only <h1>; several of them are headings of an article that has its title elsewhere. */
static struct article_block *find_only_h1(struct article *article)
{
    struct article_block *found = NULL;
    for (size_t i = 0; i < article->count; i++) {
        if (!is_first_level(&article->blocks[i]))
            continue;
        if (found != NULL)
            return NULL;
        found = &article->blocks[i];
    }
    return found;
}

/* The first blocks of the article itself: what stands in lists and tables before it is a page's furniture. */
static struct article_block *find_repeated(struct article *article, struct text_view title)
{
    size_t seen = 0;
    for (size_t i = 0; i < article->count && seen < REPEAT_DEPTH; i++) {
        struct article_block *block = &article->blocks[i];
        if (block->node == NULL)
            continue;
        if (!block->is_top)
            return NULL;
        seen += block->characters > 0;
        if (text_view_same_visible(block->text, title))
            return block;
    }
    return NULL;
}

static void report(const struct article *article, const struct article_block *block, enum diag_id id)
{
    struct place place = {article->document->name, block->node->line};
    diag_report(article->context->diag, place, id, text_view_copy(article->scratch, block->text));
}

static void drop_repeated(struct article *article)
{
    struct article_block *block = find_repeated(article, text_view_of(article->document->metadata.title));
    if (block == NULL)
        return;
    report(article, block, DIAG_TITLE_REPEATED);
    article_remove(block);
}

/* Standard input has no name. */
static char *file_stem(const struct article *article)
{
    bool has_name = strcmp(article->document->name, "-") != 0;
    return has_name ? path_stem(article->scratch, article->document->name)
                    : arena_copy_text(article->scratch, "");
}

/* Text from a pipe that has no title: a short first line stays in the text, and names it. */
static void take_first_line(struct article *article)
{
    const struct article_block *first = article->blocks;
    bool is_title = article->count > 1 && first->characters > 0 && first->characters <= CHAPTER_LONGEST &&
                    !character_ends_sentence(text_view_last(first->text));
    if (!is_title)
        return;
    article->document->metadata.title = text_view_copy(article->document->arena, first->text);
    article->document->metadata.title_in_body = true;
}

static void set_title(struct article *article, struct title_order found)
{
    article->document->metadata.title = found.title;
    article->document->metadata.order = found.order;
}

static void take_title_line(struct article *article)
{
    struct arena *arena = article->document->arena;
    struct title_order found =
        order_number_from_title_line(arena, article->context->title_line, file_stem(article));
    set_title(article, found);
    if (found.order != NULL)
        diag_report(article->context->diag, (struct place){article->document->name, 1}, DIAG_ORDER_FOUND,
                    found.order);
    drop_repeated(article);
}

/* A title that the body shows: at its start it becomes the document's and goes; further down it stays where
 * it is, for text is not moved. */
static void take_block(struct article *article, struct article_block *block)
{
    struct metadata *metadata = &article->document->metadata;
    metadata->title = text_view_copy(article->document->arena, block->text);
    metadata->title_further_down = article->is_page = block != article->blocks;
    block->is_title = true;
    if (!metadata->title_further_down)
        article_remove(block);
    else if (block->node->kind == NODE_PARAGRAPH)
        block->node->kind = NODE_HEADING;
}

/* The heading that says what <title> says, whatever its level. */
static struct article_block *find_heading(struct article *article, struct text_view title)
{
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].node->kind == NODE_HEADING &&
            text_view_same_visible(article->blocks[i].text, title))
            return &article->blocks[i];
    return find_repeated(article, title);
}

/* The next number stands further down: the text is more than one chapter. */
static bool counts_on(const struct article *article, const struct numbering *first)
{
    struct numbering numbering;
    for (size_t i = 1; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->characters > 0 && block->characters <= CHAPTER_LONGEST &&
            numbering_read(block->text, &numbering) && numbering.family == first->family &&
            numbering.value == first->value + 1)
            return true;
    }
    return false;
}

/* <title> says no more than a heading, or goes on with a mark behind it. */
static bool is_before_site(struct text_view title, struct text_view heading)
{
    if (!text_view_take_visible(&title, heading))
        return false;
    return text_view_is_empty(title) || character_in(text_view_first(title), " -_|–—｜·»<");
}

/* The longest heading that <title> begins with, the names of columns and sites behind it. */
static struct article_block *find_heading_before_site(struct article *article, struct text_view title)
{
    struct article_block *found = NULL;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (block->node->kind != NODE_HEADING || block->characters < TITLE_SHORTEST ||
            !is_before_site(title, block->text))
            continue;
        if (found == NULL || block->characters > found->characters)
            found = block;
    }
    return found;
}

/* One chapter of a book: its heading opens the text and is the title too. */
static bool take_chapter(struct article *article)
{
    struct numbering numbering;
    const struct article_block *first = article->blocks;
    if (article->count < 2 || first->node->kind != NODE_PARAGRAPH || first->characters > CHAPTER_LONGEST ||
        !numbering_read(first->text, &numbering))
        return false;
    if (counts_on(article, &numbering))
        return false;
    bool later = numbering.class == NUMBERING_LABEL && numbering.value > 1;
    if ((numbering.class != NUMBERING_UNIT && !later) || character_ends_sentence(text_view_last(first->text)))
        return false;
    article->document->metadata.title = text_view_copy(article->document->arena, first->text);
    article->document->metadata.title_in_body = true;
    return true;
}

/* A title that a site cut off with dots stands whole behind 原标题：《…》. */
static struct text_view whole_title(const struct article *article, struct text_view cut)
{
    struct text_view stem = cut, value;
    while (character_in(text_view_last(stem), ".…"))
        stem.length -= text_view_last(stem) == '.' ? 1 : strlen("…");
    if (stem.length == cut.length || text_view_count(stem) < TITLE_SHORTEST)
        return cut;
    for (size_t i = 0; i < article->count; i++) {
        struct text_view rest = article->blocks[i].text;
        if (credit_take_labelled(&rest, &value) != CREDIT_ORIGINAL_TITLE)
            continue;
        if (text_view_take_text(&value, "《"))
            text_view_take_end(&value, "》");
        if (value.length > stem.length && text_view_same(text_view_part(value, 0, stem.length), stem))
            return value;
    }
    return cut;
}

static void mend_cut_title(struct article *article)
{
    struct metadata *metadata = &article->document->metadata;
    struct text_view title = text_view_of(metadata->title), whole = whole_title(article, title);
    if (whole.text != title.text)
        metadata->title = text_view_copy(article->document->arena, whole);
}

static bool has_text(const char *text)
{
    return text != NULL && !text_view_is_empty(text_view_trim(text_view_of(text)));
}

/* The only <h1>, but where it is a site's and another heading says what <title> begins with. */
static struct article_block *find_titled(struct article *article, struct text_view title)
{
    struct article_block *h1 = find_only_h1(article), *heading = NULL;
    if (!text_view_is_empty(title) && (h1 == NULL || !is_before_site(title, h1->text)))
        heading = find_heading_before_site(article, title);
    return heading != NULL ? heading : h1;
}

static void find_title(struct article *article)
{
    struct text_view whole = text_view_of(""), page = whole;
    if (has_text(article->context->page_title))
        whole = text_view_trim(text_view_of(article->context->page_title));
    struct article_block *heading = find_titled(article, whole);
    if (!text_view_is_empty(whole))
        page = cut_site(whole);
    if (heading == NULL && !text_view_is_empty(page))
        heading = find_heading(article, page);
    if (heading != NULL)
        take_block(article, heading);
    else if (take_chapter(article))
        return;
    else if (!text_view_is_empty(page))
        article->document->metadata.title = text_view_copy(article->document->arena, page);
    else
        set_title(article, order_number_from_stem(article->document->arena, file_stem(article)));
    if (!has_text(article->document->metadata.title))
        take_first_line(article);
}

void pass_title(struct article *article)
{
    if (article->context->is_plain && book_title_take(article))
        drop_repeated(article);
    else if (has_text(article->context->title_line))
        take_title_line(article);
    else
        find_title(article);
    mend_cut_title(article);
}
