#include "formats/layout/block/table_boxes.h"

#include "formats/layout/block/flow.h"
#include "formats/layout/block/intrinsic_width.h"
#include "formats/layout/block/table_columns.h"

#include <stdlib.h>

enum {
    SMALLEST = 614,         /* of 1024: how far the type of a wide table shrinks */
    LEGIBLE = 730,          /* ... before it is turned: 五号 to 小六 */
    LEAST_GAIN = 4,         /* of the measure, a quarter: else turning a page is not worth it */
    UNDIVIDED = 3,          /* a row of up to a third of a page is not divided (R4.8) */
    MOST_ROWS_SPANNED = 64, /* by one cell; what is beyond is left empty */
    LEAST_LINES = 2,        /* of a divided row on one page */
};

struct table {
    struct table_setting setting;
    struct layout_request turned; /* what `setting` asks, for a page that is turned */
    bool is_turned;
    struct arena *arena;
    const struct node *row; /* the next one */
    size_t columns;
    length *edges; /* columns + 1, from the corner of the flow */
    struct block_style cell, head;
    struct box_header *header;
    bool caption_done, head_done;
};

struct cell {
    const struct node *node;
    size_t first_row, last_row;
    size_t first_column, last_column;
    length top, bottom;
    length content_height;
    struct box_list boxes;
    size_t placed; /* boxes that stand in slices made so far */
    length y;      /* where the next box may begin */
};

/* Rows that cells span together. */
struct group {
    struct cell *cells;
    size_t cell_count, row_count;
    length *tops; /* row_count + 1 */
    length height;
    bool is_header;
    struct material *material;
};

static size_t cell_end(const struct table *table, const struct node *cell)
{
    size_t end = (size_t)cell->cell.column + cell->cell.column_span;
    return end < table->columns ? end : table->columns;
}

/* Between text and border: above and below, and beside. */
static length padding(const struct table *table)
{
    return table->cell.size * 3 / 8;
}

static length side_padding(const struct table *table)
{
    return table->cell.size / 2;
}

static struct flow_setting cell_setting(const struct table *table, const struct node *cell, length measure,
                                        struct block_style *style)
{
    *style = cell->cell.is_header || cell->parent->row.is_header ? table->head : table->cell;
    if (cell->cell.alignment != ALIGNMENT_DEFAULT)
        style->alignment = cell->cell.alignment;
    return (struct flow_setting){.request = table->setting.request,
                                 .root = cell,
                                 .measure = measure,
                                 .style = style,
                                 .notes = table->setting.notes,
                                 .nesting = table->setting.nesting};
}

static struct intrinsic_width cell_wish(const struct table *table, const struct node *cell)
{
    struct block_style style;
    struct flow_setting setting = cell_setting(table, cell, 0, &style);
    struct intrinsic_width wish = intrinsic_width_of_flow(&setting);
    wish.least += 2 * side_padding(table);
    wish.most += 2 * side_padding(table);
    return wish;
}

/* Cells of one column first: a spanning cell asks only for what they leave wanting. */
static void collect_wishes(const struct table *table, struct intrinsic_width *wishes, bool spanning)
{
    const struct node *row = table_next_row(table->setting.table->first_child);
    for (; row; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next) {
            size_t first = cell->cell.column, end = cell_end(table, cell);
            if (first < end && (end - first > 1) == spanning)
                table_columns_widen(wishes, first, end - first, cell_wish(table, cell));
        }
}

static void shrink_type(struct block_style *style, length factor)
{
    style->size = style->size * factor / 1024;
    style->pitch = style->pitch * factor / 1024;
}

static length sum_least(const struct table *table, const struct intrinsic_width *wishes)
{
    length least = 0;
    for (size_t i = 0; i < table->columns; i++)
        least += wishes[i].least;
    return least;
}

/* A table of the text itself that would be too small to read goes on a page of its own, turned, with its head
 * to the left: at the binding edge of odd pages, at the outer one of even pages (GB/T 9704-2012, 7.5). */
static void turn_if_wide(struct table *table, length least)
{
    const struct layout_request *request = table->setting.request;
    struct page_geometry turned = geometry_turned(&request->geometry);
    bool can_turn = request->geometry.height && table->setting.nesting == 1 && table->setting.on_grid &&
                    !request->options.vertical;
    bool is_small = 1024 * table->setting.measure < LEGIBLE * least;
    if (!can_turn || !is_small || turned.measure - turned.height < turned.height / LEAST_GAIN)
        return;
    table->is_turned = true;
    table->turned = *request;
    table->turned.geometry = turned;
    table->setting.request = &table->turned;
    table->setting.x = 0;
    table->setting.measure = turned.measure;
}

/* A table whose longest words do not fit is set in smaller type, down to a limit. */
static void shrink_to_fit(struct table *table, struct intrinsic_width *wishes, length least)
{
    if (least <= table->setting.measure)
        return;
    length factor = 1024 * table->setting.measure / least;
    factor = factor < SMALLEST ? SMALLEST : factor;
    shrink_type(&table->cell, factor);
    shrink_type(&table->head, factor);
    for (size_t i = 0; i < table->columns; i++) {
        wishes[i].least = wishes[i].least * factor / 1024;
        wishes[i].most = wishes[i].most * factor / 1024;
    }
}

static void find_edges(struct table *table)
{
    size_t columns = table->columns;
    struct intrinsic_width *wishes = arena_allocate_array(table->arena, columns, sizeof *wishes);
    length *widths = arena_allocate_array(table->arena, columns, sizeof *widths);
    collect_wishes(table, wishes, false);
    collect_wishes(table, wishes, true);
    length least = sum_least(table, wishes);
    turn_if_wide(table, least);
    shrink_to_fit(table, wishes, least);
    length width = table_columns_share(wishes, columns, table->setting.measure, widths);
    length spare = table->setting.measure - width;
    table->edges[0] = table->setting.x + (table->setting.nesting == 1 && spare > 0 ? spare / 2 : 0);
    for (size_t i = 0; i < columns; i++)
        table->edges[i + 1] = table->edges[i] + widths[i];
}

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
        find_edges(table);
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

/* A group: its cells, their places, their boxes. */

static size_t count_cells(const struct node *row, size_t row_count)
{
    size_t count = 0;
    for (; row_count--; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            count++;
    return count;
}

static size_t rows_spanned(const struct node *cell)
{
    return cell->cell.row_span < MOST_ROWS_SPANNED ? cell->cell.row_span : MOST_ROWS_SPANNED;
}

static size_t count_rows(const struct node *row)
{
    size_t end = 1;
    for (size_t index = 0; row && index < end; index++, row = table_next_row(row->next)) {
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            if (index + rows_spanned(cell) > end)
                end = index + rows_spanned(cell);
        if (!table_next_row(row->next))
            return index + 1;
    }
    return end;
}

static void set_cell(const struct table *table, struct group *group, struct cell *cell)
{
    struct block_style style;
    length width = table->edges[cell->last_column + 1] - table->edges[cell->first_column];
    struct flow_setting setting = cell_setting(table, cell->node, width - 2 * side_padding(table), &style);
    setting.material = group->material;
    flow_set_all(&setting, &cell->boxes);
    cell->content_height = box_stack_height(cell->boxes.boxes, cell->boxes.count);
}

static void set_cells(const struct table *table, struct group *group)
{
    const struct node *row = table->row;
    struct cell *cell = group->cells;
    for (size_t index = 0; index < group->row_count; index++, row = table_next_row(row->next)) {
        for (const struct node *node = row->first_child; node; node = node->next) {
            size_t end = cell_end(table, node), last = index + rows_spanned(node) - 1;
            if (node->cell.column >= end)
                continue;
            *cell = (struct cell){.node = node,
                                  .first_row = index,
                                  .last_row = last < group->row_count ? last : group->row_count - 1,
                                  .first_column = node->cell.column,
                                  .last_column = end - 1};
            set_cell(table, group, cell++);
        }
    }
    group->cell_count = (size_t)(cell - group->cells);
}

/* Rows are as high as their own cells want; the last row of a spanning cell takes what that leaves wanting.
 */
static void find_heights(const struct table *table, struct group *group)
{
    length *heights = arena_allocate_array(group->material->arena, group->row_count, sizeof *heights);
    length least = table->cell.size + 2 * padding(table);
    for (size_t row = 0; row < group->row_count; row++)
        heights[row] = least;
    for (size_t i = 0; i < group->cell_count; i++) {
        const struct cell *cell = &group->cells[i];
        length wanted = cell->content_height + 2 * padding(table);
        for (size_t row = cell->first_row; row < cell->last_row; row++)
            wanted -= heights[row];
        if (wanted > heights[cell->last_row])
            heights[cell->last_row] = wanted;
    }
    for (size_t row = 0; row < group->row_count; row++)
        group->tops[row + 1] = group->tops[row] + heights[row];
    group->height = group->tops[group->row_count];
    for (size_t i = 0; i < group->cell_count; i++) {
        group->cells[i].top = group->tops[group->cells[i].first_row];
        group->cells[i].bottom = group->tops[group->cells[i].last_row + 1];
    }
}

static struct group make_group(const struct table *table, struct material *material)
{
    struct group group = {.material = material, .row_count = count_rows(table->row)};
    group.is_header = table->row->row.is_header;
    group.cells = arena_allocate_array(material->arena, count_cells(table->row, group.row_count) + 1,
                                       sizeof *group.cells);
    group.tops = arena_allocate_array(material->arena, group.row_count + 1, sizeof *group.tops);
    set_cells(table, &group);
    find_heights(table, &group);
    return group;
}

static void free_group(struct group *group)
{
    for (size_t i = 0; i < group->cell_count; i++)
        box_list_free(&group->cells[i].boxes);
}

/* Slices: the parts of a group between two places where a page may end. */

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
    length left = table->edges[cell->first_column], right = table->edges[cell->last_column + 1];
    length width = table->setting.request->styles->rule_width;
    add_vertical_rule(table, cell, slice, left, list);
    if (cell->last_column + 1 == table->columns)
        add_vertical_rule(table, cell, slice, right, list);
    if (cell->bottom > slice->from && cell->bottom <= slice->to)
        add_item(list, (struct page_item){.kind = ITEM_RULE,
                                          .x = left,
                                          .y = cell->bottom - slice->from - width / 2,
                                          .width = right - left,
                                          .height = width,
                                          .node = table->setting.table});
}

/* Content stands in the middle of its cell, when the cell is not divided; else at its top. */
static length content_top(const struct table *table, const struct cell *cell, bool undivided)
{
    if (!undivided)
        return cell->top + padding(table);
    return cell->top + (cell->bottom - cell->top - cell->content_height) / 2;
}

/* Adds the boxes of a cell that begin inside a slice. Slices are made from top to bottom, each box once. */
static void add_content(const struct table *table, struct cell *cell, const struct slice *slice,
                        struct item_list *list)
{
    length x = table->edges[cell->first_column] + side_padding(table);
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

static void add_group(const struct table *table, const struct group *group, struct box_list *list)
{
    length page = table->setting.request->geometry.height;
    bool undivided = !page || group->is_header || group->height <= page / UNDIVIDED;
    struct slice whole = {0, group->height, true};
    for (size_t i = 0; i < group->cell_count; i++)
        group->cells[i].y = content_top(table, &group->cells[i], undivided);
    if (undivided)
        add_slice(table, group, &whole, list);
    else
        add_slices(table, group, list);
}

/* The table. */

static struct material *open_material(const struct table *table)
{
    if (!table->setting.material)
        return material_new();
    material_hold(table->setting.material);
    return table->setting.material;
}

static void add_caption(const struct table *table, const struct node *caption, struct box_list *list)
{
    struct material *material = open_material(table);
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
    size_t repeated = box_stack_height(boxes, count) <= page / UNDIVIDED ? count : 1;
    struct box *copies = arena_allocate_array(material->arena, repeated, sizeof *copies);
    for (size_t i = 0; i < repeated; i++)
        copies[i] = boxes[i];
    table->header = arena_allocate(material->arena, sizeof *table->header);
    *table->header = (struct box_header){material, copies, repeated, box_stack_height(copies, repeated)};
    material_hold(material);
}

static void add_head(struct table *table, struct box_list *list)
{
    struct material *material = open_material(table);
    size_t first = list->count;
    add_top_rule(table, material, list);
    while (table->row && table->row->row.is_header) {
        struct group group = make_group(table, material);
        add_group(table, &group, list);
        for (size_t i = 0; i < group.row_count; i++)
            table->row = table_next_row(table->row->next);
        free_group(&group);
    }
    keep_header(table, material, list->boxes + first, list->count - first);
    material_release(material);
}

static void add_row_group(struct table *table, struct box_list *list)
{
    struct material *material = open_material(table);
    struct group group = make_group(table, material);
    group.is_header = false;
    add_group(table, &group, list);
    for (size_t i = 0; i < group.row_count; i++)
        table->row = table_next_row(table->row->next);
    free_group(&group);
    struct box *last = &list->boxes[list->count - 1];
    if (!table->row)
        last->advance +=
            table->setting.on_grid ? layout_line_gap(table->setting.request) : 2 * padding(table);
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
