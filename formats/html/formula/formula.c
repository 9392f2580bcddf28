#include "formats/html/formula/formula.h"

#include <string.h>

static const struct {
    char element[12];
    size_t arity;
} kinds[FORMULA_KIND_COUNT] = {
#define KIND(name, element, arity) {element, arity},
#include "formats/html/formula/kinds.def"
#undef KIND
};

void formula_start(struct formula_tree *tree, struct arena *arena)
{
    *tree = (struct formula_tree){.arena = arena};
    tree->root = formula_make(tree, FORMULA_ROW);
}

struct formula *formula_make(struct formula_tree *tree, enum formula_kind kind)
{
    struct formula *part = arena_allocate(tree->arena, sizeof *part);
    part->kind = kind;
    tree->too_large |= ++tree->parts > FORMULA_MOST_PARTS;
    return part;
}

static bool is_too_deep(const struct formula *parent)
{
    size_t depth = 0;
    for (; parent; parent = parent->parent)
        depth++;
    return depth >= FORMULA_DEEPEST;
}

struct formula *formula_add(struct formula_tree *tree, struct formula *parent, enum formula_kind kind)
{
    struct formula *part = formula_make(tree, kind);
    tree->too_large |= is_too_deep(parent);
    if (!tree->too_large)
        formula_append(parent, part);
    return part;
}

struct formula *formula_add_token(struct formula_tree *tree, struct formula *parent, enum formula_kind kind,
                                  const char *text, size_t length)
{
    struct formula *token = formula_add(tree, parent, kind);
    token->text = arena_copy(tree->arena, text, length);
    return token;
}

void formula_append(struct formula *parent, struct formula *part)
{
    formula_remove(part);
    part->parent = parent;
    part->previous = parent->last;
    *(parent->last ? &parent->last->next : &parent->first) = part;
    parent->last = part;
}

void formula_insert_before(struct formula *place, struct formula *part)
{
    formula_remove(part);
    if (!place->parent) /* it was left out */
        return;
    part->parent = place->parent;
    part->previous = place->previous;
    part->next = place;
    *(place->previous ? &place->previous->next : &place->parent->first) = part;
    place->previous = part;
}

void formula_remove(struct formula *part)
{
    struct formula *parent = part->parent;
    if (!parent)
        return;
    *(part->previous ? &part->previous->next : &parent->first) = part->next;
    *(part->next ? &part->next->previous : &parent->last) = part->previous;
    part->parent = part->previous = part->next = NULL;
}

struct formula *formula_wrap(struct formula_tree *tree, struct formula *part, enum formula_kind kind)
{
    struct formula *wrapper = formula_make(tree, kind);
    formula_insert_before(part, wrapper);
    formula_append(wrapper, part);
    return wrapper;
}

bool formula_is_token(const struct formula *part)
{
    return part->kind >= FORMULA_IDENTIFIER && part->kind <= FORMULA_SPACE;
}

size_t formula_count_children(const struct formula *part)
{
    size_t count = 0;
    for (const struct formula *child = part->first; child; child = child->next)
        count++;
    return count;
}

const char *formula_element(enum formula_kind kind)
{
    return kinds[kind].element;
}

static bool holds_only(const struct formula *part, enum formula_kind kind)
{
    for (const struct formula *child = part->first; child; child = child->next)
        if (child->kind != kind)
            return false;
    return true;
}

static bool is_table(const struct formula *part)
{
    if (!holds_only(part, FORMULA_TABLE_ROW))
        return false;
    for (const struct formula *row = part->first; row; row = row->next)
        if (!holds_only(row, FORMULA_CELL))
            return false;
    return part->first;
}

/* Parts of a table stand in a table, and nothing else does. */
static void check_place(struct formula *part)
{
    enum formula_kind parent = part->parent ? part->parent->kind : FORMULA_ROW;
    bool is_lost = (part->kind == FORMULA_TABLE && !is_table(part)) ||
                   (part->kind == FORMULA_TABLE_ROW && parent != FORMULA_TABLE) ||
                   (part->kind == FORMULA_CELL && parent != FORMULA_TABLE_ROW);
    if (is_lost)
        part->kind = FORMULA_ROW;
}

/* A row that holds a row alone is that row, so that a formula that was written is read as it was. */
static void unwrap_root(struct formula_tree *tree)
{
    struct formula *inner = tree->root->first;
    while (inner && !inner->next && inner->kind == FORMULA_ROW && inner->first) {
        inner->parent = NULL;
        tree->root = inner;
        inner = inner->first;
    }
}

bool formula_finish(struct formula_tree *tree)
{
    unwrap_root(tree);
    bool is_seen = false;
    size_t depth = 0;
    struct formula_walk walk = {.root = tree->root};
    while (formula_next(&walk)) {
        struct formula *part = walk.part;
        size_t arity = kinds[part->kind].arity;
        is_seen |= part->text && *part->text;
        if (!formula_is_token(part))
            depth += walk.event == FORMULA_ENTER ? 1 : (size_t)-1;
        tree->too_large |= depth > FORMULA_DEEPEST; /* scripts were put around scripts */
        if (walk.event == FORMULA_ENTER)
            check_place(part);
        if (walk.event == FORMULA_LEAVE && arity && formula_count_children(part) != arity)
            part->kind = FORMULA_ROW;
    }
    return is_seen && !tree->too_large;
}

static bool move_past(struct formula_walk *walk)
{
    if (walk->part == walk->root)
        return false;
    walk->event = walk->part->next ? FORMULA_ENTER : FORMULA_LEAVE;
    walk->part = walk->part->next ? walk->part->next : walk->part->parent;
    return true;
}

bool formula_next(struct formula_walk *walk)
{
    if (!walk->part) {
        walk->part = walk->root;
        walk->event = FORMULA_ENTER;
        return true;
    }
    if (walk->event == FORMULA_LEAVE || formula_is_token(walk->part))
        return move_past(walk);
    if (walk->part->first)
        walk->part = walk->part->first;
    else
        walk->event = FORMULA_LEAVE;
    return true;
}

const struct formula *formula_unwrap(const struct formula *part)
{
    while (part->kind == FORMULA_ROW && part->first && !part->first->next)
        part = part->first;
    return part;
}
