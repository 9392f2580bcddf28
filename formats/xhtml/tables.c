#include "formats/xhtml/tables.h"

#include "base/xml/xml.h"
#include "formats/xhtml/records.h"
#include "formats/xhtml/row_groups.h"
#include "formats/xhtml/table_width.h"
#include "formats/xhtml/tags.h"
#include "formats/xhtml/xhtml.h"

static void open_table(struct xhtml *xhtml, const struct node *table)
{
    const char *const classes[XHTML_MOST_CLASSES] = {xhtml_columns_class(xhtml, table)};
    buffer_append_text(xhtml->out, "<table");
    xhtml_write_classes(xhtml->out, classes);
    xhtml_write_common(xhtml, table);
    buffer_append_byte(xhtml->out, '>');
}

/* The head of a table stands again above the rows of each part. */
static void repeat_head(struct xhtml *xhtml, const struct node *table)
{
    const struct node *next = xhtml->resumed;
    xhtml->resumed = NULL;
    xhtml->whole++;
    for (const struct node *row = table_next_row(table->first_child);
         row && row_group_of(row) == ROW_GROUP_HEAD; row = row->next)
        xhtml_write_block(xhtml, row);
    xhtml->whole--;
    xhtml->resumed = next;
}

/* A table is divided between two rows of its body. */
static void enter_table(struct xhtml *xhtml, const struct walk *walk)
{
    if (walk->event == WALK_LEAVE) {
        if (xhtml->resumed)
            xhtml_close_line(xhtml, "tbody");
        xhtml_close_line(xhtml, "table");
        return;
    }
    open_table(xhtml, walk->node);
    if (!xhtml->resumed)
        return;
    repeat_head(xhtml, walk->node);
    buffer_append_text(xhtml->out, "<tbody>\n");
}

static void enter_records(struct xhtml *xhtml, const struct walk *walk)
{
    if (walk->event == WALK_LEAVE) {
        xhtml_close_line(xhtml, "div");
        return;
    }
    buffer_append_text(xhtml->out, "<div class=\"records\"");
    xhtml_write_common(xhtml, walk->node);
    buffer_append_text(xhtml->out, ">\n");
}

void xhtml_enter_table(struct xhtml *xhtml, const struct walk *walk)
{
    if (xhtml_is_records(xhtml, walk->node))
        enter_records(xhtml, walk);
    else
        enter_table(xhtml, walk);
}

static void enter_row(struct xhtml *xhtml, const struct walk *walk)
{
    enum row_group group = row_group_of(walk->node);
    const char *tag = group == ROW_GROUP_HEAD ? "thead" : "tbody";
    if (walk->event == WALK_ENTER) {
        if (row_group_opens(walk->node))
            buffer_append_format(xhtml->out, "<%s>\n", tag);
        xhtml_open_tag(xhtml, walk->node, "tr");
        return;
    }
    xhtml_close_line(xhtml, "tr");
    if (row_group_closes(walk->node))
        xhtml_close_line(xhtml, tag);
}

static void enter_cell(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool header = row_group_cell_is_header(node);
    const char *tag = header ? "th" : "td";
    if (walk->event == WALK_LEAVE) {
        xhtml_close_tag(xhtml, tag);
        return;
    }
    const char *const classes[XHTML_MOST_CLASSES] = {
        node->cell.is_number ? "number" : xhtml_alignment_class(node->cell.alignment),
        table_width_is_cut(node) ? "cut" : NULL};
    buffer_append_format(xhtml->out, "<%s", tag);
    xhtml_write_classes(xhtml->out, classes);
    if (node->cell.pad) /* besides that of all cells, half an em */
        buffer_append_format(xhtml->out, " style=\"padding-right: %u.%uem\"", (node->cell.pad + 1U) / 2,
                             node->cell.pad % 2 ? 0U : 5U);
    if (header)
        xml_append_attribute(xhtml->out, "scope", node->parent->row.is_header ? "col" : "row");
    if (node->cell.column_span > 1)
        buffer_append_format(xhtml->out, " colspan=\"%u\"", node->cell.column_span);
    if (node->cell.row_span > 1)
        buffer_append_format(xhtml->out, " rowspan=\"%u\"", node->cell.row_span);
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

static void enter_record(struct xhtml *xhtml, struct walk *walk)
{
    if (xhtml_heads_records(walk->node)) {
        walk_skip_children(walk);
    } else if (walk->event == WALK_LEAVE) {
        buffer_append_text(xhtml->out, "</tbody></table>\n");
    } else {
        buffer_append_text(xhtml->out, "<table class=\"record\"");
        xhtml_write_common(xhtml, walk->node);
        buffer_append_text(xhtml->out, "><tbody>\n");
    }
}

static void keep_head(struct xhtml_heads *heads, const struct node *head)
{
    for (unsigned i = 0; i < head->cell.column_span && head->cell.column + i < heads->columns; i++)
        heads->cells[heads->rows * heads->columns + head->cell.column + i] = head;
}

/* The heads of each column, row by row. */
static struct xhtml_heads collect_heads(struct xhtml *xhtml, const struct node *table)
{
    struct xhtml_heads heads = {.table = table, .columns = table_next_row(table->first_child)->row.columns};
    heads.cells =
        arena_allocate_array(xhtml->arena, ROW_GROUP_HEAD_MOST * heads.columns, sizeof *heads.cells);
    for (const struct node *row = table_next_row(table->first_child); xhtml_heads_records(row);
         row = row->next) {
        for (const struct node *head = row->first_child; head; head = head->next)
            keep_head(&heads, head);
        heads.rows++;
    }
    return heads;
}

static void write_head(struct xhtml *xhtml, const struct node *head)
{
    for (const struct node *block = head ? head->first_child : NULL; block; block = block->next)
        xhtml_write_block(xhtml, block);
}

/* All heads above a cell, the upper ones first; the first record has their ids and notes. */
static void write_heads(struct xhtml *xhtml, const struct node *cell)
{
    const struct node *row = cell->parent;
    if (xhtml->heads.table != row->parent)
        xhtml->heads = collect_heads(xhtml, row->parent);
    const struct xhtml_heads heads = xhtml->heads; /* a cell may hold records, too */
    if (!heads.rows || cell->cell.column >= heads.columns)
        return;
    xhtml->is_repeated = row->previous && !xhtml_heads_records(row->previous);
    buffer_append_text(xhtml->out, "<th scope=\"row\">");
    for (size_t i = 0; i < heads.rows; i++)
        write_head(xhtml, heads.cells[i * heads.columns + cell->cell.column]);
    xhtml_close_tag(xhtml, "th");
    xhtml->is_repeated = false;
}

static void enter_record_cell(struct xhtml *xhtml, const struct walk *walk)
{
    if (walk->event == WALK_LEAVE) {
        buffer_append_text(xhtml->out, "</td></tr>\n");
        return;
    }
    buffer_append_text(xhtml->out, "<tr>");
    write_heads(xhtml, walk->node);
    xhtml_open_tag(xhtml, walk->node, "td");
}

void xhtml_enter_row(struct xhtml *xhtml, struct walk *walk)
{
    if (xhtml_is_records(xhtml, walk->node->parent))
        enter_record(xhtml, walk);
    else
        enter_row(xhtml, walk);
}

void xhtml_enter_cell(struct xhtml *xhtml, const struct walk *walk)
{
    if (xhtml_is_records(xhtml, walk->node->parent->parent))
        enter_record_cell(xhtml, walk);
    else
        enter_cell(xhtml, walk);
}
