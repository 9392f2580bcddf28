#include "formats/html/notes/note_run.h"

#include "formats/document/walk.h"
#include "formats/html/lexicon/text_view.h"
#include "formats/html/notes/note_labels.h"
#include "formats/html/notes/note_nodes.h"

#include <string.h>

/* What a note may have behind its line: paragraphs; behind the last one of all, less. */
enum { MOST_PARAGRAPHS = 12, MOST_LAST_PARAGRAPHS = 2, LONGEST_LAST = 120 /* characters */ };

static enum note_family family_of(const struct note_run *run)
{
    return run->lines[0]->mark.family;
}

/* Marks that count steps as often as notes, and those that are not the notes' own: more must speak for a note. */
static bool is_doubtful(const struct note_run *run, const struct note_references *references)
{
    enum note_family family = family_of(run);
    return references->in_other_dress || (family != NOTE_BRACKETS && family != NOTE_WORD);
}

bool note_run_goes_on(const struct note_run *run, const struct note_line *line)
{
    if (!run->count || line->mark.number != run->count + 1 || run->count == LONGEST_RUN)
        return false;
    const struct note_line *last = run->lines[run->count - 1];
    return line->mark.family != NOTE_STARS || line->block->previous == last->block;
}

/* Stretches of notes. */

static bool is_labelled(const struct note_run *run)
{
    const struct node *before = run->lines[0]->place->previous;
    return before && note_label_is(before);
}

/* The first lines of a run stand below a label or a rule, or at the end of a part of the text. */
static bool stands_apart(const struct note_run *run, size_t count)
{
    const struct node *before = run->lines[0]->place->previous, *after = run->lines[count - 1]->place->next;
    bool ends =
        !after || after->kind == NODE_HEADING || after->kind == NODE_SEPARATOR || after->kind == NODE_NOTE;
    return ends || (before && note_label_announces(before));
}

/* A paragraph that may go on a note: no label, and no bracketed words about the whole text. */
static bool may_go_on(const struct node *block)
{
    const struct node *text = block->kind == NODE_PARAGRAPH ? note_first_text(block) : NULL;
    if (!text || block->paragraph.role != PARAGRAPH_BODY || note_label_is(block))
        return false;
    struct text_view view = {text->text, text->text_length};
    return !character_in(text_view_first(text_view_trim(view)), "（([【〔");
}

/* The paragraphs between two lines when they may all be of the first one's note; 0: there are none, or others. */
static size_t count_between(const struct note_run *run, size_t index)
{
    const struct node *block = run->lines[index]->block->next;
    size_t count = 0;
    for (; block && block != run->lines[index + 1]->block; block = block->next, count++)
        if (count == MOST_PARAGRAPHS || !may_go_on(block))
            return 0;
    return block ? count : 0;
}

/* Notes of several paragraphs. What stands between two notes is the text's when a mark is in it. */
static void find_paragraphs(struct note_run *run, const struct note_references *references)
{
    bool has_reference[LONGEST_RUN + 1] = {false};
    for (size_t i = 0; i < references->count; i++)
        has_reference[references->items[i].passed] = true;
    bool is_sure = !is_doubtful(run, references) || is_labelled(run);
    for (size_t i = 0; i + 1 < run->count; i++) {
        bool may_have = is_sure && run->is_used[i] && run->is_used[i + 1] && !has_reference[i + 1];
        run->more[i] = may_have ? count_between(run, i) : 0;
    }
}

/* The line stands right behind the note before it. */
static bool is_joined(const struct note_run *run, size_t index)
{
    const struct node *block = run->lines[index - 1]->block->next;
    for (size_t more = run->more[index - 1]; more > 0 && block; more--)
        block = block->next;
    return block == run->lines[index]->block;
}

/* Each note has its mark; a star has one only. */
static bool all_are_used(const struct note_run *run, size_t count, const unsigned *used)
{
    for (size_t i = 0; i < count; i++)
        if (!used[i] || (family_of(run) == NOTE_STARS && used[i] > 1))
            return false;
    return true;
}

/* Several stretches, or one that stands apart. */
static bool are_notes(const struct note_run *run, size_t count)
{
    size_t first = 1;
    while (first < count && is_joined(run, first))
        first++;
    return first < count || stands_apart(run, count);
}

/* The lines of a doubtful run that are notes: one stretch apart, or several that count on behind their parts of the text. */
static size_t count_notes(const struct note_run *run, const struct note_references *references)
{
    unsigned used[LONGEST_RUN] = {0};
    for (size_t i = 0; i < references->count; i++)
        used[references->items[i].note]++;
    for (size_t count = run->count; count > 0; count--) {
        bool is_end = count == run->count || !is_joined(run, count);
        if (is_end && all_are_used(run, count, used) && are_notes(run, count))
            return count;
    }
    return 0;
}

static bool is_short(const struct node *block)
{
    size_t characters = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_TEXT)
            characters += text_view_count((struct text_view){walk.node->text, walk.node->text_length});
    return characters <= LONGEST_LAST;
}

/* Below a label, where another note had more paragraphs, a few short ones at the end of the text are the last one's. */
static void find_last_paragraphs(struct note_run *run)
{
    const struct node *block = run->lines[run->count - 1]->block->next;
    size_t count = 0, others = 0;
    for (size_t i = 0; i < run->count; i++)
        others += run->more[i];
    if (!others || !is_labelled(run))
        return;
    for (; block && may_go_on(block) && is_short(block); block = block->next)
        count++;
    bool is_end = !block || !may_go_on(block);
    run->more[run->count - 1] = is_end && count <= MOST_LAST_PARAGRAPHS ? count : 0;
}

bool note_run_may_be(const struct note_run *run)
{
    return family_of(run) != NOTE_STARS || stands_apart(run, run->count);
}

bool note_run_settle(struct note_run *run, const struct note_references *references)
{
    memset(run->is_used, 0, sizeof run->is_used);
    memset(run->more, 0, sizeof run->more);
    for (size_t i = 0; i < references->count; i++)
        run->is_used[references->items[i].note] = true;
    if (!references->count)
        return false;
    find_paragraphs(run, references);
    if (is_doubtful(run, references))
        run->count = count_notes(run, references);
    if (run->count)
        find_last_paragraphs(run);
    return run->count;
}
