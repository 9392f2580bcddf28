#include "formats/html/notes/note_typed.h"

#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/html/notes/note_nodes.h"
#include "formats/html/notes/note_run.h"
#include "formats/html/notes/note_split.h"

#include <stdlib.h>
#include <string.h>

/* More lines, and more references to one run of notes, are not looked for. */
enum { MOST_LINES = 8000, MOST_REFERENCES = 64000, MOST_MISSED = 32 };

static bool read_line(struct document *document, struct node *block, struct note_line *line)
{
    const struct node *text = block->kind == NODE_PARAGRAPH ? note_first_text(block) : NULL;
    if (!text || !note_mark_may_start(text->text, text->text_length))
        return false;
    const char *whole = node_plain_text(document->arena, block, false);
    size_t length = strlen(whole);
    *line = (struct note_line){.block = block};
    line->label = note_mark_read_label(whole, length, &line->mark);
    return line->label && line->label < length && line->mark.number && line->mark.family != NOTE_BARE;
}

static size_t find_lines(struct document *document, struct note_line **lines)
{
    size_t count = 0, capacity = 0;
    struct note_line line;
    for (struct node *block = document->root->first_child; block && count < MOST_LINES; block = block->next) {
        if (!read_line(document, block, &line))
            continue;
        if (count == capacity) {
            capacity = capacity ? 2 * capacity : 64;
            *lines = memory_resize(*lines, capacity * sizeof **lines);
        }
        (*lines)[count++] = line;
    }
    return count;
}

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

static bool is_reference(const struct node *text, size_t at, const struct note_mark *mark)
{
    uint32_t before = character_before(text, at), after = character_after(text, at + mark->length);
    if (before == NO_CHARACTER || has_style(text, STYLE_CODE))
        return false;
    if (mark->has_brackets || has_style(text, STYLE_SUPERSCRIPT))
        return true;
    bool is_doubted = mark->family == NOTE_STARS && is_sum(before, after);
    return note_family_is_doubtful(mark->family) && !is_doubted && follows_its_word(before, after);
}

/* The references to a run. */

static void add_reference(struct note_references *references, struct note_reference reference)
{
    if (references->count == references->capacity) {
        references->capacity = references->capacity ? 2 * references->capacity : 64;
        references->items =
            memory_resize(references->items, references->capacity * sizeof *references->items);
    }
    references->items[references->count++] = reference;
}

/* Marks in one text that refer to a note of the run behind the first `passed` ones. */
static void find_in_text(struct note_references *references, const struct note_run *run, size_t passed,
                         struct node *text)
{
    struct note_mark mark;
    for (size_t at = 0; at < text->text_length && references->count < MOST_REFERENCES;) {
        const char *rest = text->text + at;
        size_t left = text->text_length - at;
        bool is_read = note_mark_may_start(rest, left) && note_mark_read(rest, left, &mark);
        bool is_ours = is_read && mark.number > passed && mark.number <= run->count &&
                       note_mark_same(&mark, &run->lines[mark.number - 1]->mark) &&
                       is_reference(text, at, &mark);
        if (is_ours)
            add_reference(references, (struct note_reference){text, at, mark.number - 1, passed, mark});
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

/* From `start` to the last note; a note comes after its mark. */
static void find_references(struct note_references *references, const struct note_run *run,
                            const struct node *start)
{
    size_t passed = 0;
    for (const struct node *block = start; block && passed < run->count; block = block->next) {
        if (block == run->lines[passed]->block)
            passed++;
        else if (block->kind != NODE_NOTE)
            find_in_block(references, run, passed, block);
    }
}

static const char *typed_id(struct document *document, size_t number)
{
    return arena_format(document->arena, "banxin-note-%zu", number);
}

/* The last reference comes first, so that the places of those before it stay. */
static void link_references(struct document *document, const struct note_run *run,
                            const struct note_references *references, size_t base)
{
    for (size_t i = references->count; i-- > 0;) {
        const struct note_reference *reference = &references->items[i];
        if (reference->note < run->count)
            note_split_text(document, reference->text, reference->at, &reference->mark,
                            typed_id(document, base + reference->note + 1));
    }
}

static size_t make_notes(struct document *document, const struct note_run *run, size_t base)
{
    size_t found = 0;
    for (size_t i = 0; i < run->count; i++) {
        if (!run->is_used[i])
            continue;
        const struct note_line *line = run->lines[i];
        struct node *note = note_make(document, line->block, typed_id(document, base + i + 1));
        note_cut_start(document, note, line->label);
        for (size_t more = run->more[i]; more > 0; more--)
            note_take(note, note->next);
        found++;
    }
    return found;
}

/* The search for runs of one family. */
struct search {
    struct document *document;
    struct note_run run;
    const struct node *start; /* of the text whose notes come next */
    size_t *base, found;
    unsigned missed; /* runs that nothing refers to */
};

static void end_run(struct search *search)
{
    struct note_run *run = &search->run;
    struct note_references references = {NULL, 0, 0};
    if (!run->count || !note_run_may_be(run))
        return;
    const struct node *behind = run->lines[run->count - 1]->block->next;
    find_references(&references, run, search->start);
    if (note_run_settle(run, &references)) {
        link_references(search->document, run, &references, *search->base);
        search->found += make_notes(search->document, run, *search->base);
        *search->base += run->count;
        const struct node *last = run->lines[run->count - 1]->block;
        search->start = last->parent->kind == NODE_NOTE ? last->parent->next : last->next;
    } else if (++search->missed > MOST_MISSED) {
        search->start = behind; /* lists upon lists: each is looked for in the text right before it */
    }
    free(references.items);
}

/* `* one`, `* two` are a list. */
static bool is_listed(const struct note_line *lines, size_t index)
{
    return lines[index].mark.family == NOTE_STARS && index > 0 &&
           lines[index - 1].mark.family == NOTE_STARS &&
           lines[index - 1].mark.number == lines[index].mark.number &&
           lines[index].block->previous == lines[index - 1].block;
}

static size_t find_family(struct document *document, const struct note_line *lines, size_t count,
                          enum note_family family, size_t *base)
{
    struct search *search = memory_allocate(sizeof *search);
    *search = (struct search){.document = document, .start = document->root->first_child, .base = base};
    for (size_t i = 0; i < count; i++) {
        if (lines[i].mark.family != family)
            continue;
        bool is_first = lines[i].mark.number == 1;
        if (is_first) {
            end_run(search);
            search->run.count = 0;
        }
        if (is_first ? !is_listed(lines, i) : note_run_goes_on(&search->run, &lines[i]))
            search->run.lines[search->run.count++] = &lines[i];
    }
    end_run(search);
    size_t found = search->found;
    free(search);
    return found;
}

size_t note_typed_find(struct document *document)
{
    struct note_line *lines = NULL;
    note_split_paragraphs(document);
    size_t count = find_lines(document, &lines), base = 0, found = 0;
    for (enum note_family family = NOTE_BRACKETS; count && family < NOTE_FAMILY_COUNT; family++)
        found += find_family(document, lines, count, family, &base);
    free(lines);
    return found;
}
