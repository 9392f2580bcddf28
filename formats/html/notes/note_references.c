#include "formats/html/notes/note_references.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/html/lexicon/text_view.h"
#include "formats/html/notes/note_labels.h"
#include "formats/html/notes/note_nodes.h"

#include <stdlib.h>

enum { MOST_REFERENCES = 64000, SHORTEST_WORD = 3 };

/* What stands before and after a mark. */

enum { NO_CHARACTER = 0, SOME_OBJECT = 0xFFFC };

/* The leaf before or after a node in its block. */
static const struct node *next_leaf(const struct node *node, bool is_forward)
{
    while (!node_is_block(node) && !(is_forward ? node->next : node->previous))
        node = node->parent;
    if (node_is_block(node))
        return NULL;
    node = is_forward ? node->next : node->previous;
    while (!node_is_leaf(node) && node->first_child)
        node = is_forward ? node->first_child : node->last_child;
    return node;
}

static uint32_t character_of_leaf(const struct node *leaf, bool is_first)
{
    if (!leaf || leaf->kind == NODE_LINE_BREAK)
        return NO_CHARACTER;
    size_t at = is_first ? 0 : leaf->text_length;
    if (leaf->kind != NODE_TEXT)
        return SOME_OBJECT;
    return is_first ? utf8_next(leaf->text, leaf->text_length, &at) : utf8_previous(leaf->text, &at);
}

static uint32_t character_before(const struct node *text, size_t at)
{
    return at ? utf8_previous(text->text, &at) : character_of_leaf(next_leaf(text, false), false);
}

static uint32_t character_after(const struct node *text, size_t at)
{
    return at < text->text_length ? utf8_next(text->text, text->text_length, &at)
                                  : character_of_leaf(next_leaf(text, true), true);
}

static bool is_one_of(uint32_t character, const uint32_t *set)
{
    for (; *set; set++)
        if (*set == character)
            return true;
    return false;
}

static bool has_style(const struct node *node, unsigned style)
{
    for (node = node->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_SPAN && node->span.styles & style)
            return true;
    return false;
}

/* 有三点：①…；②… counts; 那年①， refers. Behind a sentence ① refers only where the line ends. */
static bool follows_its_word(uint32_t before, uint32_t after)
{
    static const uint32_t parting[] = U" 　：；、，（(:;,—-", ending[] = U"。！？.!?",
                          closing[] = U"”’」』）)";
    if (is_one_of(before, parting))
        return false;
    return !is_one_of(before, ending) || after == NO_CHARACTER || is_one_of(after, closing);
}

static bool is_sum(uint32_t before, uint32_t after)
{
    return before < 0x80 && after < 0x80 && after > ' ';
}

/* 10² and x², but not word². */
static bool is_exponent(const struct node *text, size_t at, uint32_t before)
{
    if (character_digit(before) >= 0)
        return true;
    const struct node *leaf = at ? text : next_leaf(text, false);
    size_t letters = 0, end = at ? at : leaf ? leaf->text_length : 0;
    while (leaf && leaf->kind == NODE_TEXT && end && character_is_latin(utf8_previous(leaf->text, &end)))
        letters++;
    return letters > 0 && letters < SHORTEST_WORD;
}

static bool is_reference(const struct node *text, size_t at, size_t size, const struct note_mark *mark)
{
    uint32_t before = character_before(text, at), after = character_after(text, at + size);
    if (before == NO_CHARACTER || has_style(text, STYLE_CODE))
        return false;
    switch (mark->family) {
    case NOTE_RAISED: return !is_exponent(text, at, before);
    case NOTE_ROUND: return note_is_raised(text) || follows_its_word(before, after);
    case NOTE_CIRCLED: return note_is_raised(text) || mark->has_brackets || follows_its_word(before, after);
    case NOTE_STARS:
        return note_is_raised(text) || mark->has_brackets ||
               (!is_sum(before, after) && follows_its_word(before, after));
    case NOTE_BRACKETS:
    case NOTE_WORD:
    case NOTE_BARE:
    case NOTE_FAMILY_COUNT: return mark->has_brackets || note_is_raised(text);
    }
    return false;
}

static void add_reference(struct note_references *references, struct note_reference reference)
{
    if (references->count == references->capacity) {
        references->capacity = references->capacity ? 2 * references->capacity : 64;
        references->items =
            memory_resize(references->items, references->capacity * sizeof *references->items);
    }
    references->items[references->count++] = reference;
}

static bool read_mark(const struct node *text, size_t at, struct note_mark *mark)
{
    bool is_raised =
        !at && note_is_raised(text) && note_mark_read_raised(text->text, text->text_length, mark);
    const char *rest = text->text + at;
    size_t left = text->text_length - at;
    return is_raised || (note_mark_may_start(rest, left) && note_mark_read(rest, left, mark));
}

/* The mark is that of its note; or like those before it, which begin with the first note. */
static bool names(const struct note_references *references, const struct note_run *run,
                  const struct note_mark *mark)
{
    if (!references->in_other_dress)
        return note_mark_same(mark, &run->lines[mark->number - 1]->mark);
    if (mark->family == NOTE_ROUND || mark->family == NOTE_STARS)
        return false;
    return references->count ? note_mark_alike(mark, &references->items[0].mark) : mark->number == 1;
}

/* Marks in one text that refer to a note of the run behind the first `passed` ones. */
static void find_in_text(struct note_references *references, const struct note_run *run, size_t passed,
                         struct node *text)
{
    struct note_mark mark;
    for (size_t at = 0; at < text->text_length && references->count < MOST_REFERENCES;) {
        bool is_ours = read_mark(text, at, &mark) && mark.number > passed && mark.number <= run->count &&
                       names(references, run, &mark) && is_reference(text, at, mark.length, &mark);
        if (is_ours)
            add_reference(references, (struct note_reference){.text = text,
                                                              .at = at,
                                                              .size = mark.length,
                                                              .note = mark.number - 1,
                                                              .passed = passed,
                                                              .mark = mark});
        if (is_ours)
            at += mark.length;
        else
            utf8_next(text->text, text->text_length, &at);
    }
}

static void find_in_block(struct note_references *references, const struct note_run *run, size_t passed,
                          const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (walk.node->kind == NODE_PREFORMATTED && walk.event == WALK_ENTER)
            walk_skip_children(&walk);
        if (walk.node->kind == NODE_TEXT)
            find_in_text(references, run, passed, (struct node *)walk.node);
    }
}

static void find_in_blocks(struct note_references *references, const struct note_run *run,
                           const struct node *start)
{
    size_t passed = 0;
    for (const struct node *block = start; block && passed < run->count; block = block->next) {
        size_t before = passed;
        while (passed < run->count && block == run->lines[passed]->place)
            passed++;
        if (passed == before && block->kind != NODE_NOTE)
            find_in_block(references, run, passed, block);
    }
}

static bool is_announced(const struct note_run *run)
{
    const struct node *before = run->lines[0]->place->previous;
    return before && note_label_announces(before);
}

struct note_references note_references_find(const struct note_run *run, const struct node *start)
{
    struct note_references references = {NULL, 0, 0, false};
    find_in_blocks(&references, run, start);
    references.in_other_dress = !references.count && is_announced(run);
    if (references.in_other_dress)
        find_in_blocks(&references, run, start);
    return references;
}
