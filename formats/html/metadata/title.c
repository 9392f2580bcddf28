#include "formats/html/metadata/title.h"

#include "base/path.h"
#include "formats/html/article/order_number.h"
#include "formats/html/article/title_line.h"
#include "formats/html/book/book_title.h"
#include "formats/html/extent/extent.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/names.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/metadata/page_title.h"
#include "formats/html/metadata/title_byline.h"
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/roles.h"

#include <string.h>

/* Characters: a title that a site cut off with dots; the heading of a chapter. */
enum { TITLE_SHORTEST = 4, CHAPTER_LONGEST = 40 };

/* So many blocks may stand before a repeated title: a column's name, a date. */
enum { REPEAT_DEPTH = 3 };

/* Lines of a title. */
enum { LINES_MOST = 3 };

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

static bool has_text(const char *text)
{
    return text != NULL && !text_view_is_empty(text_view_trim(text_view_of(text)));
}

/* The author is declared so: the text may know better. */
static void set_title(struct article *article, struct title_order found)
{
    struct metadata *metadata = &article->document->metadata;
    const char *author = NULL;
    metadata->title = found.title;
    metadata->order = found.order;
    if (title_take_byline(article->document->arena, &metadata->title, &author) && !has_text(metadata->author))
        metadata->author = author;
}

static void take_title_line(struct article *article)
{
    if (has_text(article->context->page_title))
        extent_find(article);
    struct arena *arena = article->document->arena;
    struct title_order found =
        order_number_from_title_line(arena, article->context->title_line, file_stem(article));
    set_title(article, found);
    if (found.order != NULL)
        diag_report(article->context->diag, (struct place){article->document->name, 1}, DIAG_ORDER_FOUND,
                    found.order);
    drop_repeated(article);
}

static bool is_displayed(const struct article_block *block)
{
    return block->node != NULL && block->node->kind == NODE_PARAGRAPH && block->is_bold && block->is_large &&
           block->node->paragraph.alignment == ALIGNMENT_CENTER && block->characters > 0;
}

/* Lines of one look, large, bold and centred, at the top: so many are the title. Of more none goes on. */
static size_t count_lines(const struct article *article)
{
    size_t count = 0, characters = 0;
    for (; count < article->count && is_displayed(&article->blocks[count]); count++) {
        const struct article_block *line = &article->blocks[count];
        struct date date;
        bool other =
            block_is_deck(line) || name_is_widened_person(line->text) || date_is_whole(line->text, &date);
        if (count > 0 && (line->spacers > 0 || other))
            break;
        characters += line->characters;
    }
    return count <= LINES_MOST && characters <= TITLE_LONGEST ? count : 1;
}

static void join_line(struct article *article, struct article_block *second)
{
    struct metadata *metadata = &article->document->metadata;
    bool wide = character_is_wide(text_view_last(text_view_of(metadata->title))) &&
                character_is_wide(text_view_first(second->text));
    metadata->title = arena_format(article->document->arena, "%s%s%s", metadata->title, wide ? "" : " ",
                                   text_view_copy(article->scratch, second->text));
    article_remove(second);
}

/* A title that the body shows: at its start it becomes the document's and goes; further down it stays where
 * it is, for text is not moved. */
static void take_block(struct article *article, struct article_block *block)
{
    struct metadata *metadata = &article->document->metadata;
    size_t lines = block == article->blocks ? count_lines(article) : 1;
    metadata->title = text_view_copy(article->document->arena, page_title_words(block));
    for (size_t i = 1; i < lines; i++)
        join_line(article, &article->blocks[i]);
    block->is_title = true;
    if (block == article->blocks) {
        article_remove(block);
        return;
    }
    article->is_page = true;
    metadata->title_heading = block->node;
    if (block->node->kind == NODE_PARAGRAPH)
        block->node->kind = NODE_HEADING;
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
        text_view_take_last(&stem);
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

static bool is_first_rank(const struct article_block *block)
{
    return block->node->kind == NODE_HEADING && block->node->heading.level == 1 && block->characters > 0;
}

/* The only <h1>; several of them are the articles of a book. */
static struct article_block *find_only_h1(struct article *article)
{
    struct article_block *found = NULL;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (!is_first_rank(block))
            continue;
        if (found != NULL)
            return NULL;
        found = block;
    }
    return found;
}

/* The title page of a book says its title; the only other heading is that of its only chapter. */
static struct article_block *find_title_of_book(struct article *article, struct text_view title)
{
    struct article_block *first = article->blocks;
    while (first < article->blocks + article->count && !first->characters)
        first++;
    if (text_view_is_empty(title))
        return find_only_h1(article);
    bool is_said = first < article->blocks + article->count && is_first_rank(first) &&
                   text_view_same(text_view_trim(first->text), title);
    return is_said ? first : NULL;
}

static void find_title(struct article *article)
{
    struct text_view page = text_view_of("");
    if (has_text(article->context->page_title))
        page = text_view_trim(text_view_of(article->context->page_title));
    extent_find(article);
    struct article_block *block =
        article->context->is_book ? find_title_of_book(article, page) : page_title_find(article, page);
    const char *declared = article->document->metadata.title;
    if (block != NULL)
        take_block(article, block);
    else if (take_chapter(article))
        return;
    else if (has_text(declared) && text_view_is_empty(page))
        article->document->metadata.title = declared;
    else if (!text_view_is_empty(page))
        article->document->metadata.title =
            text_view_copy(article->document->arena, page_title_cut_site(page));
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
