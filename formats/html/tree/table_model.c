#include "formats/html/tree/table_model.h"

#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"
#include "formats/html/tree/table_numbers.h"

#include <stdlib.h>
#include <string.h>

/* A cell with more text than this, in several blocks, belongs to a layout, not to a table. */
enum { MOST_COLUMNS = 1000, LONGEST_CELL = 400 /* characters */ };

/* The grid: how many rows the cell above still covers, by column. */
struct grid {
    uint32_t covered[MOST_COLUMNS];
    unsigned columns;          /* used so far */
    bool starts[MOST_COLUMNS]; /* some cell starts here */
};

static unsigned next_free(const struct grid *grid, unsigned column)
{
    while (column < MOST_COLUMNS && grid->covered[column])
        column++;
    return column;
}

static void cover(struct grid *grid, const struct node *cell)
{
    for (unsigned i = 0; i < cell->cell.column_span; i++)
        grid->covered[cell->cell.column + i] = cell->cell.row_span;
    unsigned end = cell->cell.column + cell->cell.column_span;
    if (end > grid->columns)
        grid->columns = end;
    grid->starts[cell->cell.column] = true;
}

/* Places the cells of one row; a cell that no column is left for shares the last one's place in the next row.
 */
static void insert_row(struct grid *grid, struct node *row, unsigned rows_left)
{
    unsigned column = 0;
    for (struct node *cell = row->first_child; cell; cell = cell->next) {
        column = next_free(grid, column);
        if (column == MOST_COLUMNS)
            column = MOST_COLUMNS - 1;
        cell->cell.column = (uint16_t)column;
        if (cell->cell.column_span > MOST_COLUMNS - column)
            cell->cell.column_span = (uint16_t)(MOST_COLUMNS - column);
        if (cell->cell.row_span > rows_left)
            cell->cell.row_span = (uint16_t)rows_left;
        cover(grid, cell);
    }
    for (unsigned i = 0; i < grid->columns; i++)
        grid->covered[i] -= grid->covered[i] > 0;
}

static unsigned count_children(const struct node *node)
{
    unsigned count = 0;
    for (const struct node *child = node->first_child; child; child = child->next)
        count++;
    return count;
}

/* Columns in which no cell starts have no width: the others close up. `before` counts the starts before each.
 */
static unsigned close_up(struct node *table, const bool starts[MOST_COLUMNS])
{
    uint16_t before[MOST_COLUMNS + 1] = {0};
    for (unsigned i = 0; i < MOST_COLUMNS; i++)
        before[i + 1] = (uint16_t)(before[i] + starts[i]);
    for (struct node *row = table->first_child; row; row = row->next) {
        if (row->kind != NODE_ROW)
            continue;
        row->row.columns = before[MOST_COLUMNS];
        for (struct node *cell = row->first_child; cell; cell = cell->next) {
            unsigned column = cell->cell.column, end = column + cell->cell.column_span;
            cell->cell.column = before[column];
            cell->cell.column_span = (uint16_t)(before[end] - before[column]);
        }
    }
    return before[MOST_COLUMNS];
}

static unsigned resolve_spans(struct node *table)
{
    struct grid *grid = memory_allocate(sizeof *grid);
    *grid = (struct grid){.columns = 0};
    unsigned rows_left = count_children(table);
    for (struct node *row = table->first_child; row; row = row->next)
        if (row->kind == NODE_ROW)
            insert_row(grid, row, rows_left--);
        else
            rows_left--;
    unsigned columns = close_up(table, grid->starts);
    free(grid);
    return columns;
}

static void move_caption_first(struct node *table)
{
    struct node *caption = table->first_child;
    while (caption && caption->kind != NODE_CAPTION)
        caption = caption->next;
    if (caption && caption != table->first_child)
        node_insert_before(table->first_child, caption);
}

static bool is_head(const struct node *row)
{
    return row->kind == NODE_ROW && row->row.is_header;
}

static bool is_foot(const struct node *row)
{
    return row->kind == NODE_ROW && row->row.is_footer;
}

static struct node *find_row(struct node *row, bool (*wanted)(const struct node *))
{
    while (row && !wanted(row))
        row = row->next;
    return row;
}

/* The first head is seen above the rows, the first foot below them, wherever the source has them; others stay
 * where they are. */
static void order_sections(struct node *table)
{
    struct node *body = table->first_child, *last = table->last_child;
    while (body && body->kind != NODE_ROW)
        body = body->next;
    bool has_head = body && is_head(body);
    for (struct node *row = has_head ? NULL : find_row(body, is_head), *next; row && is_head(row);
         row = next) {
        next = row->next;
        node_insert_before(body, row);
    }
    bool is_passed = false;
    for (struct node *row = find_row(body, is_foot), *next; row && is_foot(row) && !is_passed; row = next) {
        next = row->next;
        is_passed = row == last;
        node_append(table, row);
    }
}

/* A row without cells, over which no cell of a row above reaches, is nothing. */
static void remove_empty_rows(struct node *table)
{
    unsigned covered = 0;
    for (struct node *row = table->first_child, *next; row; row = next) {
        next = row->next;
        if (row->kind != NODE_ROW)
            continue;
        if (!row->first_child && !covered)
            node_remove(row);
        covered -= covered > 0;
        for (const struct node *cell = row->first_child; cell; cell = cell->next)
            if (cell->cell.row_span > covered + 1U)
                covered = cell->cell.row_span - 1U;
    }
}

static void mark_header(struct node *table)
{
    struct node *row = table->first_child;
    while (row && row->kind != NODE_ROW)
        row = row->next;
    bool is_header = row && row->first_child && row->next;
    for (const struct node *cell = is_header ? row->first_child : NULL; cell; cell = cell->next)
        is_header &= cell->cell.is_header;
    if (is_header)
        row->row.is_header = true;
}

static bool is_long(const struct node *cell)
{
    size_t characters = 0;
    struct walk walk = walk_start(cell);
    while (characters <= LONGEST_CELL && walk_next(&walk))
        if (walk.node->kind == NODE_TEXT)
            characters += utf8_count(walk.node->text, walk.node->text_length);
    return characters > LONGEST_CELL && cell->first_child != cell->last_child;
}

/* Captions and header cells are for data. One row or one column, tables in tables, and cells that hold whole
 * articles are for layout. */
static bool is_layout(const struct node *table, unsigned columns)
{
    bool has_long = false, has_table = false;
    unsigned rows = 0;
    for (const struct node *row = table->first_child; row; row = row->next) {
        if (row->kind == NODE_CAPTION)
            return false;
        rows++;
        for (const struct node *cell = row->first_child; cell; cell = cell->next) {
            if (cell->cell.is_header)
                return false;
            has_long |= is_long(cell);
            for (const struct node *block = cell->first_child; block; block = block->next)
                has_table |= block->kind == NODE_TABLE;
        }
    }
    return rows < 2 || columns < 2 || has_long || (has_table && !table->table.has_border);
}

static void dissolve(struct node *table)
{
    for (struct node *row = table->first_child, *below; row; row = below) {
        below = row->next;
        for (struct node *cell = row->first_child, *next; cell; cell = next) {
            next = cell->next;
            node_dissolve(cell);
        }
        node_dissolve(row);
    }
    node_dissolve(table);
}

void table_mend(struct document *document, struct node *table)
{
    (void)document;
    move_caption_first(table);
    order_sections(table);
    remove_empty_rows(table);
    unsigned columns = resolve_spans(table);
    if (is_layout(table, columns))
        dissolve(table);
    else {
        mark_header(table);
        table_numbers_align(table, columns);
    }
}
