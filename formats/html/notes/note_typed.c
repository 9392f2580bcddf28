#include "formats/html/notes/note_typed.h"

#include "base/arena.h"
#include "formats/html/notes/note_nodes.h"
#include "formats/html/notes/note_references.h"
#include "formats/html/notes/note_split.h"

#include <stdlib.h>

enum { MOST_MISSED = 32 };

static const char *typed_id(struct document *document, size_t number)
{
    return arena_format(document->arena, "banxin-note-%zu", number);
}

/* What is raised needs no raised figures: the writers raise it. */
static struct note_mark printed(const struct note_mark *mark)
{
    struct note_mark plain = *mark;
    plain.dress = DRESS_FIGURES;
    return mark->dress == DRESS_RAISED ? note_mark_count(&plain, mark->number) : *mark;
}

/* The last reference comes first, so that the places of those before it stay. */
static void link_references(struct document *document, const struct note_run *run,
                            const struct note_references *references, size_t base)
{
    for (size_t i = references->count; i-- > 0;) {
        const struct note_reference *reference = &references->items[i];
        struct note_mark mark = printed(&reference->mark);
        if (reference->note < run->count)
            note_split_text(document, reference->text, reference->at, reference->size, &mark,
                            typed_id(document, base + reference->note + 1));
    }
}

/* The search for runs of one family. */
struct search {
    struct document *document;
    struct note_run run;
    const struct node *start; /* of the text whose notes come next */
    size_t *base, found;
    unsigned missed; /* runs that nothing refers to */
};

/* Gives the last note that was made. */
static struct node *make_notes(struct search *search)
{
    struct node *note = NULL;
    const struct note_run *run = &search->run;
    for (size_t i = 0; i < run->count; i++) {
        if (!run->is_used[i])
            continue;
        const struct note_line *line = run->lines[i];
        note = note_make(search->document, line->block, typed_id(search->document, *search->base + i + 1));
        note_cut_start(search->document, note, line->label);
        for (size_t more = run->more[i]; more > 0; more--)
            note_take(note, note->next);
        search->found++;
    }
    return note;
}

static void end_run(struct search *search)
{
    struct note_run *run = &search->run;
    if (!run->count || !note_run_may_be(run))
        return;
    const struct node *behind = run->lines[run->count - 1]->place->next;
    struct note_references references = note_references_find(run, search->start);
    if (note_run_settle(run, &references)) {
        link_references(search->document, run, &references, *search->base);
        bool is_last_used = run->is_used[run->count - 1];
        const struct node *note = make_notes(search), *last = run->lines[run->count - 1]->place;
        search->start = is_last_used ? note->next : last->next;
        *search->base += run->count;
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
    size_t count = note_lines_find(document, &lines), base = 0, found = 0;
    for (enum note_family family = NOTE_BARE; count && family < NOTE_FAMILY_COUNT; family++)
        found += find_family(document, lines, count, family, &base);
    free(lines);
    return found;
}
