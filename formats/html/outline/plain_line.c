#include "formats/html/outline/plain_line.h"

#include "formats/html/outline/line_text.h"

/* Characters. */
enum { PLAIN_SHORTEST = 4, PLAIN_LONGEST = 32, PAUSED_LONGEST = 24, TEXT_SHORTEST = 30 };

/* A text below is so many times as long as its heading. */
enum { TEXT_TIMES = 2 };

bool outline_has_text_above(const struct outline *outline, size_t index)
{
    return index > outline->run_first &&
           outline->body_before[index] > outline->body_before[outline->run_first];
}

bool block_ends_section(const struct article_block *before)
{
    if (before == NULL || before->is_title || before->node->kind == NODE_FIGURE)
        return true;
    return (before->has_picture && before->characters == 0) || text_view_ends(before->text, "摄") ||
           (before->is_top && block_is_body(before));
}

/* 【某报】 before a title: the shape of a digest, whose titles are other papers'. */
static bool is_digest(struct text_view text)
{
    return text_view_first(text) == 0x3010 && text_view_find(text, "】") > 0 && !text_view_ends(text, "】");
}

static bool is_text_below(const struct outline *outline, const struct article_block *after,
                          const struct article_block *line)
{
    if (after == NULL || !after->is_top || !block_is_body(after) || after->characters <= line->characters)
        return false;
    if (!outline->is_page || is_digest(line->text))
        return true;
    return after->characters >= TEXT_SHORTEST && after->characters >= TEXT_TIMES * line->characters;
}

/* What a line may be a heading of: text, on a page also the heading of a part of it. */
static bool opens_section(const struct outline *outline, const struct article_block *line, size_t index)
{
    const struct article_block *after = article_neighbour(outline->article, index, 1);
    if (is_text_below(outline, after, line))
        return true;
    if (!outline->is_page || after == NULL || !block_is_open(after))
        return false;
    size_t at = (size_t)(after - outline->article->blocks);
    return is_text_below(outline, article_neighbour(outline->article, at, 1), after);
}

static size_t count_commas(struct text_view text)
{
    size_t count = 0;
    while (!text_view_is_empty(text))
        count += character_in(text_view_take(&text), "，,");
    return count;
}

/* A label and its value, or a sentence that goes on, is no heading. */
static bool is_worded_as_heading(const struct outline *outline, const struct article_block *line)
{
    if (text_view_has_any(line->text, "。；"))
        return false;
    if (!outline->is_page)
        return line->characters <= PLAIN_LONGEST;
    if (is_digest(line->text))
        return line->characters <= HEADING_LONGEST;
    size_t commas = count_commas(line->text);
    unsigned longest = commas > 0 ? PAUSED_LONGEST : PLAIN_LONGEST;
    return commas <= 1 && line->characters <= longest && !text_view_has_any(line->text, "：:");
}

bool line_is_plain(const struct outline *outline, const struct article_block *line, size_t index)
{
    const struct article_block *before = index == 0 ? NULL : article_neighbour(outline->article, index, -1);
    if (!block_is_open(line) || line->characters < PLAIN_SHORTEST || !is_worded_as_heading(outline, line))
        return false;
    if (outline->is_page && !outline_has_text_above(outline, index))
        return false;
    return (block_ends_section(before) || (outline->is_page && block_is_open(before))) &&
           opens_section(outline, line, index);
}
