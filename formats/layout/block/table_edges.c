#include "formats/layout/block/table_edges.h"

#include "formats/layout/block/intrinsic_width.h"
#include "formats/layout/block/table_columns.h"

#include <string.h>

enum {
    SMALLEST = 614,   /* of 1024: how far the type of a wide table shrinks */
    LEGIBLE = 730,    /* ... before it is turned: 五号 to 小六 */
    LEAST_GAIN = 4,   /* of the measure, a quarter: else turning a page is not worth it */
    LONGEST_HEAD = 4, /* em of a head that is not divided: its column is as wide as what is below it */
    READABLE = 6,     /* em of a line in a cell: shorter ones are read as columns of single words */
};

static length table_tail(const struct table *table, const struct node *cell)
{
    struct block_style style;
    struct flow_setting setting = table_cell_setting(table, cell, 0, &style);
    return cell->cell.tail ? intrinsic_width_of_tail(&setting, cell->cell.tail) : 0;
}

static bool has_pads(const struct node *table)
{
    for (const struct node *row = table_next_row(table->first_child); row; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            if (cell->cell.pad)
                return true;
    return false;
}

/* Numbers of a column stand with their units below each other. */
static void find_tails(struct table *table)
{
    const struct node *row = table_next_row(table->setting.table->first_child);
    if (!has_pads(table->setting.table))
        return;
    table->tails = arena_allocate_array(table->arena, table->columns, sizeof *table->tails);
    for (; row; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next) {
            if (!cell->cell.is_number || cell->cell.column >= table->columns)
                continue;
            length tail = table_tail(table, cell), *longest = &table->tails[cell->cell.column];
            *longest = tail > *longest ? tail : *longest;
        }
}

/* By how much the tails of other numbers of its column are longer. */
length table_pad(const struct table *table, const struct node *cell)
{
    return table->tails && cell->cell.is_number ? table->tails[cell->cell.column] - table_tail(table, cell)
                                                : 0;
}

static struct intrinsic_width cell_width(const void *context, const struct node *cell, size_t span)
{
    (void)span;
    const struct table *table = context;
    struct block_style style;
    struct flow_setting setting = table_cell_setting(table, cell, 0, &style);
    struct intrinsic_width width = intrinsic_width_of_flow(&setting);
    length beside = 2 * table_side_padding(table) + table_pad(table, cell);
    width.least += beside;
    bool is_whole = !table_is_head(cell) || width.whole <= LONGEST_HEAD * style.size;
    width.whole = is_whole ? width.whole + beside : width.least;
    width.most += beside;
    width.firm += beside;
    return width;
}

static void shrink_type(struct block_style *style, length factor)
{
    style->size = style->size * factor / 1024;
    style->pitch = style->pitch * factor / 1024;
}

static struct intrinsic_width sum_of(const struct table *table, const struct intrinsic_width *intrinsic)
{
    struct intrinsic_width sum = {0};
    for (size_t i = 0; i < table->columns; i++) {
        sum.least += intrinsic[i].least;
        sum.firm += intrinsic[i].firm;
    }
    return sum;
}

/* What the columns take so that no line in them is shorter than its content and than can be read. */
static length readable_width(const struct table *table, const struct intrinsic_width *intrinsic)
{
    length sum = 0, readable = READABLE * table->cell.size + 2 * table_side_padding(table);
    for (size_t i = 0; i < table->columns; i++) {
        length wanted = intrinsic[i].most < readable ? intrinsic[i].most : readable;
        sum += wanted > intrinsic[i].least ? wanted : intrinsic[i].least;
    }
    return sum;
}

/* A table of the text itself that is too wide for its column stands over all columns. */
static void span_if_wide(struct table *table, length wanted)
{
    const struct layout_request *request = table->setting.request;
    const struct page_geometry *geometry = &request->geometry;
    bool can_span = geometry->columns > 1 && geometry->height && table->setting.nesting == 1 &&
                    table->setting.on_grid && !request->options.vertical;
    if (!can_span || wanted <= table->setting.measure)
        return;
    table->spans = true;
    table->setting.x = 0;
    table->setting.measure = geometry->measure * (length)geometry->columns +
                             geometry->column_gap * (length)(geometry->columns - 1);
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
    table->spans = false;
    table->turned = *request;
    table->turned.geometry = turned;
    table->setting.request = &table->turned;
    table->setting.x = 0;
    table->setting.measure = turned.measure;
}

static void ask(struct table *table, struct intrinsic_width *intrinsic)
{
    find_tails(table);
    memset(intrinsic, 0, table->columns * sizeof *intrinsic);
    table_columns_ask(table->setting.table, table->columns, cell_width, table, intrinsic);
}

/* A table whose longest words do not fit is set in smaller type, down to a limit. Glyphs do not shrink evenly,
 * and are measured again. */
static void shrink_to_fit(struct table *table, struct intrinsic_width *intrinsic, length least)
{
    if (least <= table->setting.measure)
        return;
    length factor = 1024 * table->setting.measure / least;
    factor = factor < SMALLEST ? SMALLEST : factor;
    shrink_type(&table->cell, factor);
    shrink_type(&table->head, factor);
    ask(table, intrinsic);
}

/* Before a number is parted, the columns move together. */
static void tighten_to_fit(struct table *table, struct intrinsic_width *intrinsic)
{
    if (sum_of(table, intrinsic).firm <= table->setting.measure)
        return;
    table->is_tight = true;
    ask(table, intrinsic);
}

void table_edges_find(struct table *table)
{
    size_t columns = table->columns;
    struct intrinsic_width *intrinsic = arena_allocate_array(table->arena, columns, sizeof *intrinsic);
    length *widths = arena_allocate_array(table->arena, columns, sizeof *widths);
    ask(table, intrinsic);
    length least = sum_of(table, intrinsic).least;
    span_if_wide(table, readable_width(table, intrinsic));
    turn_if_wide(table, least);
    shrink_to_fit(table, intrinsic, least);
    tighten_to_fit(table, intrinsic);
    length width = table_columns_share(intrinsic, columns, table->setting.measure, widths);
    length spare = table->setting.measure - width;
    table->edges[0] = table->setting.x + (table->setting.nesting == 1 && spare > 0 ? spare / 2 : 0);
    for (size_t i = 0; i < columns; i++)
        table->edges[i + 1] = table->edges[i] + widths[i];
}
