#include "formats/text/cell_words.h"

#include "formats/document/walk.h"
#include "formats/layout/block/list_label.h"
#include "formats/text/lines.h"
#include "formats/text/words.h"

#include <string.h>

/* Lists in lists further in have no labels. */
enum { DEEPEST_LIST = 32, NESTED = 2 /* columns */, BETWEEN_CELLS = 2 };

struct cell_writer {
    struct article *article;
    struct buffer words;
    long numbers[DEEPEST_LIST]; /* of the next item of each open list */
    unsigned depth;             /* of lists */
    bool is_begun;              /* the line has a label or a cell before it, which the next block goes on */
};

static void begin_line(struct cell_writer *writer)
{
    struct buffer *words = &writer->words;
    bool is_open = words->length && words->data[words->length - 1] != '\n';
    if (is_open && !writer->is_begun)
        buffer_append_byte(words, '\n');
    writer->is_begun = false;
}

static void open_list(struct cell_writer *writer, const struct node *list)
{
    if (writer->depth < DEEPEST_LIST)
        writer->numbers[writer->depth] = list_first_number(list);
    writer->depth++;
}

static void label_item(struct cell_writer *writer, const struct node *item)
{
    begin_line(writer);
    if (writer->depth > DEEPEST_LIST)
        return;
    const struct node *list = item->parent;
    long *next = &writer->numbers[writer->depth - 1], number = list_item_number(item, *next);
    *next = list_next_number(list, number);
    struct arena_mark mark = arena_set_mark(writer->article->arena);
    const char *label = list_label(writer->article->arena, list, number, writer->depth - 1);
    lines_append_spaces(&writer->words, (size_t)NESTED * (writer->depth - 1));
    buffer_append_text(&writer->words, label);
    if (*label && list_label_has_gap(list))
        buffer_append_byte(&writer->words, ' ');
    arena_rewind(writer->article->arena, mark);
    writer->is_begun = *label;
}

/* The rows of a table in the cell are lines. */
static void begin_cell(struct cell_writer *writer, const struct node *cell)
{
    bool goes_on = !cell->previous && !cell->parent->previous;
    writer->is_begun &= goes_on;
    if (cell->previous)
        lines_append_spaces(&writer->words, BETWEEN_CELLS);
    else
        begin_line(writer);
    writer->is_begun = true;
}

static void enter(struct cell_writer *writer, const struct node *node)
{
    if (node->kind == NODE_LIST)
        open_list(writer, node);
    else if (node->kind == NODE_LIST_ITEM)
        label_item(writer, node);
    else if (node->kind == NODE_CELL)
        begin_cell(writer, node);
    if (!node_holds_inlines(node))
        return;
    begin_line(writer);
    words_append(node, &writer->article->addresses, &writer->words);
}

static void trim_end(struct buffer *words)
{
    while (words->length && strchr("\n ", words->data[words->length - 1]))
        buffer_truncate(words, words->length - 1);
}

const char *cell_words(struct article *article, const struct node *cell)
{
    struct cell_writer writer = {.article = article};
    struct walk walk = walk_start(cell);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE) {
            writer.depth -= walk.node->kind == NODE_LIST;
            continue;
        }
        if (walk.node != cell)
            enter(&writer, walk.node);
        if (node_holds_inlines(walk.node))
            walk_skip_children(&walk);
    }
    trim_end(&writer.words);
    const char *copy = arena_copy(article->arena, writer.words.data, writer.words.length);
    buffer_free(&writer.words);
    return copy;
}
