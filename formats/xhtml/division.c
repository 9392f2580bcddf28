#include "formats/xhtml/division.h"

#include "formats/document/walk.h"
#include "formats/xhtml/row_groups.h"

static bool may_be_divided(const struct node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_LIST_ITEM:
    case NODE_QUOTE:
    case NODE_PREFORMATTED:
    case NODE_TABLE:
    case NODE_FIGURE:
    case NODE_SPAN:
    case NODE_LINK: return true;
    case NODE_DOCUMENT:
    case NODE_HEADING:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_CAPTION:
    case NODE_SEPARATOR:
    case NODE_NOTE:
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_IMAGE:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_NOTE_REFERENCE:
    case NODE_FORMULA:
    case NODE_KIND_COUNT: break;
    }
    return false;
}

/* What belongs to what stands before it begins no part. */
static bool joins_what_precedes(const struct xhtml *xhtml, const struct node *node)
{
    if (node->kind == NODE_LIST_ITEM)
        return node->parent->list.kind == LIST_DESCRIPTION && !node->item.is_term;
    if (node->kind == NODE_ROW)
        return xhtml->tied_rows || row_group_opens(node) || row_group_of(node) == ROW_GROUP_HEAD;
    return node->kind == NODE_LINE_BREAK || node->kind == NODE_NOTE_REFERENCE || node->kind == NODE_CAPTION;
}

static bool may_begin_part(const struct xhtml *xhtml, const struct node *node)
{
    if (xhtml->whole || !node->parent)
        return false;
    bool is_block_of_root = node->parent->kind == NODE_DOCUMENT;
    return is_block_of_root || (node->previous && !joins_what_precedes(xhtml, node));
}

static void meet(struct xhtml *xhtml, struct xhtml_place place)
{
    if (xhtml->setting->meet)
        xhtml->setting->meet(xhtml->setting->context, place);
}

/* Cells reach into the rows below. */
static void tie_rows(struct xhtml *xhtml, const struct node *row)
{
    unsigned tied = xhtml->tied_rows ? xhtml->tied_rows - 1 : 0;
    for (const struct node *cell = row->first_child; cell; cell = cell->next)
        if (cell->cell.row_span > tied + 1)
            tied = cell->cell.row_span - 1U;
    xhtml->tied_rows = row->next ? tied : 0;
}

void division_enter(struct xhtml *xhtml, const struct node *node)
{
    if (may_begin_part(xhtml, node))
        meet(xhtml, (struct xhtml_place){.node = node});
    if (node->kind == NODE_ROW && !xhtml->whole)
        tie_rows(xhtml, node);
    xhtml->whole += !node_is_leaf(node) && !may_be_divided(node);
}

void division_leave(struct xhtml *xhtml, const struct node *node)
{
    xhtml->whole -= !may_be_divided(node);
}

void division_meet_text(struct xhtml *xhtml, const struct node *text, size_t offset)
{
    if (!xhtml->whole)
        meet(xhtml, (struct xhtml_place){.node = text, .offset = offset});
}
