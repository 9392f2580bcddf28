#include "formats/html/outline/lines.h"

#include "formats/html/extent/extent.h"
#include "formats/html/outline/families.h"
#include "formats/html/outline/line_features.h"
#include "formats/html/outline/line_text.h"

#include <string.h>

/* Body paragraphs that share an indent, in percent. */
enum { LEAD_SHARE = 70, FEW_BODIES = 3 };

/* Paragraphs that a plain text has which is as long as a book. */
enum { LONG_TEXT = 100 };

/* A chapter's title may end like a sentence. */
static bool line_may_be_title(const struct line *line)
{
    return line->numbering.class == NUMBERING_UNIT && !line_has(line, FEATURE_VERY_LONG) &&
           !line_has(line, FEATURE_HOLDS_STOP);
}

bool line_forget_number(struct outline *outline, struct line *line)
{
    line->has_number = false;
    line->numbering = (struct numbering){0};
    line_clear(line, FEATURE_NUMBER_WORD);
    line_clear(line, FEATURE_NUMBER_BLANK);
    line_clear(line, FEATURE_OPENS);
    if (line_has(line, FEATURE_TAG) || line_has(line, FEATURE_FRONT))
        return true;
    const char *rule = line_style_rule(outline, line);
    if (rule == NULL)
        return false;
    line->rule = rule;
    line_judge_style(outline, line);
    return true;
}

static struct line line_start(const struct outline *outline, size_t index)
{
    return (struct line){
        .block = &outline->article->blocks[index], .index = index, .previous = NO_LINE, .next = NO_LINE};
}

static void make_line(struct outline *outline, struct line *line, size_t index, const char *rule)
{
    *line = line_start(outline, index);
    line_read(outline, line, rule);
}

struct line *outline_add(struct outline *outline, size_t block, const char *rule)
{
    size_t low = 0, high = outline->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (outline->lines[middle].index < block)
            low = middle + 1;
        else
            high = middle;
    }
    struct line *line = &outline->lines[low];
    if (low < outline->count && line->index == block)
        return line;
    memmove(line + 1, line, (outline->count - low) * sizeof *line);
    outline->count++;
    make_line(outline, line, block, rule);
    return line;
}

/* The paragraph begins with the heading above it, printed once more. */
static bool repeats_line(const struct outline *outline, struct text_view text)
{
    if (outline->count == 0)
        return false;
    struct text_view line = outline->lines[outline->count - 1].block->text;
    return text.length > line.length && text_view_same(text_view_part(text, 0, line.length), line) &&
           character_is_blank(text_view_first(text_view_part(text, line.length, text.length)));
}

/* A paragraph that begins with a number: its family may be no headings. */
static void note_text(struct outline *outline, struct article_block *block)
{
    struct numbering numbering;
    uint32_t first = text_view_first(block->text);
    if (!character_begins_number(first) && !character_in(first, "（(【[〔第"))
        return;
    if (!numbering_read(block->text, &numbering) || numbering.class == NUMBERING_UNIT ||
        repeats_line(outline, block->text))
        return;
    uint32_t family = family_find(outline, numbering.family);
    outline->families[family].texts++;
    block->node->paragraph.official_level = (uint8_t)numbering.official_level;
}

static void find_body_lead(struct outline *outline)
{
    const struct article *article = outline->article;
    uint32_t leads[LEADS] = {0}, bodies = 0;
    unsigned usual = 0;
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        bool body = block_is_body(block);
        bodies += body;
        leads[block->lead < LEADS ? block->lead : LEADS - 1] += body;
    }
    for (unsigned i = 1; i < LEADS; i++)
        usual = leads[i] > leads[usual] ? i : usual;
    outline->is_long = article->context->is_plain && bodies > LONG_TEXT;
    outline->body_lead = (uint16_t)usual;
    outline->has_body_lead =
        leads[usual] >= FEW_BODIES && leads[usual] * 100ULL >= bodies * (uint64_t)LEAD_SHARE;
}

/* Makes a line of a block, or leaves it as text; true when it is text between lines. */
static bool take_block(struct outline *outline, size_t index, bool tags_only)
{
    struct article_block *block = &outline->article->blocks[index];
    bool tag = block->node->kind == NODE_HEADING;
    if (!tag && (tags_only || !block_is_text(block)))
        return block_is_matter(block) || block_is_body(block);
    if (!tag && (block->characters > LINE_LONGEST || block->is_title)) {
        note_text(outline, block);
        return block_is_body(block);
    }
    struct line *line = &outline->lines[outline->count];
    *line = line_start(outline, index);
    bool is_line = line_read(outline, line, NULL);
    outline->count += is_line;
    return is_line && line->has_number ? block_is_body(block) && !line_may_be_title(line)
                                       : block_is_body(block) || (block_is_sentence(block) && !tag);
}

/* Of a page the article, of all else everything. */
static void find_run(struct outline *outline)
{
    outline->run_end = outline->article->count;
    if (!outline->is_page)
        return;
    const struct extent extent = extent_settle(outline->article);
    outline->run_first = extent.first;
    outline->run_end = extent.end;
}

void lines_find(struct outline *outline, bool tags_only)
{
    const struct article *article = outline->article;
    uint32_t bodies = 0;
    outline->is_page = article->is_page || article->context->page_title != NULL;
    find_body_lead(outline);
    find_run(outline);
    for (size_t i = 0; i < article->count; i++) {
        outline->body_before[i] = bodies;
        bodies += take_block(outline, i, tags_only);
    }
    outline->body_before[article->count] = bodies;
}
