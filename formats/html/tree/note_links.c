#include "formats/html/tree/note_links.h"

#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"
#include "formats/html/tree/dissolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A mark: up to three digits or one sign, with or without brackets. More notes than this are not looked for.
 */
enum { LONGEST_MARK = 24, MOST_NOTES = 8000, LONGEST_RUN = 999 };

struct mark {
    char text[LONGEST_MARK]; /* as typed, with its brackets */
    size_t length;
    uint32_t number; /* 0: a sign */
    bool has_brackets;
};

static bool is_open_bracket(uint32_t character)
{
    return character == '[' || character == 0xFF3B || character == 0x3014 || character == 0x3010;
}

static bool is_close_bracket(uint32_t character)
{
    return character == ']' || character == 0xFF3D || character == 0x3015 || character == 0x3011;
}

/* ① to ⑳ give 1 to 20. */
static uint32_t circled_number(uint32_t character)
{
    return character >= 0x2460 && character <= 0x2473 ? character - 0x2460 + 1 : 0;
}

static bool is_sign(uint32_t character)
{
    return character == '*' || character == 0x2020 || character == 0x2021 || character == 0x203B ||
           character == 0x6CE8;
}

/* Reads a mark at the start of a text; false when there is none. */
static bool read_mark(const char *text, size_t length, struct mark *mark)
{
    *mark = (struct mark){.length = 0};
    size_t at = 0, before = 0;
    uint32_t character = length ? utf8_next(text, length, &at) : 0;
    mark->has_brackets = is_open_bracket(character);
    if (mark->has_brackets && at < length) {
        before = at;
        character = utf8_next(text, length, &at);
    }
    mark->number = circled_number(character);
    if (is_sign(character)) {
        before = at;
        character = at < length ? utf8_next(text, length, &at) : 0;
    }
    unsigned digits = 0;
    for (; character >= '0' && character <= '9' && digits < 3; digits++) {
        mark->number = mark->number * 10 + (character - '0');
        before = at;
        character = at < length ? utf8_next(text, length, &at) : 0;
    }
    if (mark->number && !digits) {
        before = at;
        character = at < length ? utf8_next(text, length, &at) : 0;
    }
    if (mark->has_brackets && !is_close_bracket(character))
        return false;
    mark->length = mark->has_brackets ? at : before;
    if (!mark->length || mark->length >= sizeof mark->text)
        return false;
    memcpy(mark->text, text, mark->length);
    return mark->has_brackets ? mark->number : true;
}

/* True when the mark is all there is of the text. */
static bool is_whole_mark(const char *text, struct mark *mark)
{
    while (*text == ' ')
        text++;
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    return length && read_mark(text, length, mark) && mark->length == length;
}

static bool is_raised(const struct node *link)
{
    for (const struct node *node = link->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_SPAN && node->span.styles & STYLE_SUPERSCRIPT)
            return true;
    const struct node *child = link->first_child;
    return child && child->kind == NODE_SPAN && child->span.styles & STYLE_SUPERSCRIPT;
}

/* The paragraph or item that holds a note; NULL when no note can be there. */
static struct node *note_block(struct node *node)
{
    while (node->parent && !node_is_block(node))
        node = node->parent;
    bool is_whole = node->kind == NODE_PARAGRAPH && node->parent && node == node->parent->first_child;
    if (is_whole && (node->parent->kind == NODE_LIST_ITEM || node->parent->kind == NODE_NOTE))
        node = node->parent;
    bool fits = node->kind == NODE_LIST_ITEM || node->kind == NODE_NOTE ||
                (node->kind == NODE_PARAGRAPH && node->parent && node->parent->kind != NODE_FIGURE);
    return fits ? node : NULL;
}

/* The parts of a list before and after an item become two lists, with the note between them. */
static void split_list(struct document *document, struct node *item, struct node *note)
{
    struct node *list = item->parent;
    if (item->previous) {
        struct node *before = arena_allocate(document->arena, sizeof *before);
        *before = (struct node){.kind = NODE_LIST, .line = list->line, .list = list->list};
        document->node_count++;
        node_insert_before(list, before);
        while (list->first_child != item)
            node_append(before, list->first_child);
    }
    node_insert_before(list, note);
    node_remove(item);
    list->list.start++;
    if (!list->first_child)
        node_remove(list);
}

static struct node *make_note(struct document *document, struct node *block, const char *id)
{
    if (block->kind == NODE_NOTE)
        return block;
    struct node *note = arena_allocate(document->arena, sizeof *note);
    *note = (struct node){.kind = NODE_NOTE, .line = block->line, .id = id};
    document->node_count++;
    block->id = NULL;
    if (block->kind == NODE_LIST_ITEM) {
        while (block->first_child)
            node_append(note, block->first_child);
        split_list(document, block, note);
    } else {
        node_insert_before(block, note);
        node_append(note, block);
    }
    for (struct node *child = note->first_child; child; child = child->next)
        if (child->kind == NODE_PARAGRAPH)
            child->paragraph.indented = false;
    return note;
}

static struct node *first_text(const struct node *note)
{
    struct walk walk = walk_start(note);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_TEXT)
            return (struct node *)walk.node;
    return NULL;
}

/* Takes the inlines away that nothing is left in. */
static void remove_hollow(struct node *node, const struct node *end)
{
    while (node != end && !node->first_child && !node_is_block(node)) {
        struct node *parent = node->parent;
        node_remove(node);
        node = parent;
    }
}

/* Cuts bytes off the start of a text, and the spaces behind them; a text of which nothing is left goes. */
static void cut_start(struct document *document, const struct node *note, struct node *text, size_t size)
{
    const char *rest = text->text + size;
    rest += strspn(rest, " ");
    text->text = arena_copy_text(document->arena, rest);
    text->text_length = strlen(rest);
    if (text->text_length)
        return;
    struct node *parent = text->parent;
    node_remove(text);
    remove_hollow(parent, note);
}

/* A sign is a mark only when it stands apart: 注 opens 注文 too. */
static bool stands_apart(const struct mark *mark, const char *rest)
{
    return mark->has_brackets || mark->number || strchr(" .:", *rest) || !strncmp(rest, "：", strlen("："));
}

/* The mark before the note is printed by the writers. */
static void cut_mark(struct document *document, struct node *note, const char *typed)
{
    struct node *text = first_text(note);
    struct mark own;
    size_t space = text ? strspn(text->text, " ") : 0;
    if (!text || !read_mark(text->text + space, text->text_length - space, &own) ||
        own.length != strlen(typed) || memcmp(own.text, typed, own.length) != 0 ||
        !stands_apart(&own, text->text + space + own.length))
        return;
    cut_start(document, note, text, space + own.length);
    text = first_text(note);
    if (text)
        cut_start(document, note, text, 0);
}

/* Linked notes. */

static void make_reference(struct document *document, struct node *link, const struct mark *mark,
                           const char *id)
{
    struct node *reference = arena_allocate(document->arena, sizeof *reference);
    *reference = (struct node){.kind = NODE_NOTE_REFERENCE, .line = link->line};
    reference->text = arena_copy(document->arena, mark->text, mark->length);
    reference->text_length = mark->length;
    reference->link.target = id;
    document->node_count++;
    struct node *parent = link->parent;
    node_insert_before(link, reference);
    node_remove(link);
    bool is_only_raised = parent->kind == NODE_SPAN && parent->first_child == reference && !reference->next &&
                          parent->span.styles == STYLE_SUPERSCRIPT;
    if (is_only_raised)
        node_dissolve(parent);
}

/* Where a mark stands: a note comes after its mark, so that links back are not taken for marks. */
static bool comes_after(const struct node *block, const struct node *link)
{
    return block->line > link->line || (block->line == link->line && block != link->parent);
}

static bool is_mark(struct document *document, const struct node *link, struct mark *mark)
{
    const char *text = node_plain_text(document->arena, link, false);
    return is_whole_mark(text, mark) && (mark->has_brackets || is_raised(link));
}

/* 多看 puts a picture where the mark should be; it is numbered instead. */
static bool is_picture_mark(const struct node *link, size_t number, struct mark *mark)
{
    bool has_image = false, has_text = false;
    struct walk walk = walk_start(link);
    while (walk_next(&walk)) {
        has_image |= walk.node->kind == NODE_IMAGE;
        has_text |= walk.node->kind == NODE_TEXT;
    }
    if (!has_image || has_text || !is_raised(link))
        return false;
    mark->length = (size_t)snprintf(mark->text, sizeof mark->text, "[%zu]", number);
    return true;
}

static size_t find_linked(struct document *document, const struct anchor *anchors)
{
    struct link_index *index = link_index_new(document, anchors);
    struct node **links = memory_allocate(MOST_NOTES * sizeof(struct node *));
    size_t count = 0, found = 0;
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk) && count < MOST_NOTES)
        if (walk.event == WALK_ENTER && walk.node->kind == NODE_LINK && *walk.node->link.target == '#')
            links[count++] = (struct node *)walk.node;
    for (size_t i = 0; i < count; i++) {
        struct mark mark;
        struct node *node = link_index_find(index, links[i]->link.target + 1);
        struct node *block = node && node->parent ? note_block(node) : NULL;
        if (!block || note_block(links[i]) == block || !comes_after(block, links[i]))
            continue;
        if (!is_mark(document, links[i], &mark) && !is_picture_mark(links[i], found + 1, &mark))
            continue;
        struct node *note = make_note(document, block, links[i]->link.target + 1);
        make_reference(document, links[i], &mark, note->id);
        cut_mark(document, note, arena_copy(document->arena, mark.text, mark.length));
        found++;
    }
    free(links);
    link_index_free(index);
    return found;
}

/* Typed notes: a run of paragraphs that begin with [1], [2], ... */

struct typed_note {
    struct node *paragraph;
    struct mark mark;
};

static bool starts_note(struct document *document, const struct node *node, struct mark *mark)
{
    if (node->kind != NODE_PARAGRAPH || node->parent != document->root)
        return false;
    const struct node *text = first_text(node);
    return text && read_mark(text->text, text->text_length, mark) && mark->has_brackets && mark->number;
}

/* The last run in the document that counts up from 1. */
static size_t find_run(struct document *document, struct typed_note *run)
{
    size_t count = 0;
    for (struct node *node = document->root->first_child; node; node = node->next) {
        struct mark mark;
        if (!starts_note(document, node, &mark))
            continue;
        if (mark.number == 1)
            count = 0;
        if (mark.number == count + 1 && count < LONGEST_RUN)
            run[count++] = (struct typed_note){node, mark};
    }
    return count;
}

/* Splits a text at the first mark in it and puts the reference between; gives the rest, to look further. */
static struct node *split_text(struct document *document, struct node *text, size_t at,
                               const struct mark *mark, const char *id)
{
    struct node *rest = arena_allocate(document->arena, sizeof *rest);
    *rest = *text;
    rest->parent = rest->previous = rest->next = NULL;
    rest->text = text->text + at + mark->length;
    rest->text_length = text->text_length - at - mark->length;
    document->node_count++;
    if (text->next)
        node_insert_before(text->next, rest);
    else
        node_append(text->parent, rest);
    struct node *insertion = arena_allocate(document->arena, sizeof *insertion);
    insertion->line = text->line;
    node_insert_before(rest, insertion);
    make_reference(document, insertion, mark, id);
    text->text = arena_copy(document->arena, text->text, at);
    text->text_length = at;
    if (!at)
        node_remove(text);
    if (rest->text_length)
        return rest;
    node_remove(rest);
    return NULL;
}

static const struct typed_note *find_typed(const struct typed_note *run, size_t count, const char *text,
                                           size_t length)
{
    struct mark mark;
    if (!read_mark(text, length, &mark) || !mark.has_brackets || !mark.number || mark.number > count)
        return NULL;
    const struct typed_note *note = &run[mark.number - 1];
    bool is_same = note->mark.length == mark.length && !memcmp(note->mark.text, mark.text, mark.length);
    return is_same ? note : NULL;
}

static const char *typed_id(struct document *document, uint32_t number)
{
    return arena_format(document->arena, "banxin-note-%u", (unsigned)number);
}

/* All marks in one text; `used` tells which notes have one. */
static void mark_text(struct document *document, struct node *text, const struct typed_note *run,
                      size_t count, bool *used)
{
    for (size_t at = 0; text && at < text->text_length;) {
        const struct typed_note *note = find_typed(run, count, text->text + at, text->text_length - at);
        if (note) {
            used[note->mark.number - 1] = true;
            text = split_text(document, text, at, &note->mark, typed_id(document, note->mark.number));
            at = 0;
            continue;
        }
        utf8_next(text->text, text->text_length, &at);
    }
}

/* The texts before the run of notes. */
static void mark_texts(struct document *document, const struct typed_note *run, size_t count, bool *used)
{
    for (struct node *block = document->root->first_child; block && block != run[0].paragraph;
         block = block->next) {
        struct node *texts[256];
        size_t found = 0;
        struct walk walk = walk_start(block);
        while (walk_next(&walk) && found < sizeof texts / sizeof *texts)
            if (walk.node->kind == NODE_TEXT && strpbrk(walk.node->text, "[\xEF\xE3"))
                texts[found++] = (struct node *)walk.node;
        for (size_t i = 0; i < found; i++)
            mark_text(document, texts[i], run, count, used);
    }
}

static size_t find_typed_notes(struct document *document)
{
    struct typed_note *run = memory_allocate(LONGEST_RUN * sizeof *run);
    bool used[LONGEST_RUN] = {false};
    size_t count = find_run(document, run), found = 0;
    if (count)
        mark_texts(document, run, count, used);
    for (size_t i = 0; i < count; i++) {
        if (!used[i])
            continue;
        struct node *note = make_note(document, run[i].paragraph, typed_id(document, run[i].mark.number));
        cut_mark(document, note, arena_copy(document->arena, run[i].mark.text, run[i].mark.length));
        found++;
    }
    free(run);
    return found;
}

size_t notes_find(struct document *document, const struct anchor *anchors)
{
    return find_linked(document, anchors) + find_typed_notes(document);
}
