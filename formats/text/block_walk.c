#include "formats/text/block_walk.h"

#include "formats/document/walk.h"
#include "formats/layout/block/list_label.h"
#include "formats/text/blocks.h"
#include "formats/text/lines.h"
#include "formats/text/measure.h"
#include "formats/text/places.h"
#include "formats/text/words.h"

#include <string.h>

enum { QUOTE_INDENT = 4, LIST_INDENT = 2 };

static size_t label_gap(const struct node *list)
{
    return list_label_has_gap(list) ? 1 : 0;
}

static size_t label_room(const struct walker *walker, const struct node *list, unsigned depth)
{
    size_t room = 0;
    long number = list_first_number(list);
    for (const struct node *item = list->first_child; item; item = item->next) {
        struct arena_mark mark = arena_set_mark(walker->article->arena);
        number = list_item_number(item, number);
        const char *label = list_label(walker->article->arena, list, number, depth);
        size_t columns = lines_columns(walker->article, label, strlen(label));
        room = columns > room ? columns : room;
        number = list_next_number(list, number);
        arena_rewind(walker->article->arena, mark);
    }
    return room + label_gap(list);
}

static bool is_outermost_list(const struct walker *walker)
{
    return containing_block(walker)->list_depth == 0;
}

static void push_list(struct walker *walker, const struct node *list)
{
    bool outermost = is_outermost_list(walker);
    if (outermost)
        output_want_blank(walker->article->output);
    size_t room = label_room(walker, list, containing_block(walker)->list_depth);
    struct context *context = containing_block_open(walker, list);
    context->start += outermost ? LIST_INDENT : 0;
    context->room = list->list.kind == LIST_DESCRIPTION ? 2 * EM_COLUMNS : room;
    context->number = list_first_number(list);
    context->list_depth++;
}

/* A label stands at the end of its room, so that the stops behind numbers stand below each other. */
static void add_label(struct walker *walker, const char *text, size_t end)
{
    size_t taken = lines_columns(walker->article, walker->label.data, walker->label.length);
    size_t columns = lines_columns(walker->article, text, strlen(text));
    if (!*text)
        return;
    lines_append_spaces(&walker->label, taken + columns < end ? end - taken - columns : 0);
    buffer_append_text(&walker->label, text);
}

static void push_item(struct walker *walker, const struct node *item)
{
    struct context *list = containing_block(walker);
    const struct node *node = list->node;
    long number = list_item_number(item, list->number);
    list->number = list_next_number(node, number);
    size_t start = list->start + list->room, most = place_most_start(walker);
    start = start > most && most >= list->room ? most : start;
    struct context *context = containing_block_open(walker, item);
    if (item->item.is_term)
        return;
    context->start = start;
    struct arena_mark mark = arena_set_mark(walker->article->arena);
    const char *text = list_label(walker->article->arena, node, number, context->list_depth - 1);
    add_label(walker, text, start - label_gap(node));
    arena_rewind(walker->article->arena, mark);
}

static void push_quote(struct walker *walker, const struct node *quote)
{
    output_want_blank(walker->article->output);
    struct context *context = containing_block_open(walker, quote);
    context->start += QUOTE_INDENT;
    context->end += QUOTE_INDENT;
}

static void keep_note(struct walker *walker, const struct node *note)
{
    if (walker->note_count == walker->note_capacity) {
        walker->note_capacity = walker->note_capacity ? walker->note_capacity * 2 : 16;
        walker->notes = memory_resize(walker->notes, walker->note_capacity * sizeof *walker->notes);
    }
    walker->notes[walker->note_count++] = note;
}

static bool is_title_in_body(const struct article *article, const struct node *node)
{
    const struct metadata *metadata = &article->document->metadata;
    return metadata->title_in_body && *metadata->title && node == article->document->root->first_child;
}

/* The first block that does not belong to the title stands apart from it. */
static void leave_head(struct walker *walker, const struct node *node)
{
    if (!walker->in_head || node->kind == NODE_DOCUMENT || place_is_head(node))
        return;
    walker->in_head = false;
    output_want_blank(walker->article->output);
}

/* Where numbers begin anew, the notes of a part stand at its end, not at that of the text. */
static void end_part(struct walker *walker, const struct node *node)
{
    if (node->kind == NODE_HEADING && walker->context_count == 1 && walker->notes_repeat)
        block_walk_notes(walker);
}

/* A note's mark hangs before its text. */
static void write_note(struct walker *walker, const struct node *note)
{
    struct article *article = walker->article;
    buffer_truncate(&walker->label, 0);
    words_append_mark(&walker->label, note_table_mark(article->notes, note));
    buffer_append_byte(&walker->label, ' ');
    containing_block(walker)->start = lines_columns(article, walker->label.data, walker->label.length);
    block_walk(walker, note);
    containing_block(walker)->start = 0;
}

static void enter_note(struct walker *walker, struct walk *walk)
{
    const struct note_table *notes = walker->article->notes;
    bool stays = note_table_stays(notes, walk->node);
    if (walk->node == walk->root || !(stays || note_table_moves(notes, walk->node)))
        return;
    if (stays)
        write_note(walker, walk->node);
    else
        keep_note(walker, walk->node);
    walk_skip_children(walk);
}

static void enter(struct walker *walker, struct walk *walk)
{
    const struct node *node = walk->node;
    if (is_title_in_body(walker->article, node)) {
        walk_skip_children(walk);
        return;
    }
    leave_head(walker, node);
    end_part(walker, node);
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_PREFORMATTED:
    case NODE_CAPTION:
        block_write(walker, node);
        walk_skip_children(walk);
        break;
    case NODE_LIST: push_list(walker, node); break;
    case NODE_LIST_ITEM: push_item(walker, node); break;
    case NODE_QUOTE: push_quote(walker, node); break;
    case NODE_FIGURE:
        output_want_blank(walker->article->output);
        containing_block_open(walker, node);
        break;
    case NODE_TABLE:
        block_write_table(walker, node);
        walk_skip_children(walk);
        break;
    case NODE_SEPARATOR: block_write_separator(walker, node); break;
    case NODE_NOTE: enter_note(walker, walk); break;
    case NODE_DOCUMENT:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_SPAN:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_NOTE_REFERENCE:
    case NODE_FORMULA:
    case NODE_KIND_COUNT: break;
    }
}

static void leave(struct walker *walker, const struct node *node)
{
    if (walker->context_count == 1 || containing_block(walker)->node != node)
        return;
    walker->context_count--;
    if (node->kind == NODE_QUOTE || node->kind == NODE_FIGURE ||
        (node->kind == NODE_LIST && is_outermost_list(walker)))
        output_want_blank(walker->article->output);
}

void block_walk(struct walker *walker, const struct node *root)
{
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.event == WALK_ENTER)
            enter(walker, &walk);
        else
            leave(walker, walk.node);
    }
}

void block_walk_notes(struct walker *walker)
{
    if (walker->note_count)
        output_want_blank(walker->article->output);
    note_table_order(walker->article->notes, walker->notes, walker->note_count);
    for (size_t i = 0; i < walker->note_count; i++)
        write_note(walker, walker->notes[i]);
    walker->note_count = 0;
}
