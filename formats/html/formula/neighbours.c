#include "formats/html/formula/neighbours.h"

#include <string.h>

static bool is_unseen(const struct formula *part)
{
    return part->kind == FORMULA_SPACE || part_is_operator(part, OPERATOR_INVISIBLE) ||
           (part->kind == FORMULA_ROW && !part->first);
}

/* The outermost row that holds the part alone: what stands beside that stands beside the part. */
static const struct formula *find_outermost(const struct formula *part)
{
    while (part->parent && part->parent->kind == FORMULA_ROW && !part->previous && !part->next)
        part = part->parent;
    return part;
}

/* Parts stand beside each other in a row, and in what holds one. */
static const struct formula *in_row(const struct formula *part)
{
    part = find_outermost(part);
    enum formula_kind parent = part->parent ? part->parent->kind : FORMULA_FRACTION;
    bool is_row = parent == FORMULA_ROW || parent == FORMULA_CELL || parent == FORMULA_SQUARE_ROOT;
    return is_row ? part : NULL;
}

const struct formula *neighbour_before(const struct formula *part)
{
    part = in_row(part);
    do
        part = part ? part->previous : NULL;
    while (part && is_unseen(part));
    return part;
}

static const struct formula *neighbour_after(const struct formula *part)
{
    part = in_row(part);
    do
        part = part ? part->next : NULL;
    while (part && is_unseen(part));
    return part;
}

bool part_is_operator(const struct formula *part, enum operator_class class)
{
    part = formula_unwrap(part);
    return part->kind == FORMULA_OPERATOR && operator_class(part->text) == class;
}

const char *part_accent(const struct formula *part)
{
    if (part->kind != FORMULA_OVER && part->kind != FORMULA_UNDER)
        return NULL;
    const struct formula *mark = formula_unwrap(part->last);
    return mark->text && !part_takes_limits(part->first) ? operator_accent(mark->text) : NULL;
}

bool part_takes_limits(const struct formula *part)
{
    part = formula_unwrap(part);
    if (part->kind == FORMULA_IDENTIFIER)
        return part->text && part->text[0] && part->text[1];
    return part_is_operator(part, OPERATOR_LARGE) || part_is_operator(part, OPERATOR_INTEGRAL);
}

static bool is_pair(const char *open, const char *close)
{
    static const char pairs[][2][4] = {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"⌊", "⌋"},
                                       {"⌈", "⌉"}, {"|", "|"}, {"‖", "‖"}, {"⟨", "⟩"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!strcmp(pairs[i][0], open) && !strcmp(pairs[i][1], close))
            return true;
    return false;
}

static bool is_fence(const struct formula *part)
{
    return part->kind == FORMULA_OPERATOR && (operator_class(part->text) == OPERATOR_OPENING ||
                                              operator_class(part->text) == OPERATOR_CLOSING ||
                                              !strcmp(part->text, "|") || !strcmp(part->text, "‖"));
}

/* One pair of brackets around all of a row. */
static bool is_fenced(const struct formula *row)
{
    if (row->kind != FORMULA_ROW || !row->first || row->first == row->last || !is_fence(row->first) ||
        !is_fence(row->last) || !is_pair(row->first->text, row->last->text))
        return false;
    for (const struct formula *part = row->first->next; part != row->last; part = part->next)
        if (is_fence(part))
            return false;
    return true;
}

static bool has_scripts(const struct formula *part)
{
    return part->kind == FORMULA_SUBSCRIPT || part->kind == FORMULA_SUPERSCRIPT ||
           part->kind == FORMULA_BOTH_SCRIPTS;
}

bool part_is_base(const struct formula *part)
{
    part = formula_unwrap(part);
    return formula_is_token(part) || part->kind == FORMULA_SQUARE_ROOT || part_accent(part) ||
           is_fenced(part) || (part->kind == FORMULA_ROW && !part->first) || part_takes_limits(part);
}

bool part_holds_together(const struct formula *part)
{
    part = formula_unwrap(part);
    return part_is_base(part) || (has_scripts(part) && part_is_base(part->first));
}

static bool is_value_before(const struct formula *part)
{
    part = formula_unwrap(part);
    if (part->kind != FORMULA_OPERATOR)
        return !part_takes_limits(part) || part->kind == FORMULA_IDENTIFIER;
    enum operator_class class = operator_class(part->text);
    return class == OPERATOR_CLOSING || class == OPERATOR_SLASH || class == OPERATOR_DIVISION;
}

static bool is_value_after(const struct formula *part)
{
    part = formula_unwrap(part);
    if (part->kind != FORMULA_OPERATOR)
        return part->kind != FORMULA_TEXT;
    enum operator_class class = operator_class(part->text);
    return class == OPERATOR_OPENING || class == OPERATOR_LARGE || class == OPERATOR_INTEGRAL ||
           class == OPERATOR_SLASH || class == OPERATOR_DIVISION || !strcmp(part->text, "!");
}

/* Limits belong to their sum, and say nothing about what it is of. */
static bool is_sum(const struct formula *part)
{
    part = formula_unwrap(part);
    return !formula_is_token(part) && part->first && part_takes_limits(part->first);
}

bool fraction_is_beside_value(const struct formula *fraction)
{
    const struct formula *before = neighbour_before(fraction), *after = neighbour_after(fraction);
    return (before && is_value_before(before) && before->kind != FORMULA_TEXT && !is_sum(before)) ||
           (after && is_value_after(after));
}

bool operator_is_prefix(const struct formula *operator)
{
    const struct formula *before = neighbour_before(operator);
    if (!before)
        return true;
    before = formula_unwrap(before);
    if (before->kind != FORMULA_OPERATOR)
        return false;
    enum operator_class class = operator_class(before->text);
    return class != OPERATOR_CLOSING && class != OPERATOR_SYMBOL;
}
