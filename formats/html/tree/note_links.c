#include "formats/html/tree/note_links.h"

#include "formats/document/builder.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"
#include "formats/html/notes/back_links.h"
#include "formats/html/notes/note_labels.h"
#include "formats/html/notes/note_nodes.h"
#include "formats/html/notes/note_numbers.h"
#include "formats/html/notes/note_typed.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_raised(const struct node *link)
{
    const struct node *child = link->first_child;
    return note_is_raised(link) ||
           (child && child->kind == NODE_SPAN && child->span.styles & STYLE_SUPERSCRIPT);
}

/* Notes of a table stay in it. */
static bool is_in_cell(const struct node *node)
{
    while (node && node->kind != NODE_CELL)
        node = node->parent;
    return node;
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
    return fits && !is_in_cell(node) ? node : NULL;
}

/* The label of a linked note is its mark again, or its number with a stop behind it. */
static bool is_label_of(const struct note_mark *own, const struct note_mark *mark, const char *behind)
{
    bool is_same = own->length == mark->length && !memcmp(own->text, mark->text, own->length);
    bool is_parted = own->family != NOTE_BARE || strchr(".:", *behind) ||
                     !strncmp(behind, "、", strlen("、")) || !strncmp(behind, "：", strlen("：")) ||
                     !strncmp(behind, "．", strlen("．"));
    return is_same || (own->number && own->number == mark->number && is_parted);
}

/* [i], a: Word counts endnotes and tables their notes so. */
static bool is_letter_mark(const struct note_mark *mark)
{
    return mark->family == NOTE_BARE && !mark->number &&
           isalpha((unsigned char)mark->text[mark->has_brackets]);
}

static bool begins_with_mark(const char *text, const struct note_mark *mark)
{
    text += strspn(text, " ");
    return !strncmp(text, mark->text, mark->length) && !isalnum((unsigned char)text[mark->length]);
}

/* The mark before the note is printed by the writers. */
static void cut_label(struct document *document, struct node *note, const struct note_mark *mark)
{
    const struct node *text = note_first_text(note);
    if (!text)
        return;
    const char *whole = node_plain_text(document->arena, note, false);
    struct note_mark own;
    size_t label = note_mark_read_label(whole, strlen(whole), &own);
    size_t space = strspn(whole, " ");
    if (is_letter_mark(mark) && begins_with_mark(whole, mark))
        note_cut_start(document, note, space + mark->length + strspn(whole + space + mark->length, ".: "));
    else if (label && is_label_of(&own, mark, whole + space + own.length))
        note_cut_start(document, note, label);
}

/* Where a mark stands: a note comes after its mark, so that links back are not taken for marks. */
static bool comes_after(const struct node *block, const struct node *link)
{
    return block->line > link->line || (block->line == link->line && block != link->parent);
}

/* Up to three letters, which its note begins with, too. */
static bool read_letters(const char *text, const char *note, struct note_mark *mark)
{
    enum { MOST_LETTERS = 3 };
    bool has_brackets = *text == '[';
    size_t count = strspn(text + has_brackets, "abcdefghijklmnopqrstuvwxyz"),
           length = count + 2 * has_brackets;
    if (!count || count > MOST_LETTERS || strlen(text) != length || (has_brackets && text[length - 1] != ']'))
        return false;
    *mark = (struct note_mark){.length = length, .family = NOTE_BARE, .has_brackets = has_brackets};
    memcpy(mark->text, text, length);
    return begins_with_mark(note, mark);
}

static bool is_mark(struct document *document, const struct node *link, const struct node *block,
                    struct note_mark *mark)
{
    const char *text = node_plain_text(document->arena, link, false);
    bool is_whole = note_mark_is_whole(text, mark);
    if (is_whole && mark->family == NOTE_BARE && mark->number) /* a figure, of full width or not */
        mark->length = (size_t)snprintf(mark->text, sizeof mark->text, "%u", (unsigned)mark->number);
    bool is_read = is_whole || read_letters(text, node_plain_text(document->arena, block, false), mark);
    return is_read && (mark->has_brackets || is_raised(link));
}

static void number_mark(struct note_mark *mark, size_t number)
{
    *mark = (struct note_mark){.family = NOTE_BRACKETS, .number = (uint32_t)number, .has_brackets = true};
    mark->length = (size_t)snprintf(mark->text, sizeof mark->text, "[%zu]", number);
}

/* 多看 puts a picture where the mark should be, others 注; it is numbered instead. */
static bool is_other_mark(const struct node *link, size_t number, struct note_mark *mark)
{
    bool has_image = false, has_text = false, is_word = false;
    struct walk walk = walk_start(link);
    while (walk_next(&walk)) {
        has_image |= walk.node->kind == NODE_IMAGE;
        has_text |= walk.node->kind == NODE_TEXT;
        is_word |= walk.node->kind == NODE_TEXT &&
                   (!strcmp(walk.node->text, "注") || !strcmp(walk.node->text, "註"));
    }
    if (!(has_image && !has_text) && !is_word)
        return false;
    if (!is_raised(link))
        return false;
    number_mark(mark, number);
    return true;
}

/* Word calls the element ftn1 and the place in it _ftn1. */
static bool is_name_of(const char *id, const char *name)
{
    return id && (!strcmp(id, name) || (*name == '_' && !strcmp(id, name + 1)));
}

/* The element of this name around a block, or around the one that holds it alone; 0: there is none. */
static uint32_t find_element(const struct regions *regions, uint32_t region, const char *name)
{
    enum { MOST_STEPS = 3 };
    for (unsigned i = 0; i < MOST_STEPS && region && region < regions->count; i++) {
        if (is_name_of(regions->items[region].id, name))
            return region;
        region = regions->items[region].parent;
    }
    return 0;
}

/* What stands in that element is of one note with the block. */
static void take_rest(const struct regions *regions, struct node *note, uint32_t region, const char *name)
{
    region = find_element(regions, region, name);
    while (region && note->next && note->next->kind != NODE_NOTE &&
           regions_is_in(regions, note->next->region, region))
        note_take(note, note->next);
}

/* A term that is the mark alone; its description is the note. */
static bool is_bare_term(struct document *document, const struct node *node)
{
    struct note_mark mark;
    bool is_term = node->kind == NODE_LIST_ITEM && node->item.is_term;
    return is_term && node->next && !node->next->item.is_term &&
           note_mark_is_whole(node_plain_text(document->arena, node, false), &mark);
}

/* The description of a term that is the mark alone. */
static struct node *skip_term(struct document *document, struct node *block)
{
    if (!is_bare_term(document, block))
        return block;
    struct node *description = block->next;
    node_remove(block);
    return description;
}

/* A link, and the note that it leads to; gives how many notes were made, 0 for one that was a note already. */
static size_t take_linked(struct document *document, struct link_index *index, const struct regions *regions,
                          struct node *link, size_t number)
{
    struct note_mark mark;
    const char *name = link->link.target + 1;
    struct node *node = link_index_find(index, name);
    struct node *block = node && node->parent ? note_block(node) : NULL;
    if (!block || note_block(link) == block || !comes_after(block, link))
        return 0;
    if (!is_other_mark(link, number, &mark) && !is_mark(document, link, block, &mark))
        return 0;
    bool is_new = block->kind != NODE_NOTE;
    uint32_t region = block->region;
    struct node *note = note_make(document, skip_term(document, block), name);
    note_make_reference(document, link, &mark, note->id);
    if (!is_new)
        return 0;
    take_rest(regions, note, region, name);
    link_index_replace(index, name, note);
    cut_label(document, note, &mark);
    back_links_remove(document, note);
    return 1;
}

/* Held notes. */

/* A note that says the same as one before is that one. */
static const struct held_note *place_held(struct document *document, struct held_notes *held,
                                          struct held_note *note, size_t number)
{
    enum { LOOK_BACK = 256 };
    size_t first = held->placed_count > LOOK_BACK ? held->placed_count - LOOK_BACK : 0;
    for (size_t i = held->placed_count; i-- > first;)
        if (!strcmp(held->placed[i]->text, note->text))
            return held->placed[i];
    note->number = number;
    held->placed = memory_resize(held->placed, (held->placed_count + 1) * sizeof(struct held_note *));
    held->placed[held->placed_count++] = note;
    note->id = arena_format(document->arena, "banxin-held-%zu", held->placed_count);
    note_append(document, note->id, note->text, note->line);
    return note;
}

/* What stands in a link to a held note. */
enum inside { INSIDE_NOTE, INSIDE_NOTHING, INSIDE_MARK, INSIDE_WORD };

static enum inside inside_of(const struct held_note *note, const struct node *link, const char *text,
                             struct note_mark *mark)
{
    if (note->text == text)
        return INSIDE_NOTE;
    if (!text[strspn(text, " ")])
        return INSIDE_NOTHING;
    bool is_mark = note_mark_is_whole(text, mark) &&
                   (mark->family != NOTE_BARE || note->holder != HOLDER_MARK || is_raised(link));
    return is_mark ? INSIDE_MARK : INSIDE_WORD;
}

static bool holds_note(const struct held_note *note, enum inside inside, const char *text)
{
    static const enum holder least[] = {[INSIDE_NOTE] = HOLDER_MARK,
                                        [INSIDE_NOTHING] = HOLDER_NOTHING,
                                        [INSIDE_MARK] = HOLDER_MARK,
                                        [INSIDE_WORD] = HOLDER_WORD};
    bool says_more = inside == INSIDE_NOTE || strcmp(text, note->text) != 0;
    return *note->text && note->holder >= least[inside] && says_more;
}

/* A word keeps its place before the mark. */
static struct node *place_behind(struct document *document, struct node *link)
{
    struct node *place = node_make(document, NODE_TEXT, link->line);
    node_insert_before(link, place);
    node_insert_before(place, link);
    node_dissolve(link);
    return place;
}

/* A link to a held note is a reference from now on, or a word with one behind it; gives how many notes were
 * made. */
static size_t take_held(struct document *document, struct held_notes *held, struct node *link, size_t number)
{
    struct held_note *note = held_notes_find(held, link->link.target);
    struct note_mark mark;
    const char *text = node_plain_text(document->arena, link, false);
    if (!note->text)
        note->text = text;
    enum inside inside = inside_of(note, link, text, &mark);
    if (!holds_note(note, inside, text)) {
        node_dissolve(link);
        return 0;
    }
    size_t before = held->placed_count;
    const struct held_note *placed = place_held(document, held, note, number);
    if (inside != INSIDE_MARK)
        number_mark(&mark, placed->number);
    struct node *place = inside == INSIDE_WORD ? place_behind(document, link) : link;
    note_make_reference(document, place, &mark, placed->id);
    return held->placed_count - before;
}

static size_t find_links(const struct document *document, struct node ***links)
{
    size_t count = 0, capacity = 0;
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        bool is_inside =
            walk.event == WALK_ENTER && walk.node->kind == NODE_LINK && *walk.node->link.target == '#';
        if (!is_inside)
            continue;
        if (count == capacity) {
            capacity = capacity ? 2 * capacity : 64;
            *links = memory_resize(*links, capacity * sizeof(struct node *));
        }
        (*links)[count++] = (struct node *)walk.node;
    }
    return count;
}

static size_t find_linked(struct document *document, const struct anchor *anchors, struct held_notes *held,
                          const struct regions *regions)
{
    struct node **links = NULL;
    size_t count = find_links(document, &links), found = 0;
    struct link_index *index = count ? link_index_new(document, anchors) : NULL;
    for (size_t i = 0; i < count; i++) {
        struct node *link = links[i];
        if (!link->parent)
            continue; /* it led back from a note */
        found += held_notes_find(held, link->link.target)
                     ? take_held(document, held, link, found + 1)
                     : take_linked(document, index, regions, link, found + 1);
    }
    if (index)
        link_index_free(index);
    free(links);
    return found;
}

size_t notes_find(struct document *document, const struct anchor *anchors, struct held_notes *held,
                  const struct regions *regions)
{
    size_t found = find_linked(document, anchors, held, regions);
    found += note_typed_find(document);
    if (found) {
        note_labels_remove(document);
        note_numbers_settle(document);
    }
    return found;
}
