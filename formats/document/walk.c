#include "formats/document/walk.h"

bool node_is_leaf(const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_LINE_BREAK:
    case NODE_IMAGE:
    case NODE_NOTE_REFERENCE:
    case NODE_SEPARATOR: return true;
    case NODE_DOCUMENT:
    case NODE_PARAGRAPH:
    case NODE_HEADING:
    case NODE_LIST:
    case NODE_LIST_ITEM:
    case NODE_QUOTE:
    case NODE_PREFORMATTED:
    case NODE_TABLE:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_FIGURE:
    case NODE_CAPTION:
    case NODE_NOTE:
    case NODE_SPAN:
    case NODE_LINK:
    case NODE_RUBY:
    case NODE_RUBY_BASE:
    case NODE_RUBY_TEXT:
    case NODE_FORMULA:
    case NODE_KIND_COUNT: break;
    }
    return false;
}

struct walk walk_start(const struct node *root)
{
    return (struct walk){.root = root, .node = root};
}

/* What comes after a node that is done with: its next sibling, or the leaving of its parent. */
static bool move_past(struct walk *walk)
{
    if (walk->node == walk->root)
        return false;
    if (walk->node->next) {
        walk->node = walk->node->next;
        walk->event = WALK_ENTER;
    } else {
        walk->node = walk->node->parent;
        walk->event = WALK_LEAVE;
    }
    return true;
}

bool walk_next(struct walk *walk)
{
    if (!walk->started) {
        walk->started = true;
        walk->event = WALK_ENTER;
        return true;
    }
    if (walk->event == WALK_LEAVE || node_is_leaf(walk->node))
        return move_past(walk);
    if (walk->node->first_child && !walk->skips)
        walk->node = walk->node->first_child;
    else
        walk->event = WALK_LEAVE;
    walk->skips = false;
    return true;
}

void walk_skip_children(struct walk *walk)
{
    walk->skips = walk->event == WALK_ENTER && !node_is_leaf(walk->node);
}
