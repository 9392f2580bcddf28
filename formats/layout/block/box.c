#include "formats/layout/block/box.h"

#include <stdlib.h>
#include <string.h>

struct material *material_new(void)
{
    struct material *material = memory_allocate(sizeof *material);
    *material = (struct material){arena_new(), 1};
    return material;
}

struct material *material_open(struct material *shared)
{
    if (!shared)
        return material_new();
    material_hold(shared);
    return shared;
}

void material_hold(struct material *material)
{
    material->holders++;
}

void material_release(struct material *material)
{
    if (!material || --material->holders)
        return;
    arena_free(material->arena);
    free(material);
}

/* Room for one more box at the end. What was dropped is used again once it is half of all, so that dropping
 * costs nothing worth counting. */
static void make_room(struct box_list *list)
{
    size_t dropped = (size_t)(list->boxes - list->memory);
    if (dropped + list->count < list->capacity)
        return;
    if (dropped > list->capacity / 2) {
        memmove(list->memory, list->boxes, list->count * sizeof *list->boxes);
    } else {
        list->capacity = list->capacity ? list->capacity * 2 : 64;
        list->memory = memory_resize(list->memory, list->capacity * sizeof *list->memory);
        memmove(list->memory, list->memory + dropped, list->count * sizeof *list->boxes);
    }
    list->boxes = list->memory;
}

void box_list_exchange(struct box_list *list, size_t first, size_t count, struct box_list *others)
{
    size_t other_count = others->count, rest = list->count - first - count;
    struct box *taken = memory_allocate((count ? count : 1) * sizeof *taken);
    if (count)
        memcpy(taken, list->boxes + first, count * sizeof *taken);
    for (size_t i = count; i < other_count; i++) {
        make_room(list);
        list->count++;
    }
    list->count = first + other_count + rest;
    if (rest)
        memmove(list->boxes + first + other_count, list->boxes + first + count, rest * sizeof *taken);
    if (other_count)
        memcpy(list->boxes + first, others->boxes, other_count * sizeof *taken);
    free(others->memory);
    *others = (struct box_list){taken, count, taken, count};
}

void box_list_add(struct box_list *list, const struct box *box)
{
    make_room(list);
    list->boxes[list->count++] = *box;
    material_hold(box->material);
    if (box->header)
        material_hold(box->header->material);
}

void box_list_drop(struct box_list *list, size_t count)
{
    if (!count)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct box_header *header = list->boxes[i].header;
        if (header)
            material_release(header->material);
        material_release(list->boxes[i].material);
    }
    list->boxes += count;
    list->count -= count;
}

void box_list_free(struct box_list *list)
{
    box_list_drop(list, list->count);
    free(list->memory);
    *list = (struct box_list){0};
}

struct page_geometry geometry_turned(const struct page_geometry *geometry)
{
    struct page_geometry turned = {.measure = geometry->height, .pitch = geometry->pitch, .columns = 1};
    length columns = geometry->columns ? geometry->columns : 1;
    turned.height = columns * geometry->measure + (columns - 1) * geometry->column_gap;
    return turned;
}

length box_place(const struct box *box, length y, bool is_first, length grid)
{
    if (is_first)
        return box->on_grid && grid > 0 ? length_round_up(y, grid) + box->lead % grid : y;
    return (box->on_grid ? length_round_up(y, grid) : y) + box->lead;
}

length box_stack_height(const struct box *boxes, size_t count)
{
    length y = 0, height = 0;
    for (size_t i = 0; i < count; i++) {
        y = box_place(&boxes[i], y, !i, 0);
        height = y + boxes[i].height;
        y += boxes[i].advance;
    }
    return height;
}
