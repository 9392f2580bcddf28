#include "formats/html/outline/other_titles.h"

#include "formats/html/outline/line_text.h"

/* Titles that make a list; lines below a heading that are looked at; characters of a title. */
enum { TITLES_LEAST = 3, TITLES_LOOKED_AT = 6, TITLE_SHORTEST = 8 };

/* Where this part of the text is over, such a list ends the article. */
enum { OVER_LEAST = 2, OVER_OF = 3 };

/* A title in a list of what others read; it may ask or call. */
static bool is_other_title(const struct article_block *block)
{
    uint32_t last = text_last_mark(block->text);
    bool sentence = character_in(last, "。．.；") || character_is_pause(last);
    return block->is_link || (block->node->kind == NODE_PARAGRAPH && block->characters <= HEADING_LONGEST &&
                              !sentence && text_is_chinese(block->text));
}

/* Nothing but short lines below it, each a title of its own. */
static bool heads_titles(const struct outline *outline, const struct line *line)
{
    const struct article *article = outline->article;
    unsigned titles = 0;
    for (size_t i = line->index + 1; i < article->count && titles < TITLES_LOOKED_AT; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->node->kind == NODE_HEADING && block->is_top)
            break;
        if (block->characters > 0 && !is_other_title(block))
            return false;
        titles += block->characters >= TITLE_SHORTEST;
    }
    return titles >= TITLES_LEAST;
}

static size_t text_of(const struct article_block *block)
{
    return block->is_top && !block->is_link && block_is_body(block) ? block->characters : 0;
}

static size_t count_text(const struct outline *outline, size_t first, size_t end)
{
    size_t characters = 0;
    for (size_t i = first; i < end; i++)
        characters += text_of(&outline->article->blocks[i]);
    return characters;
}

/* Where most of the text is over, such a list ends the article: comments and more lists follow. */
void other_titles_find(struct outline *outline)
{
    if (!outline->is_page)
        return;
    size_t all = count_text(outline, outline->run_first, outline->run_end), before = 0,
           at = outline->run_first;
    bool is_over = false;
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        bool heads = heads_titles(outline, line);
        line_set(line, FEATURE_HEADS_TITLES, heads);
        line_set(line, FEATURE_BEHIND_TITLES, is_over);
        for (; at < line->index; at++)
            before += text_of(&outline->article->blocks[at]);
        is_over |= heads && before * OVER_OF >= all * OVER_LEAST;
    }
}
