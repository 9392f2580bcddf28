#include "formats/html/article/verse.h"

/* Lines of a poem at least; characters that one has at most; 1/4 em of the indent that all lines have. */
enum { LINES_LEAST = 4, LINE_LONGEST = 20, BASE_INDENT = 8, DEEPEST = 12 };

/* A poem's line may end with a mark, but not as speech or a question of prose does. */
static bool is_line(const struct article_block *block)
{
    const struct node *node = block->node;
    return node->kind == NODE_PARAGRAPH && block->characters > 0 && block->characters <= LINE_LONGEST &&
           !block->has_picture && !block->is_link && node->paragraph.role == PARAGRAPH_BODY &&
           node->paragraph.alignment == ALIGNMENT_DEFAULT && node->paragraph.start_indent == 0 &&
           !character_in(text_view_last(block->text), "。！？!?.：:；;”」");
}

/* A single blank line is a gap where paragraphs have none. */
static void keep_gaps(const struct article *article, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++)
        if (article->blocks[i].spacers > article->usual_spacers)
            article->blocks[i].node->paragraph.section_start = true;
}

/* Lines that are typed further in than others stay so. */
static void keep_indents(const struct article *article, size_t first, size_t end)
{
    unsigned least = DEEPEST, most = 0;
    for (size_t i = first; i < end; i++) {
        unsigned lead = article->blocks[i].lead;
        least = lead < least ? lead : least;
        most = lead > most ? lead : most;
    }
    for (size_t i = first; i < end && most > least; i++) {
        unsigned lead = article->blocks[i].lead;
        if (lead > least)
            article->blocks[i].node->paragraph.start_indent = (uint16_t)(BASE_INDENT + lead - least);
    }
}

void pass_verse(struct article *article)
{
    for (size_t first = 0, end; first < article->count; first = end) {
        const struct node *parent = article->blocks[first].node->parent;
        for (end = first; end < article->count && is_line(&article->blocks[end]); end++)
            if (article->blocks[end].node->parent != parent)
                break;
        if (end - first >= LINES_LEAST) {
            keep_gaps(article, first, end);
            keep_indents(article, first, end);
        }
        end += end == first;
    }
}
