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

/* The numberings that PDF has a word for; any other counts as decimal. */
static const char *const numbering_attributes[NUMBERING_NONE + 1] = {
    [NUMBERING_LOWER_ALPHA] = "/O /List /ListNumbering /LowerAlpha",
    [NUMBERING_UPPER_ALPHA] = "/O /List /ListNumbering /UpperAlpha",
    [NUMBERING_LOWER_ROMAN] = "/O /List /ListNumbering /LowerRoman",
    [NUMBERING_UPPER_ROMAN] = "/O /List /ListNumbering /UpperRoman",
};

static const char *list_attributes(const struct node *list)
{
    bool is_plain = list->list.kind == LIST_DESCRIPTION || list->list.numbering == NUMBERING_NONE;
    if (list->list.kind == LIST_BULLET && !is_plain)
        return "/O /List /ListNumbering /Disc";
    if (is_plain)
        return "/O /List /ListNumbering /None";
    const char *named = numbering_attributes[list->list.numbering];
    return named ? named : "/O /List /ListNumbering /Decimal";
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

static struct step *make_step(const struct node *node, const struct element *parent, struct arena *arena)
{
    struct step *step = arena_allocate(arena, sizeof *step);
    struct element *element = add_element(node, parent, arena);
    const char *inner = tags[node->kind].inner;
    *step = (struct step){node, element, inner ? element_new(arena, element, inner) : element, NULL};
    return step;
}

/* The step to a node: in a table the one that was made before, if there is one. */
static struct step *find_step(struct element_path *path, const struct node *node,
                              const struct element *parent, struct arena *arena)
{
    struct step **known = path->in_table ? step_map_at(&path->known, node) : NULL;
    if (known && *known)
        return *known;
    struct step *step = make_step(node, parent, arena);
    step->outer->comes_back = step->inner->comes_back = known;
    if (known)
        *known = step;
    return step;
}

/* Readers count the cells of a row: those that hold nothing have their elements too. `end` NULL: all. */
static void add_empty_cells(struct element_path *path, struct step *row, const struct node *end,
                            struct arena *arena, struct drawing *drawing)
{
    const struct node *cell = row->last ? row->last->next : row->node->first_child;
    for (; cell != end; cell = cell->next) {
        drawing_enter(drawing, find_step(path, cell, row->inner, arena)->inner);
        row->last = cell;
    }
}

static void add_empty_rows(struct element_path *path, struct step *table, const struct node *end,
                           struct arena *arena, struct drawing *drawing)
{
    const struct node *row = table->last ? table->last->next : table->node->first_child;
    for (row = table_next_row(row); row != end; row = table_next_row(row->next)) {
        add_empty_cells(path, find_step(path, row, table->inner, arena), NULL, arena, drawing);
        table->last = row;
    }
}

const struct element *element_path_element(const struct element_path *path)
{
    return path->count ? path->steps[path->count - 1]->inner : path->base;
}

void element_path_retag(struct element_path *path, const char *tag)
{
    path->steps[path->count - 1]->outer->tag = tag;
}

/* Cells that hold nothing stand before the next one that does. Of what came back they were added before. */
static void add_what_is_owed(struct element_path *path, const struct node *node, struct arena *arena,
                             struct drawing *drawing)
{
    struct step *around = path->count ? path->steps[path->count - 1] : NULL;
    bool is_child = around && around->node == node->parent;
    if (!is_child || (node->kind != NODE_CELL && node->kind != NODE_ROW) || *step_map_at(&path->known, node))
        return;
    if (node->kind == NODE_CELL)
        add_empty_cells(path, around, node, arena, drawing);
    else
        add_empty_rows(path, around, node, arena, drawing);
    around->last = node;
}

static void enter_step(struct element_path *path, const struct node *node, struct arena *arena,
                       struct drawing *drawing)
{
    add_what_is_owed(path, node, arena, drawing);
    if (node->kind == NODE_TABLE && !path->in_table)
        path->in_table = path->count + 1;
    struct step *step = find_step(path, node, element_path_element(path), arena);
    path->steps[path->count++] = step;
}

static void leave_step(struct element_path *path, struct step *step, struct arena *arena,
                       struct drawing *drawing)
{
    if (step->node->kind == NODE_ROW && step->last)
        add_empty_cells(path, step, NULL, arena, drawing);
    if (step->node->kind == NODE_TABLE)
        add_empty_rows(path, step, NULL, arena, drawing);
}

static void forget_table(struct element_path *path)
{
    path->in_table = 0;
    step_map_free(&path->known);
}

void element_path_leave(struct element_path *path, size_t count, struct arena *arena, struct drawing *drawing)
{
    while (path->count > count) {
        leave_step(path, path->steps[path->count - 1], arena, drawing);
        path->count--;
        if (path->count < path->in_table)
            forget_table(path);
    }
}

void element_path_enter(struct element_path *path, const struct node *const *nodes, size_t count,
                        struct arena *arena, struct drawing *drawing)
{
    size_t common = 0;
    while (common < path->count && common < count && path->steps[common]->node == nodes[common])
        common++;
    element_path_leave(path, common, arena, drawing);
    for (size_t i = common; i < count; i++)
        enter_step(path, nodes[i], arena, drawing);
}

void element_path_free(struct element_path *path)
{
    forget_table(path);
}
