#include "formats/layout/block/table_slices.h"

#include "formats/layout/block/notes.h"

#include <stdlib.h>

enum { LEAST_LINES = 2 /* of a divided row on one page */ };

struct item_list {
    struct page_item *items;
    size_t count, capacity;
};

static void add_item(struct item_list *list, struct page_item item)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 32;
        list->items = memory_resize(list->items, list->capacity * sizeof *list->items);
    }
    list->items[list->count++] = item;
}

struct slice {
    length from, to;
    bool is_last;
};

static length later(length a, length b)
{
    return a > b ? a : b;
}

static length earlier(length a, length b)
{
    return a < b ? a : b;
}

static void add_vertical_rule(const struct table *table, const struct cell *cell, const struct slice *slice,
                              length x, struct item_list *list)
{
    length width = table->setting.request->styles->rule_width;
    length top = later(cell->top, slice->from), bottom = earlier(cell->bottom, slice->to);
    if (top < bottom)
        add_item(list, (struct page_item){.kind = ITEM_RULE,
                                          .x = x - width / 2,
                                          .y = top - slice->from,
                                          .width = width,
                                          .height = bottom - top,
                                          .node = table->setting.table});
}

static void add_borders(const struct table *table, const struct cell *cell, const struct slice *slice,
                        struct item_list *list)
{
    length left = table->edges[cell->place->first_column], right = table->edges[cell->place->last_column + 1];
    length width = table->setting.request->styles->rule_width;
    add_vertical_rule(table, cell, slice, left, list);
    if (cell->place->last_column + 1 == table->columns)
        add_vertical_rule(table, cell, slice, right, list);
    if (cell->bottom > slice->from && cell->bottom <= slice->to)
        add_item(list, (struct page_item){.kind = ITEM_RULE,
                                          .x = left,
                                          .y = cell->bottom - slice->from - width / 2,
                                          .width = right - left,
                                          .height = width,
                                          .node = table->setting.table});
}

/* Content is centred in its cell, when the cell is not divided; else at its top. */
static length content_top(const struct table *table, const struct cell *cell, bool undivided)
{
    if (!undivided)
        return cell->top + table_padding(table);
    return cell->top + (cell->bottom - cell->top - cell->content_height) / 2;
}

/* Adds the boxes of a cell that begin inside a slice. Slices are made from top to bottom, each box once. */
static void add_content(const struct table *table, struct cell *cell, const struct slice *slice,
                        struct item_list *list)
{
    length x = table->edges[cell->place->first_column] + table_side_padding(table);
    for (; cell->placed < cell->boxes.count; cell->placed++) {
        const struct box *box = &cell->boxes.boxes[cell->placed];
        length y = box_place(box, cell->y, !cell->placed, 0);
        if (y >= slice->to && !slice->is_last)
            return;
        for (size_t i = 0; i < box->item_count; i++) {
            struct page_item item = box->items[i];
            item.x += x;
            item.y += y - slice->from;
            add_item(list, item);
        }
        cell->y = y + box->advance;
    }
}

static void add_slice(const struct table *table, const struct group *group, const struct slice *slice,
                      struct box_list *list)
{
    struct item_list items = {0};
    for (size_t i = 0; i < group->cell_count && group->cells[i].top < slice->to; i++)
        add_content(table, &group->cells[i], slice, &items);
    for (size_t i = 0; i < group->cell_count && group->cells[i].top < slice->to; i++)
        add_borders(table, &group->cells[i], slice, &items);
    struct box box = {.material = group->material,
                      .height = slice->to - slice->from,
                      .advance = slice->to - slice->from,
                      .keep = group->is_header,
                      .is_turned = table->is_turned,
                      .spans_columns = table->spans,
                      .table = table->setting.table,
                      .header = group->is_header ? NULL : table->header,
                      .item_count = items.count};
    box.items = arena_allocate_array(group->material->arena, items.count, sizeof *box.items);
    for (size_t i = 0; i < items.count; i++)
        box.items[i] = items.items[i];
    free(items.items);
    if (table->setting.attaches_notes)
        notes_attach(table->setting.notes, table->setting.request, table->setting.measure, &box);
    box_list_add(list, &box);
}

/* A stretch of a cell that no page may cut. */
struct stretch {
    length from, to;
};

static int compare_stretches(const void *left, const void *right)
{
    const struct stretch *a = left, *b = right;
    return a->from < b->from ? -1 : a->from > b->from;
}

static struct stretch *find_stretches(const struct table *table, const struct group *group, size_t *count)
{
    size_t all = 0;
    for (size_t i = 0; i < group->cell_count; i++)
        all += group->cells[i].boxes.count;
    struct stretch *stretches = memory_allocate((all + 1) * sizeof *stretches);
    *count = 0;
    for (size_t i = 0; i < group->cell_count; i++) {
        const struct cell *cell = &group->cells[i];
        length y = content_top(table, cell, false);
        for (size_t j = 0; j < cell->boxes.count; j++) {
            const struct box *box = &cell->boxes.boxes[j];
            y = box_place(box, y, !j, 0);
            stretches[(*count)++] = (struct stretch){y, y + box->height};
            y += box->advance;
        }
    }
    if (*count)
        qsort(stretches, *count, sizeof *stretches, compare_stretches);
    return stretches;
}

/* Cuts a group wherever no line, picture or inner table stands across. */
static void add_slices(const struct table *table, const struct group *group, struct box_list *list)
{
    size_t count = 0;
    struct stretch *stretches = find_stretches(table, group, &count);
    struct slice slice = {0};
    length covered = 0, least = (LEAST_LINES - 1) * table->cell.pitch + table->cell.size;
    for (size_t i = 0; i < count; i++) {
        if (i && stretches[i].from >= covered && stretches[i].from - slice.from >= least &&
            group->height - stretches[i].from >= least) {
            slice.to = stretches[i].from;
            add_slice(table, group, &slice, list);
            slice.from = slice.to;
        }
        covered = later(covered, stretches[i].to);
    }
    free(stretches);
    slice.to = group->height;
    slice.is_last = true;
    add_slice(table, group, &slice, list);
}

void table_slices_add(const struct table *table, const struct group *group, struct box_list *list)
{
    length page = table->setting.request->geometry.height;
    bool undivided = !page || group->is_header || group->height <= page / TABLE_UNDIVIDED;
    struct slice whole = {0, group->height, true};
    for (size_t i = 0; i < group->cell_count; i++)
        group->cells[i].y = content_top(table, &group->cells[i], undivided);
    if (undivided)
        add_slice(table, group, &whole, list);
    else
        add_slices(table, group, list);
}
