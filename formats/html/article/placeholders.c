/* The crawler left three lines where a picture stood: dashes, dashes around 这里有图片, dashes. They are one
 * figure, and a line that names its photographer below them is its caption. */
#include "formats/html/article/article.h"

#include <string.h>

/* Dashes in a row that make a line of them; characters of a caption. */
enum { DASHES_LEAST = 8, CAPTION_LONGEST = 240 };

static const char mark_text[] = "〔图片〕";

static bool is_dashes(struct text_view text)
{
    size_t dashes = 0;
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character != '-' && !character_is_blank(character))
            return false;
        dashes += character == '-';
    }
    return dashes >= DASHES_LEAST;
}

/* How many pictures a text of nothing but dashes and 这里有图片 stands for; 0 when it is anything else. */
static unsigned count_markers(struct text_view text)
{
    static const char words[] = "这里有图片";
    unsigned markers = 0;
    for (ptrdiff_t at; (at = text_view_find(text, words)) >= 0; markers++) {
        if (!is_dashes(text_view_part(text, 0, (size_t)at)))
            return 0;
        text = text_view_part(text, (size_t)at + strlen(words), text.length);
    }
    return is_dashes(text) ? markers : 0;
}

static bool is_paragraph(const struct article_block *block)
{
    return block->node != NULL && block->node->kind == NODE_PARAGRAPH;
}

static bool is_caption(const struct article_block *block)
{
    if (!is_paragraph(block) || block->characters > CAPTION_LONGEST)
        return false;
    struct text_view text = block->text;
    return text_view_ends(text, "摄") || text_view_ends(text, "摄）") || text_view_ends(text, "摄影") ||
           text_view_ends(text, "供图") || text_view_starts(text, "图为") || text_view_starts(text, "资料图");
}

static void make_caption(struct article_block *block, struct node *figure)
{
    struct node *node = block->node;
    node->kind = NODE_CAPTION;
    node->paragraph.indented = false;
    node->paragraph.alignment = ALIGNMENT_CENTER;
    node->paragraph.section_start = false;
    node_append(figure, node);
    block->is_top = false;
}

static void add_mark(struct article *article, struct node *figure)
{
    struct node *paragraph = builder_make(article->context->builder, NODE_PARAGRAPH);
    struct node *text = builder_make(article->context->builder, NODE_TEXT);
    paragraph->paragraph.role = PARAGRAPH_PLACEHOLDER;
    paragraph->paragraph.alignment = ALIGNMENT_CENTER;
    paragraph->line = figure->line;
    text->text = mark_text;
    text->text_length = strlen(mark_text);
    node_append(paragraph, text);
    node_append(figure, paragraph);
}

/* Lines of several markers may stand in one block: each but the last is a figure of its own before it. */
static void make_earlier_figures(struct article *article, const struct article_block *block, unsigned markers)
{
    for (unsigned i = 1; i < markers; i++) {
        struct node *figure = builder_make(article->context->builder, NODE_FIGURE);
        figure->line = block->node->line;
        node_insert_before(block->node, figure);
        add_mark(article, figure);
    }
}

/* The figure takes the place of the marker's lines. */
static struct node *make_figure(struct article *article, struct article_block *block, bool marked)
{
    struct node *figure = builder_make(article->context->builder, NODE_FIGURE);
    figure->line = block->node->line;
    node_insert_before(block->node, figure);
    if (marked)
        add_mark(article, figure);
    node_remove(block->node);
    block->node = figure;
    block->text = text_view_of("");
    block->characters = 0;
    return figure;
}

static void remove_dashes(struct article *article, size_t index)
{
    if (index < article->count && is_paragraph(&article->blocks[index]) &&
        is_dashes(article->blocks[index].text))
        article_remove(&article->blocks[index]);
}

static void take_marker(struct article *article, size_t index, unsigned markers, bool marked)
{
    struct article_block *block = &article->blocks[index];
    struct place place = {article->document->name, block->node->line};
    diag_report(article->context->diag, place, DIAG_PICTURE_GONE);
    if (marked)
        make_earlier_figures(article, block, markers);
    struct node *figure = make_figure(article, block, marked);
    remove_dashes(article, index - 1);
    remove_dashes(article, index + 1);
    size_t next = index + 1;
    while (next < article->count && article->blocks[next].node == NULL)
        next++;
    bool captioned = next < article->count && is_caption(&article->blocks[next]);
    if (captioned)
        make_caption(&article->blocks[next], figure);
    if (!marked && !captioned)
        article_remove(block);
}

static void keep_marker(struct article_block *block)
{
    block->node->paragraph.role = PARAGRAPH_PLACEHOLDER;
    block->is_title = true;
}

void pass_placeholders(struct article *article)
{
    enum reading_placeholders mode = article->context->options.placeholders;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        unsigned markers = is_paragraph(block) ? count_markers(block->text) : 0;
        if (markers == 0)
            continue;
        if (mode == PLACEHOLDERS_KEEP)
            keep_marker(block);
        else
            take_marker(article, i, markers, mode == PLACEHOLDERS_MARK);
    }
}
