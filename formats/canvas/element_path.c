#include "formats/canvas/element_path.h"

/* What stands for each kind of node; headings are tagged by their level, cells by whether they are heads. */
static const struct {
    const char *outer, *inner;
} tags[NODE_KIND_COUNT] = {
    [NODE_PARAGRAPH] = {"P", NULL},      [NODE_LIST] = {"L", NULL},
    [NODE_LIST_ITEM] = {"LI", "LBody"},  [NODE_QUOTE] = {"BlockQuote", NULL},
    [NODE_PREFORMATTED] = {"P", "Code"}, [NODE_TABLE] = {"Table", NULL},
    [NODE_ROW] = {"TR", NULL},           [NODE_CELL] = {"TD", NULL},
    [NODE_FIGURE] = {"Div", NULL},       [NODE_CAPTION] = {"Caption", NULL},
    [NODE_NOTE] = {"Note", NULL},
};

/* Level 1 is the first below the title, which is H1. */
static const char *heading_tag(const struct node *heading)
{
    static const char *const heading_tags[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    return heading_tags[heading->heading.level < 5 ? heading->heading.level : 5];
}

static bool is_head(const struct node *cell)
{
    return cell->cell.is_header || cell->parent->row.is_header;
}

static const char *tag_of(const struct node *node)
{
    if (node->kind == NODE_HEADING)
        return heading_tag(node);
    if (node->kind == NODE_CELL && is_head(node))
        return "TH";
    return tags[node->kind].outer ? tags[node->kind].outer : "Div";
}

static const char *list_attributes(const struct node *list)
{
    bool is_plain = list->list.kind == LIST_DESCRIPTION || list->list.numbering == NUMBERING_NONE;
    if (list->list.kind == LIST_BULLET && !is_plain)
        return "/O /List /ListNumbering /Disc";
    if (is_plain)
        return "/O /List /ListNumbering /None";
    switch (list->list.numbering) {
    case NUMBERING_LOWER_ALPHA: return "/O /List /ListNumbering /LowerAlpha";
    case NUMBERING_UPPER_ALPHA: return "/O /List /ListNumbering /UpperAlpha";
    case NUMBERING_LOWER_ROMAN: return "/O /List /ListNumbering /LowerRoman";
    case NUMBERING_UPPER_ROMAN: return "/O /List /ListNumbering /UpperRoman";
    case NUMBERING_DECIMAL:
    case NUMBERING_CHINESE:
    case NUMBERING_LEADING_ZERO:
    case NUMBERING_LOWER_GREEK:
    case NUMBERING_HEAVENLY_STEM:
    case NUMBERING_EARTHLY_BRANCH:
    case NUMBERING_NONE: break;
    }
    return "/O /List /ListNumbering /Decimal";
}

static const char *cell_attributes(const struct node *cell, struct arena *arena)
{
    const char *scope = !is_head(cell)                ? ""
                        : cell->parent->row.is_header ? " /Scope /Column"
                                                      : " /Scope /Row";
    unsigned rows = cell->cell.row_span, columns = cell->cell.column_span;
    const char *row_span = rows > 1 ? arena_format(arena, " /RowSpan %u", rows) : "";
    const char *column_span = columns > 1 ? arena_format(arena, " /ColSpan %u", columns) : "";
    if (!*scope && !*row_span && !*column_span)
        return NULL;
    return arena_format(arena, "/O /Table%s%s%s", scope, row_span, column_span);
}

static struct element *add_element(const struct node *node, const struct element *parent, struct arena *arena)
{
    struct element *element = element_new(arena, parent, tag_of(node));
    element->language = arena_copy_text(arena, node->language);
    if (node->kind == NODE_LIST)
        element->attributes = list_attributes(node);
    if (node->kind == NODE_CELL)
        element->attributes = cell_attributes(node, arena);
    return element;
}

/* Readers count the cells of a row: those that hold nothing have their elements too. `end` NULL: all. */
static void add_empty_cells(const struct node *cell, const struct node *end, const struct element *row,
                            struct arena *arena, struct drawing *drawing)
{
    for (; cell != end; cell = cell->next)
        drawing_enter(drawing, add_element(cell, row, arena));
}

static void add_empty_rows(const struct node *row, const struct node *end, const struct element *table,
                           struct arena *arena, struct drawing *drawing)
{
    for (row = table_next_row(row); row != end; row = table_next_row(row->next)) {
        const struct element *element = add_element(row, table, arena);
        add_empty_cells(row->first_child, NULL, element, arena, drawing);
    }
}

static const struct node *next_of(const struct step *step)
{
    return step->last ? step->last->next : step->node->first_child;
}

const struct element *element_path_element(const struct element_path *path)
{
    return path->count ? path->steps[path->count - 1].inner : path->base;
}

void element_path_retag(struct element_path *path, const char *tag)
{
    path->steps[path->count - 1].outer->tag = tag;
}

/* A row that goes on on another page begins with its first cell again: as a row of its own. */
static void enter_cell(struct element_path *path, const struct node *cell, struct arena *arena,
                       struct drawing *drawing)
{
    struct step *row = &path->steps[path->count - 1];
    if (row->last && cell->cell.column <= row->last->cell.column) {
        row->outer = row->inner = add_element(row->node, row->outer->parent, arena);
        row->last = NULL;
    }
    add_empty_cells(next_of(row), cell, row->inner, arena, drawing);
    row->last = cell;
}

/* Cells that span rows go on below rows that come after their own. */
static bool is_behind(const struct node *row, const struct node *other)
{
    enum { MOST_ROWS_BACK = 64 };
    for (size_t i = 0; row && i < MOST_ROWS_BACK; i++, row = row->previous)
        if (row == other)
            return true;
    return false;
}

static void enter_row(struct element_path *path, const struct node *row, struct arena *arena,
                      struct drawing *drawing)
{
    struct step *table = &path->steps[path->count - 1];
    if (table->last && is_behind(table->last, row))
        return;
    add_empty_rows(next_of(table), row, table->inner, arena, drawing);
    table->last = row;
}

static void enter_step(struct element_path *path, const struct node *node, struct arena *arena,
                       struct drawing *drawing)
{
    bool is_child = path->count && path->steps[path->count - 1].node == node->parent;
    if (is_child && node->kind == NODE_CELL)
        enter_cell(path, node, arena, drawing);
    if (is_child && node->kind == NODE_ROW)
        enter_row(path, node, arena, drawing);
    struct element *element = add_element(node, element_path_element(path), arena);
    const char *inner = tags[node->kind].inner;
    path->steps[path->count++] =
        (struct step){node, element, inner ? element_new(arena, element, inner) : element, NULL};
}

static void leave_step(const struct step *step, struct arena *arena, struct drawing *drawing)
{
    if (step->node->kind == NODE_ROW && step->last)
        add_empty_cells(step->last->next, NULL, step->inner, arena, drawing);
    if (step->node->kind == NODE_TABLE)
        add_empty_rows(next_of(step), NULL, step->inner, arena, drawing);
}

void element_path_leave(struct element_path *path, size_t count, struct arena *arena, struct drawing *drawing)
{
    while (path->count > count)
        leave_step(&path->steps[--path->count], arena, drawing);
}

void element_path_enter(struct element_path *path, const struct node *const *nodes, size_t count,
                        struct arena *arena, struct drawing *drawing)
{
    size_t common = 0;
    while (common < path->count && common < count && path->steps[common].node == nodes[common])
        common++;
    element_path_leave(path, common, arena, drawing);
    for (size_t i = common; i < count; i++)
        enter_step(path, nodes[i], arena, drawing);
}
