#include "formats/html/article/separators.h"

#include "formats/document/builder.h"

/* Marks that make such a line, and how many of one do. */
enum { MARKS_LEAST = 3 };

static bool is_dash(uint32_t character)
{
    return character_in(character, "-－—―─━");
}

static bool is_mark(uint32_t character)
{
    return is_dash(character) || character_in(character, "*＊◇◆☆★※○●△▲■");
}

/* One mark again and again, blanks between them or not. */
static bool is_rule(struct text_view text)
{
    uint32_t mark = text_view_is_empty(text) ? 0 : text_view_first(text);
    unsigned count = 0;
    if (!is_mark(mark))
        return false;
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character != mark && !character_is_blank(character))
            return false;
        count += character == mark;
    }
    return count >= MARKS_LEAST;
}

/* Marks, words, marks: a line above or below it belongs to it, as in the crawler's three lines for a picture. */
static bool is_banner(const struct article *article, size_t index, uint32_t mark)
{
    struct text_view text = index < article->count ? article->blocks[index].text : text_view_of("");
    return !text_view_is_empty(text) && !is_rule(text) && text_view_first(text) == mark &&
           text_view_last(text) == mark;
}

/* The mark of a line that parts sections; 0: it does not. */
static uint32_t parting_mark(const struct article *article, size_t index)
{
    struct text_view text = article->blocks[index].text;
    uint32_t mark = is_rule(text) ? text_view_first(text) : 0;
    bool is_part = is_banner(article, index + 1, mark) || is_banner(article, index - 1, mark);
    return is_part ? 0 : mark;
}

static void make_rule(struct article_block *block)
{
    struct node *node = block->node;
    while (node->first_child != NULL)
        node_remove(node->first_child);
    node->kind = NODE_SEPARATOR;
    *block = (struct article_block){.node = node, .spacers = block->spacers};
    block->text = block->pieces = text_view_of("");
}

/* Stars are set as they were typed, in the middle. */
static void centre(struct node *node)
{
    node->paragraph.alignment = ALIGNMENT_CENTER;
    node->paragraph.indented = false;
}

void pass_separators(struct article *article)
{
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        struct node *node = block->node;
        bool may_be = node->kind == NODE_PARAGRAPH && node->id == NULL && node->parent->kind != NODE_CELL;
        uint32_t mark = may_be && !block->has_picture ? parting_mark(article, i) : 0;
        if (is_dash(mark))
            make_rule(block);
        else if (mark != 0)
            centre(node);
    }
}
