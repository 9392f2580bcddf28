#include "formats/html/notes/note_numbers.h"

#include "formats/document/walk.h"
#include "formats/html/notes/note_mark.h"

#include <stdlib.h>
#include <string.h>

/* More notes are not counted through: those of a book begin anew with each part, and are named by these numbers. */
enum { MOST_COUNTED = 99 };

struct reference {
    struct node *node;
    struct note_mark mark;
    size_t place; /* in the order of the text */
};

struct references {
    struct reference *items;
    size_t count, capacity;
};

static void add(struct references *references, struct node *node)
{
    struct note_mark mark;
    if (!note_mark_is_whole(node->text, &mark) || !mark.number || mark.family == NOTE_STARS)
        return;
    if (references->count == references->capacity) {
        references->capacity = references->capacity ? 2 * references->capacity : 64;
        references->items =
            memory_resize(references->items, references->capacity * sizeof *references->items);
    }
    references->items[references->count] = (struct reference){node, mark, references->count};
    references->count++;
}

static struct references find(const struct document *document)
{
    struct references references = {NULL, 0, 0};
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_NOTE_REFERENCE)
            add(&references, (struct node *)walk.node);
    return references;
}

static int compare(size_t one, size_t other)
{
    return (one > other) - (one < other);
}

static const char *target(const struct reference *reference)
{
    return reference->node->link.target;
}

static int by_number(const void *one, const void *other)
{
    const struct reference *a = one, *b = other;
    int circled = (a->mark.family == NOTE_CIRCLED) - (b->mark.family == NOTE_CIRCLED);
    int number = circled ? circled : compare(a->mark.number, b->mark.number);
    return number ? number : strcmp(target(a), target(b));
}

static int by_target(const void *one, const void *other)
{
    const struct reference *a = one, *b = other;
    int order = strcmp(target(a), target(b));
    return order ? order : compare(a->place, b->place);
}

static int by_place(const void *one, const void *other)
{
    return compare(((const struct reference *)one)->place, ((const struct reference *)other)->place);
}

static bool is_same_number(const struct reference *one, const struct reference *other)
{
    return one->mark.number == other->mark.number &&
           (one->mark.family == NOTE_CIRCLED) == (other->mark.family == NOTE_CIRCLED);
}

/* One number is the mark of two notes. */
static bool collide(struct references *references)
{
    qsort(references->items, references->count, sizeof *references->items, by_number);
    for (size_t i = 1; i < references->count; i++) {
        const struct reference *one = &references->items[i - 1], *other = &references->items[i];
        if (is_same_number(one, other) && strcmp(target(one), target(other)) != 0)
            return true;
    }
    return false;
}

/* Each reference takes the place of the first one to its note. Gives how many notes there are. */
static size_t find_first_places(struct references *references)
{
    size_t count = 1;
    qsort(references->items, references->count, sizeof *references->items, by_target);
    for (size_t i = 1; i < references->count; i++) {
        const struct reference *before = &references->items[i - 1];
        bool is_same = !strcmp(target(before), target(&references->items[i]));
        if (is_same)
            references->items[i].place = before->place;
        count += !is_same;
    }
    return count;
}

static void count_on(struct document *document, struct references *references)
{
    size_t number = 0;
    qsort(references->items, references->count, sizeof *references->items, by_place);
    for (size_t i = 0; i < references->count; i++) {
        const struct reference *reference = &references->items[i];
        number += i == 0 || reference->place != references->items[i - 1].place;
        struct note_mark mark = note_mark_count(&reference->mark, number);
        reference->node->text = arena_copy(document->arena, mark.text, mark.length);
        reference->node->text_length = mark.length;
    }
}

void note_numbers_settle(struct document *document)
{
    struct references references = find(document);
    if (references.count && find_first_places(&references) <= MOST_COUNTED && collide(&references))
        count_on(document, &references);
    free(references.items);
}
