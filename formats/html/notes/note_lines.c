#include "formats/html/notes/note_lines.h"

#include "base/arena.h"
#include "formats/html/lexicon/text_view.h"
#include "formats/html/notes/note_labels.h"
#include "formats/html/notes/note_nodes.h"

#include <string.h>

enum { MOST_LINES = 8000 /* more are not looked for */ };

struct finder {
    struct document *document;
    struct note_line *lines;
    size_t count, capacity;
    uint32_t counted; /* the last number of a list below a label or a rule; 0: there is none */
};

static void add(struct finder *finder, struct note_line line)
{
    if (finder->count == finder->capacity) {
        finder->capacity = finder->capacity ? 2 * finder->capacity : 64;
        finder->lines = memory_resize(finder->lines, finder->capacity * sizeof *finder->lines);
    }
    finder->lines[finder->count++] = line;
}

static bool is_announced(const struct node *block)
{
    return block->previous && note_label_announces(block->previous);
}

static bool may_begin(const struct node *text)
{
    struct text_view view = {text->text, text->text_length};
    return note_is_raised(text) || note_mark_may_start(text->text, text->text_length) ||
           character_digit(text_view_first(view)) >= 0;
}

/* Bytes of the mark and what parts it from the note; 0: the block begins with none. */
static size_t read_label(struct document *document, const struct node *block, struct note_mark *mark)
{
    const struct node *text = note_first_text(block);
    if (!text || !may_begin(text))
        return 0;
    const char *whole = node_plain_text(document->arena, block, false);
    size_t length = strlen(whole);
    bool is_raised = note_is_raised(text) && note_mark_read_raised(text->text, text->text_length, mark) &&
                     mark->family == NOTE_RAISED;
    size_t label = is_raised ? note_mark_skip_parting(whole, length, mark->length)
                             : note_mark_read_label(whole, length, mark);
    return label < length && mark->number ? label : 0;
}

static bool is_of_list(const struct note_mark *mark)
{
    return mark->family == NOTE_BARE || mark->family == NOTE_ROUND;
}

static void take_paragraph(struct finder *finder, struct node *block)
{
    struct note_line line = {.block = block, .place = block};
    line.label = read_label(finder->document, block, &line.mark);
    if (!line.label)
        return;
    if (!is_of_list(&line.mark)) {
        add(finder, line);
        return;
    }
    bool is_first = line.mark.number == 1 && is_announced(block);
    bool goes_on = finder->counted && line.mark.number == finder->counted + 1;
    finder->counted = is_first || goes_on ? line.mark.number : 0;
    if (finder->counted)
        add(finder, line);
}

/* A numbered list below a label or a rule: its numbers are the marks. */
static void take_list(struct finder *finder, struct node *list)
{
    if (list->list.kind != LIST_NUMBER || !is_announced(list))
        return;
    struct note_mark mark = {.text = "1", .length = 1, .number = 1};
    uint32_t number = list->list.start > 0 ? (uint32_t)list->list.start : 1;
    for (struct node *item = list->first_child; item; item = item->next, number++)
        if (note_first_text(item))
            add(finder, (struct note_line){item, list, note_mark_count(&mark, number), 0});
}

size_t note_lines_find(struct document *document, struct note_line **lines)
{
    struct finder finder = {.document = document};
    struct node *block = document->root->first_child;
    for (; block && finder.count < MOST_LINES; block = block->next) {
        if (block->kind == NODE_PARAGRAPH)
            take_paragraph(&finder, block);
        else if (block->kind == NODE_LIST)
            take_list(&finder, block);
    }
    *lines = finder.lines;
    return finder.count;
}
