#include "formats/canvas/structure.h"

#include <stdlib.h>
#include <string.h>

struct element *element_new(struct arena *arena, const struct element *parent, const char *tag)
{
    struct element *element = arena_allocate(arena, sizeof *element);
    while (parent && parent->depth >= ELEMENT_DEEPEST)
        parent = parent->parent;
    *element = (struct element){.parent = parent, .depth = parent ? parent->depth + 1 : 0, .tag = tag};
    return element;
}

bool element_is_in(const struct element *element, const struct element *ancestor)
{
    while (element && element->depth > ancestor->depth)
        element = element->parent;
    return element == ancestor;
}

void element_list_add(struct element_list *list, const struct element *element)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 64;
        list->elements = memory_resize(list->elements, list->capacity * sizeof *list->elements);
    }
    list->elements[list->count++] = element;
}

void element_list_free(struct element_list *list)
{
    free(list->elements);
    *list = (struct element_list){0};
}

const char *heading_levels_tag(struct heading_levels *levels, const char *tag)
{
    static const char *const tags[HEADING_TAG_LEVELS] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    if (!strcmp(tag, "Art"))
        levels->count = 0;
    if (tag[0] != 'H' || tag[1] < '1' || tag[1] > '6')
        return tag;
    while (levels->count && levels->open[levels->count - 1] >= tag[1])
        levels->count--;
    levels->open[levels->count] = tag[1];
    return tags[levels->count++];
}
