#include "formats/layout/block/table_boxes.h"

#include "formats/layout/block/flow.h"
#include "formats/layout/block/flow_state.h"
#include "formats/layout/block/table_edges.h"
#include "formats/layout/block/table_slices.h"

#include <stdlib.h>

struct table *table_new(const struct table_setting *setting)
{
    struct table *table = memory_allocate(sizeof *table);
    *table = (struct table){.setting = *setting, .arena = arena_new()};
    table->cell = table->head = setting->request->styles->cell;
    table->cell.start_indent = table->cell.end_indent = 0;
    table->head = table->cell;
    table->head.bold = true;
    table->head.balance = true;
    if (table->head.alignment == ALIGNMENT_DEFAULT || table->head.alignment == ALIGNMENT_START)
        table->head.alignment = ALIGNMENT_CENTER;
    table->row = table_next_row(setting->table->first_child);
    table->columns = table_count_columns(setting->table);
    table->edges = arena_allocate_array(table->arena, table->columns + 1, sizeof *table->edges);
    if (table->columns)
        table_edges_find(table);
    return table;
}

void table_free(struct table *table)
{
    if (!table)
        return;
    if (table->header)
        material_release(table->header->material);
    arena_free(table->arena);
    free(table);
}

static void add_caption(const struct table *table, const struct node *caption, struct box_list *list)
{
    struct material *material = material_open(table->setting.material);
    struct flow_setting setting = {.request = table->setting.request,
                                   .root = caption,
                                   .measure = table->setting.measure,
                                   .style = &table->setting.request->styles->body,
                                   .material = material,
                                   .notes = table->setting.notes,
                                   .attaches_notes = table->setting.attaches_notes,
                                   .on_grid = table->setting.on_grid};
    size_t first = list->count;
    flow_set_all(&setting, list);
    for (size_t i = first; i < list->count; i++) {
        list->boxes[i].keep = true;
        list->boxes[i].is_turned = table->is_turned;
        list->boxes[i].spans_columns = table->spans;
        for (size_t j = 0; j < list->boxes[i].item_count; j++)
            list->boxes[i].items[j].x += table->setting.x;
    }
    material_release(material);
}

/* The rule over a table, and over each of its parts on further pages. */
static void add_top_rule(const struct table *table, struct material *material, struct box_list *list)
{
    length width = table->setting.request->styles->rule_width;
    struct box box = {.material = material,
                      .on_grid = table->setting.on_grid,
                      .keep = true,
                      .is_turned = table->is_turned,
                      .spans_columns = table->spans,
                      .item_count = 1};
    box.items = arena_allocate(material->arena, sizeof *box.items);
    box.items[0] = (struct page_item){.kind = ITEM_RULE,
                                      .x = table->edges[0],
                                      .y = -width / 2,
                                      .width = table->edges[table->columns] - table->edges[0],
                                      .height = width,
                                      .node = table->setting.table};
    box_list_add(list, &box);
}

/* Keeps what was set as the head, to be repeated, unless it would fill a third of each page. */
static void keep_header(struct table *table, struct material *material, const struct box *boxes, size_t count)
{
    length page = table->setting.request->geometry.height;
    size_t repeated = box_stack_height(boxes, count) <= page / TABLE_UNDIVIDED ? count : 1;
    struct box *copies = arena_allocate_array(material->arena, repeated, sizeof *copies);
    for (size_t i = 0; i < repeated; i++)
        copies[i] = boxes[i];
    table->header = arena_allocate(material->arena, sizeof *table->header);
    *table->header = (struct box_header){material, copies, repeated, box_stack_height(copies, repeated)};
    material_hold(material);
}

static void add_head(struct table *table, struct box_list *list)
{
    struct material *material = material_open(table->setting.material);
    size_t first = list->count;
    add_top_rule(table, material, list);
    while (table->row && table->row->row.is_header) {
        struct group group = table_group_make(table, material);
        table_slices_add(table, &group, list);
        table->row = table_grid_skip_rows(table->row, group.row_count);
        table_group_free(&group);
    }
    keep_header(table, material, list->boxes + first, list->count - first);
    material_release(material);
}

/* No row stands alone on a page, neither the first nor the last one. */
static bool keeps_row(const struct table *table, const struct node *row)
{
    bool is_first = !row->previous || row->previous->kind != NODE_ROW || row->previous->row.is_header;
    return table->row && (is_first || !table_next_row(table->row->next));
}

static void add_row_group(struct table *table, struct box_list *list)
{
    struct material *material = material_open(table->setting.material);
    struct group group = table_group_make(table, material);
    const struct node *row = table->row;
    group.is_header = false;
    table_slices_add(table, &group, list);
    table->row = table_grid_skip_rows(table->row, group.row_count);
    table_group_free(&group);
    struct box *last = &list->boxes[list->count - 1];
    last->keep = keeps_row(table, row);
    if (!table->row)
        last->advance +=
            table->setting.on_grid ? flow_line_gap(table->setting.request) : 2 * table_padding(table);
    material_release(material);
}

static const struct node *find_caption(const struct node *table)
{
    for (const struct node *child = table->first_child; child; child = child->next)
        if (child->kind == NODE_CAPTION)
            return child;
    return NULL;
}

bool table_next(struct table *table, struct box_list *list)
{
    if (!table->caption_done) {
        table->caption_done = true;
        const struct node *caption = find_caption(table->setting.table);
        if (caption)
            add_caption(table, caption, list);
        return true;
    }
    if (!table->columns)
        return false;
    if (!table->head_done) {
        table->head_done = true;
        add_head(table, list);
        return true;
    }
    if (!table->row)
        return false;
    add_row_group(table, list);
    return true;
}
