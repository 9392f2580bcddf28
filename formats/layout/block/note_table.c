#include "formats/layout/block/note_table.h"

#include "base/arena.h"
#include "formats/document/walk.h"

#include <stdlib.h>
#include <string.h>

struct note_entry {
    const struct node *note;
    const char *mark; /* of the first reference; NULL: there is none */
    size_t place;     /* among the first references */
    bool is_set;
    bool stays; /* below its heading */
};

struct note_table {
    struct note_entry *entries; /* sorted by the id of the note */
    size_t count, capacity;
    size_t first_left; /* entries before it are set */
};

static int compare_entries(const void *left, const void *right)
{
    const struct note_entry *a = left, *b = right;
    return strcmp(a->note->id, b->note->id);
}

static int compare_id(const void *id, const void *entry)
{
    return strcmp(id, ((const struct note_entry *)entry)->note->id);
}

static struct note_entry *find_entry(const struct note_table *table, const char *id)
{
    if (!id || !table->count)
        return NULL;
    return bsearch(id, table->entries, table->count, sizeof *table->entries, compare_id);
}

/* The heading above a row of notes is of them alone. */
static bool is_below_heading(const struct note_table *table, const struct node *note)
{
    const struct node *before = note->previous;
    bool goes_on = table->count && table->entries[table->count - 1].note == before;
    return goes_on ? table->entries[table->count - 1].stays : before && before->kind == NODE_HEADING;
}

static void add_note(struct note_table *table, const struct node *note)
{
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? table->capacity * 2 : 32;
        table->entries = memory_resize(table->entries, table->capacity * sizeof *table->entries);
    }
    struct note_entry entry = {.note = note, .stays = is_below_heading(table, note)};
    table->entries[table->count++] = entry;
}

static void collect_notes(struct note_table *table, const struct node *root)
{
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER)
            continue;
        if (walk.node->kind == NODE_NOTE && walk.node->id)
            add_note(table, walk.node);
        if (node_holds_inlines(walk.node))
            walk_skip_children(&walk);
    }
    if (table->count)
        qsort(table->entries, table->count, sizeof *table->entries, compare_entries);
}

static void collect_references(struct note_table *table, const struct node *root)
{
    size_t place = 0;
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (walk.event != WALK_ENTER || walk.node->kind != NODE_NOTE_REFERENCE)
            continue;
        struct note_entry *entry = find_entry(table, walk.node->link.target);
        if (!entry || entry->mark)
            continue;
        entry->mark = walk.node->text;
        entry->place = place++;
    }
}

struct note_table *note_table_new(const struct document *document)
{
    struct note_table *table = memory_allocate(sizeof *table);
    *table = (struct note_table){0};
    collect_notes(table, document->root);
    if (table->count)
        collect_references(table, document->root);
    return table;
}

void note_table_free(struct note_table *table)
{
    if (!table)
        return;
    free(table->entries);
    free(table);
}

/* The entry of a block that is a note, and that a reference names; NULL: it is not. */
static const struct note_entry *find_named(const struct note_table *table, const struct node *block)
{
    if (!table || block->kind != NODE_NOTE)
        return NULL;
    const struct note_entry *entry = find_entry(table, block->id);
    return entry && entry->note == block && entry->mark ? entry : NULL;
}

bool note_table_moves(const struct note_table *table, const struct node *block)
{
    const struct note_entry *entry = find_named(table, block);
    return entry && !entry->stays;
}

bool note_table_stays(const struct note_table *table, const struct node *block)
{
    const struct note_entry *entry = find_named(table, block);
    return entry && entry->stays;
}

const char *note_table_mark(const struct note_table *table, const struct node *note)
{
    return find_entry(table, note->id)->mark;
}

static int compare_places(const void *left, const void *right)
{
    size_t a = (*(const struct note_entry *const *)left)->place,
           b = (*(const struct note_entry *const *)right)->place;
    return (a > b) - (a < b);
}

void note_table_order(const struct note_table *table, const struct node **notes, size_t count)
{
    if (!count)
        return;
    const struct note_entry **entries = memory_allocate(count * sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = find_entry(table, notes[i]->id);
    qsort(entries, count, sizeof *entries, compare_places);
    for (size_t i = 0; i < count; i++)
        notes[i] = entries[i]->note;
    free(entries);
}

static int compare_marks(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool note_table_repeats(const struct note_table *table)
{
    const char **marks = memory_allocate((table->count + 1) * sizeof *marks);
    size_t count = 0;
    bool found = false;
    for (size_t i = 0; i < table->count; i++)
        if (table->entries[i].mark)
            marks[count++] = table->entries[i].mark;
    qsort(marks, count, sizeof *marks, compare_marks);
    for (size_t i = 1; i < count && !found; i++)
        found = !strcmp(marks[i - 1], marks[i]);
    free(marks);
    return found;
}

size_t note_table_count(const struct note_table *table)
{
    return table->count;
}

const struct node *note_table_take_left(struct note_table *table)
{
    for (; table->first_left < table->count; table->first_left++) {
        struct note_entry *entry = &table->entries[table->first_left];
        if (!entry->is_set && !entry->stays && entry->mark) {
            entry->is_set = true;
            return entry->note;
        }
    }
    return NULL;
}

const struct node *note_table_take(struct note_table *table, const char *id, const char **mark)
{
    struct note_entry *entry = find_entry(table, id);
    if (!entry || entry->is_set || entry->stays || !entry->mark)
        return NULL;
    entry->is_set = true;
    *mark = entry->mark;
    return entry->note;
}
