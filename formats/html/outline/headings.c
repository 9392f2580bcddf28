#include "formats/html/outline/headings.h"

#include "base/patterns/patterns.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/outline/contents_list.h"
#include "formats/html/outline/evidence.h"
#include "formats/html/outline/gaps.h"
#include "formats/html/outline/levels.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/lines.h"
#include "formats/html/outline/matter.h"
#include "formats/html/outline/notices.h"
#include "formats/html/outline/other_titles.h"
#include "formats/html/outline/outline.h"
#include "formats/html/outline/sequences.h"
#include "formats/html/roles/roles.h"

#include <stdlib.h>
#include <string.h>

/* The title of a letter or a telegram that opens the article: 贺 信, 某某致大会的贺信. */
static bool is_document_title(const struct article *article, const struct article_block *block, size_t index)
{
    const struct article_block *after = article_neighbour(article, index, 1);
    return index == 0 && block_is_paragraph(block) && block_is_bare(block) && !block->is_title &&
           block->node->paragraph.role == PARAGRAPH_BODY && after != NULL && block_is_body(after) &&
           text_is_letter_title(block->text);
}

/* What the user's patterns or the form of a letter make a heading; NULL: nothing. */
static const char *forced_rule(const struct outline *outline, struct patterns *patterns, size_t index)
{
    const struct article_block *block = &outline->article->blocks[index];
    if (block->node->kind != NODE_PARAGRAPH || block->characters == 0)
        return NULL;
    struct place place = {outline->article->document->name, block->node->line};
    if (patterns_find(patterns, block->text.text, block->text.length, outline->article->context->diag, place))
        return "option"; /* -O heading=REGEX */
    return is_document_title(outline->article, block, index) ? "document title" : NULL;
}

static void force_lines(struct outline *outline, struct patterns *patterns, bool tags_only)
{
    for (size_t i = 0; i < outline->article->count; i++) {
        const char *rule = forced_rule(outline, patterns, i);
        if (rule == NULL || (tags_only && strcmp(rule, "option") != 0))
            continue;
        struct line *line = outline_add(outline, i, rule);
        line->is_forced = true;
        line->rule = rule;
    }
}

static void make_heading(const struct line *line, uint8_t level)
{
    struct node *node = line->block->node;
    bool paragraph = node->kind != NODE_HEADING;
    enum alignment alignment = paragraph ? node->paragraph.alignment : node->heading.alignment;
    node->kind = NODE_HEADING;
    node->heading.level = level;
    node->heading.alignment =
        alignment == ALIGNMENT_END && line->role == LINE_HEADING ? ALIGNMENT_CENTER : alignment;
    node->heading.is_chapter =
        (line->has_number && line->numbering.class == NUMBERING_UNIT) || line_has(line, FEATURE_FRONT);
    node->heading.begins_page =
        node->heading.is_chapter && !(line->has_number && line->numbering.rank == UNIT_RANK_SECTION);
    node->heading.official_level = line->has_number ? (uint8_t)line->numbering.official_level : 0;
    node->heading.rule = line->rule;
}

static void make_paragraph(struct node *node)
{
    enum alignment alignment = node->heading.alignment;
    node->kind = NODE_PARAGRAPH;
    node->paragraph.alignment = alignment;
    node->paragraph.role = PARAGRAPH_BODY;
    node->paragraph.indented = false;
    node->paragraph.start_indent = 0;
    node->paragraph.section_start = false;
}

/* A tag that is no heading becomes a paragraph; the title of the page stays a heading, above the others, and
 * where it is only printed again one of the first level. */
static void reject(const struct outline *outline, struct line *line)
{
    struct node *node = line->block->node;
    if (node->kind != NODE_HEADING) {
        node->paragraph.official_level = line->has_number ? (uint8_t)line->numbering.official_level : 0;
        return;
    }
    if (line->block->is_title) {
        line->rule = "title";
        make_heading(line, node == outline->article->document->metadata.title_heading ? 0 : 1);
        return;
    }
    make_paragraph(node);
    if (line->is_deck)
        node->paragraph.role = PARAGRAPH_DECK;
}

/* The link to itself that a page's heading ends with: # or ¶. */
static void strip_anchor(struct node *heading)
{
    struct node *last = heading->last_child;
    const struct node *text = last == NULL || last->kind != NODE_LINK ? last : last->first_child;
    if (text == NULL || text->kind != NODE_TEXT)
        return;
    struct text_view mark = text_view_trim((struct text_view){text->text, text->text_length});
    if (last != heading->first_child && (text_view_equals(mark, "#") || text_view_equals(mark, "¶")))
        node_remove(last);
}

static void strip_marks(const struct line *line)
{
    if (line_has(line, FEATURE_TAG))
        strip_anchor(line->block->node);
    struct node *text = line->block->node->first_child;
    if (text == NULL || text->next != NULL || text->kind != NODE_TEXT || line->is_forced)
        return;
    struct text_view bare = numbering_strip_marks((struct text_view){text->text, text->text_length});
    if (text_view_is_empty(bare))
        return;
    text->text = bare.text;
    text->text_length = bare.length;
}

static void apply(struct outline *outline)
{
    uint8_t *levels = memory_allocate(outline->count + 1);
    levels_give(outline, levels);
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        if (line->role != LINE_HEADING) {
            reject(outline, line);
            continue;
        }
        make_heading(line, levels[i]);
        strip_marks(line);
    }
    free(levels);
}

static void drop_tags(struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].node->kind == NODE_HEADING)
            make_paragraph(article->blocks[i].node);
}

static void find_headings(struct article *article, struct patterns *patterns, bool tags_only)
{
    struct outline outline = {.article = article};
    outline.lines = memory_allocate((article->count + 1) * sizeof *outline.lines);
    outline.body_before = memory_allocate((article->count + 1) * sizeof *outline.body_before);
    lines_find(&outline, tags_only);
    contents_list_find(&outline);
    force_lines(&outline, patterns, tags_only);
    families_judge(&outline);
    gaps_find(&outline);
    matter_find(&outline);
    other_titles_find(&outline);
    evidence_weigh(&outline);
    notices_find(&outline);
    evidence_weigh(&outline);
    apply(&outline);
    evidence_keep(&outline);
    outline_free(&outline);
}

void pass_outline(struct article *article)
{
    const struct reading_options *options = &article->context->options;
    if (options->headings == HEADINGS_NONE) {
        drop_tags(article);
        return;
    }
    struct patterns *patterns;
    patterns_open(&options->heading, "heading", article->context->diag, &patterns);
    find_headings(article, patterns, options->headings == HEADINGS_TAGS);
    patterns_free(patterns);
}
