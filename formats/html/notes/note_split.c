#include "formats/html/notes/note_split.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/notes/note_labels.h"
#include "formats/html/notes/note_mark.h"

#include <string.h>

enum {
    MOST_SPLIT = 99,
    MOST_PARAGRAPHS = 64, /* looked at as if notes were in them */
    LOOK_BACK = 2000,     /* blocks in which their marks are looked for */
    LONGEST_LABEL = 60,   /* bytes */
    MOST_BEFORE = 2       /* nodes of a label: an element, and a forced line end */
};

/* Where notes begin in a paragraph. */
struct starts {
    struct start {
        struct node *text; /* a child of the paragraph */
        size_t at;
    } items[MOST_SPLIT];
    struct note_mark marks[MOST_SPLIT];
    size_t count;
};

/* A note ends before the next one. */
static bool may_end(const struct node *text, size_t at)
{
    static const char *const ends[] = {"。", "；", ";", ".", " ", "　", "！", "？", "\xC2\xA0"};
    if (!at)
        return !text->previous || text->previous->kind == NODE_LINE_BREAK;
    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t size = strlen(ends[i]);
        if (at >= size && !memcmp(text->text + at - size, ends[i], size))
            return true;
    }
    return false;
}

static size_t count_before(const struct node *node)
{
    size_t count = 0;
    while ((node = node->previous))
        count++;
    return count;
}

/* Nothing stands before it in the paragraph but a label of notes. */
static bool may_begin(const struct node *text, size_t at)
{
    if (!at && !text->previous)
        return true;
    if (at > LONGEST_LABEL || count_before(text) > MOST_BEFORE)
        return false;
    struct arena *arena = arena_new();
    struct buffer before = {0};
    for (const struct node *node = text->parent->first_child; node != text; node = node->next)
        if (node->kind != NODE_LINE_BREAK)
            buffer_append_text(&before, node_plain_text(arena, node, false));
    buffer_append(&before, text->text, at);
    bool found = note_label_says(arena, before.data ? before.data : "");
    buffer_free(&before);
    arena_free(arena);
    return found;
}

/* (1) counts a list, but behind a label. */
static bool may_be_first(const struct node *text, size_t at, const struct note_mark *mark)
{
    bool is_start = !at && !text->previous;
    return may_begin(text, at) && !(is_start && mark->family == NOTE_ROUND);
}

static bool continues(const struct starts *starts, const struct note_mark *mark)
{
    static const bool may_be_split[NOTE_FAMILY_COUNT] = {
        [NOTE_BRACKETS] = true, [NOTE_CIRCLED] = true, [NOTE_WORD] = true, [NOTE_ROUND] = true};
    bool is_alike = !starts->count || note_mark_alike(mark, &starts->marks[0]);
    return may_be_split[mark->family] && mark->number == starts->count + 1 && is_alike;
}

/* The first note stands behind a label at most: most paragraphs are done with their first words. */
static void find_in_text(struct starts *starts, struct node *text)
{
    struct note_mark mark;
    for (size_t at = 0; at < text->text_length && starts->count < MOST_SPLIT;) {
        if (!starts->count && at > LONGEST_LABEL)
            return;
        const char *rest = text->text + at;
        size_t left = text->text_length - at;
        bool is_start = note_mark_may_start(rest, left) && note_mark_read(rest, left, &mark) &&
                        continues(starts, &mark) &&
                        (starts->count ? may_end(text, at) : may_be_first(text, at, &mark));
        if (is_start) {
            starts->items[starts->count] = (struct start){text, at};
            starts->marks[starts->count++] = mark;
        }
        utf8_next(text->text, text->text_length, &at);
    }
}

/* References. */

static void note_used(bool used[static MOST_SPLIT], const struct starts *starts, const struct node *text)
{
    struct note_mark mark;
    for (size_t at = 0; at < text->text_length;) {
        const char *rest = text->text + at;
        size_t left = text->text_length - at;
        bool is_mark = note_mark_may_start(rest, left) && note_mark_read(rest, left, &mark) && mark.number &&
                       mark.number <= starts->count;
        if (is_mark && note_mark_same(&mark, &starts->marks[mark.number - 1]))
            used[mark.number - 1] = true;
        utf8_next(text->text, text->text_length, &at);
    }
}

/* ① and (1) count steps as often as notes. */
static bool are_used(const struct node *paragraph, const struct starts *starts)
{
    bool used[MOST_SPLIT] = {false};
    const struct node *block = paragraph->previous;
    for (size_t i = 0; block && i < LOOK_BACK; i++, block = block->previous) {
        struct walk walk = walk_start(block);
        while (walk_next(&walk))
            if (walk.node->kind == NODE_TEXT)
                note_used(used, starts, walk.node);
    }
    size_t count = 0;
    for (size_t i = 0; i < starts->count; i++)
        count += used[i];
    bool is_sure = starts->marks[0].family == NOTE_BRACKETS || starts->marks[0].family == NOTE_WORD;
    return is_sure ? count > 0 : count == starts->count;
}

/* The division. */

static void trim_end(struct document *document, struct node *paragraph)
{
    struct node *last = paragraph->last_child;
    if (last && last->kind == NODE_LINE_BREAK)
        node_remove(last);
    else if (last && last->kind == NODE_TEXT) {
        while (last->text_length && last->text[last->text_length - 1] == ' ')
            last->text_length--;
        last->text = arena_copy(document->arena, last->text, last->text_length);
    }
}

static void split_at(struct document *document, struct node *paragraph, const struct start *start)
{
    struct node *behind = node_make(document, NODE_PARAGRAPH, paragraph->line);
    struct node *text = node_make(document, NODE_TEXT, start->text->line);
    behind->paragraph = paragraph->paragraph;
    behind->region = paragraph->region;
    text->text = start->text->text + start->at;
    text->text_length = start->text->text_length - start->at;
    node_append(behind, text);
    while (start->text->next)
        node_append(behind, start->text->next);
    start->text->text = arena_copy(document->arena, start->text->text, start->at);
    start->text->text_length = start->at;
    if (!start->at)
        node_remove(start->text);
    trim_end(document, paragraph);
    node_insert_behind(paragraph, behind);
}

/* True: notes may be in it, whether or not it was divided. */
static bool split_paragraph(struct document *document, struct node *paragraph)
{
    struct starts starts = {.count = 0};
    for (struct node *child = paragraph->first_child; child; child = child->next)
        if (child->kind == NODE_TEXT)
            find_in_text(&starts, child);
    size_t first = starts.count && (starts.items[0].at || starts.items[0].text->previous) ? 0 : 1;
    if (starts.count <= first)
        return false;
    if (!are_used(paragraph, &starts))
        return true;
    paragraph->paragraph.role = PARAGRAPH_BODY; /* short lines looked like verse */
    for (size_t i = starts.count; i-- > first;) /* the last comes first: places before it stay */
        split_at(document, paragraph, &starts.items[i]);
    return true;
}

void note_split_paragraphs(struct document *document)
{
    size_t count = 0;
    for (struct node *block = document->root->first_child, *next; block && count < MOST_PARAGRAPHS;
         block = next) {
        next = block->next;
        count += block->kind == NODE_PARAGRAPH && split_paragraph(document, block);
    }
}
