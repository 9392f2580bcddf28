#include "formats/pdf/closing/parts.h"

#include "base/arena.h"

#include <stdlib.h>

struct begun {
    const struct element *element;
    size_t place;
};

static int compare_begun(const void *left, const void *right)
{
    const struct begun *one = left, *other = right;
    if (one->element != other->element)
        return one->element < other->element ? -1 : 1;
    return (one->place > other->place) - (one->place < other->place);
}

/* Those that may come back, each with its parts beside it. */
static struct begun *sort_begun(const struct element_list *elements, size_t *count)
{
    struct begun *begun = memory_allocate((elements->count + 1) * sizeof *begun);
    *count = 0;
    for (size_t i = 0; i < elements->count; i++)
        if (elements->elements[i]->comes_back)
            begun[(*count)++] = (struct begun){elements->elements[i], i};
    if (*count)
        qsort(begun, *count, sizeof *begun, compare_begun);
    return begun;
}

static bool has_parts(const struct begun *begun, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (begun[i].element == begun[i - 1].element)
            return true;
    return false;
}

static void number_parts(struct parts *parts, struct objects *objects, size_t count)
{
    parts->items = memory_allocate(count * sizeof *parts->items);
    for (long number = 1; number < objects->xref.count && parts->count < count; number++)
        if (dictionary_has_name(objects_find(objects, number), "Type", "StructElem")) {
            size_t place = parts->count++;
            parts->items[place] = (struct part){number, place, place, false};
        }
}

/* The place of the element that a value refers to; their count: none. Numbers rise with places. */
static size_t find_place(const struct parts *parts, struct span value)
{
    long number;
    size_t low = 0, high = parts->count;
    if (!value_reference(value, &number))
        return parts->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (parts->items[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < parts->count && parts->items[low].number == number ? low : parts->count;
}

static struct span find_value(const struct parts *parts, size_t place, struct objects *objects,
                              const char *key)
{
    return dictionary_find(objects_find(objects, parts->items[place].number), key);
}

/* What an element holds, one value or an array of them, to be taken one by one. */
static struct span open_kids(const struct parts *parts, size_t place, struct objects *objects)
{
    struct span kids = find_value(parts, place, objects, "K"), inside;
    return value_open_array(kids, &inside) ? inside : kids;
}

static bool holds_elements_alone(const struct parts *parts, size_t place, struct objects *objects)
{
    struct span kids = open_kids(parts, place, objects), kid;
    while (syntax_take_value(&kids, &kid))
        if (find_place(parts, kid) == parts->count)
            return false;
    return true;
}

static void mark(struct parts *parts, struct span value)
{
    size_t place = find_place(parts, value);
    if (place < parts->count)
        parts->items[place].is_changed = true;
}

static void join(struct parts *parts, size_t last, size_t later, struct objects *objects)
{
    struct span kids = open_kids(parts, later, objects), kid;
    struct part *before = &parts->items[last];
    parts->items[later].first = before->first;
    before->next = later;
    parts->items[before->first].is_changed = true;
    mark(parts, find_value(parts, later, objects, "P"));
    while (syntax_take_value(&kids, &kid))
        mark(parts, kid);
}

static void join_all(struct parts *parts, const struct begun *begun, size_t count, struct objects *objects)
{
    for (size_t i = 1, last = 0; i < count; i++) {
        bool is_part = begun[i].element == begun[last].element && begun[i].place < parts->count &&
                       holds_elements_alone(parts, begun[i].place, objects);
        if (is_part)
            join(parts, begun[last].place, begun[i].place, objects);
        if (is_part || begun[i].element != begun[last].element)
            last = i;
    }
}

struct parts parts_find(struct update *update, const struct element_list *elements)
{
    struct parts parts = {0};
    size_t count;
    struct begun *begun = sort_begun(elements, &count);
    if (has_parts(begun, count)) {
        number_parts(&parts, &update->objects, elements->count);
        join_all(&parts, begun, count, &update->objects);
    }
    free(begun);
    return parts;
}

void parts_free(struct parts *parts)
{
    free(parts->items);
}

bool parts_is_later(const struct parts *parts, size_t place)
{
    return place < parts->count && parts->items[place].first != place;
}

bool parts_is_changed(const struct parts *parts, size_t place)
{
    return place < parts->count && parts->items[place].is_changed;
}

static void append_parent(const struct parts *parts, size_t place, struct update *update)
{
    struct span parent = find_value(parts, place, &update->objects, "P");
    size_t around = find_place(parts, parent);
    buffer_append_text(&update->bytes, "/P ");
    if (around < parts->count)
        buffer_append_format(&update->bytes, "%ld 0 R", parts->items[parts->items[around].first].number);
    else
        buffer_append(&update->bytes, parent.begin, span_size(parent));
}

static void append_kids(const struct parts *parts, size_t place, struct update *update)
{
    struct span kids = open_kids(parts, place, &update->objects), kid;
    while (syntax_take_value(&kids, &kid))
        if (!parts_is_later(parts, find_place(parts, kid))) {
            buffer_append(&update->bytes, kid.begin, span_size(kid));
            buffer_append_byte(&update->bytes, ' ');
        }
}

void parts_append(const struct parts *parts, size_t place, struct update *update)
{
    append_parent(parts, place, update);
    buffer_append_text(&update->bytes, "\n   /K [ ");
    append_kids(parts, place, update);
    for (size_t part = place; parts->items[part].next != part;) {
        part = parts->items[part].next;
        append_kids(parts, part, update);
    }
    buffer_append_text(&update->bytes, "]\n   ");
}
