#include "formats/html/outline/settled.h"

#include "formats/html/lexicon/numbering.h"
#include "formats/html/lexicon/words.h"

#include <string.h>

/* Characters of a title that was cut off. */
enum { STEM_SHORTEST = 4 };

static bool is_heading(const struct article_block *block)
{
    return block->node && block->node->kind == NODE_HEADING;
}

/* What a line begins with says whether it opens a chapter, as where headings are weighed. */
static void take_number(const struct article_block *block)
{
    struct node *node = block->node;
    struct numbering numbering = {0};
    bool has_number = numbering_read(block->text, &numbering);
    node->heading.is_chapter = (has_number && numbering.class == NUMBERING_UNIT) ||
                               (words_find(block->text) & 1U << WORDS_FRONT) != 0;
    node->heading.begins_page =
        node->heading.is_chapter && !(has_number && numbering.rank == UNIT_RANK_SECTION);
    node->heading.official_level = has_number ? (uint8_t)numbering.official_level : 0;
}

/* A page may have cut off the one or the other with dots. */
static bool is_title(struct text_view text, struct text_view title)
{
    struct text_view stem = text;
    while (character_in(text_view_last(stem), ".…"))
        text_view_take_last(&stem);
    return text_view_same_visible(text, title) ||
           (text_view_count(stem) >= STEM_SHORTEST && stem.length <= title.length &&
            text_view_same(text_view_part(title, 0, stem.length), stem));
}

/* The only heading of the first level that says what the title does; NULL: there are others, or none. */
static struct article_block *find_title(struct article *article)
{
    struct text_view title = text_view_of(article->document->metadata.title);
    struct article_block *found = NULL;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (!is_heading(block) || block->node->heading.level != 1)
            continue;
        if (found || !is_title(block->text, title))
            return NULL;
        found = block;
    }
    return found;
}

/* Below a title that stands behind other blocks the levels begin; at the start of the text it is one of them. */
static void take_title(struct article *article, const struct article_block *title)
{
    if (title->node == article->document->root->first_child) {
        article->document->metadata.title_in_body = true;
        return;
    }
    article->document->metadata.title_heading = title->node;
    for (size_t i = 0; i < article->count; i++)
        if (is_heading(&article->blocks[i]) && article->blocks[i].node->heading.level)
            article->blocks[i].node->heading.level--;
}

void pass_settled(struct article *article)
{
    struct metadata *metadata = &article->document->metadata;
    const struct article_context *context = article->context;
    metadata->title = context->page_title ? context->page_title : "";
    metadata->language =
        arena_copy_text(article->document->arena, context->language ? context->language : "zh-CN");
    for (size_t i = 0; i < article->count; i++)
        if (is_heading(&article->blocks[i]))
            take_number(&article->blocks[i]);
    const struct article_block *title = find_title(article);
    if (title)
        take_title(article, title);
}
