#include "formats/html/formula/tex_structure.h"

#include <string.h>

/* Scripts. */

static struct formula *find_base(struct tex_reader *reader)
{
    struct formula *row = tex_top(reader)->part;
    return row->last ? row->last : formula_add(reader->tree, row, FORMULA_ROW);
}

/* The second script of a base joins the first one. */
static bool join_script(struct tex_reader *reader, struct formula *base, bool is_upper)
{
    bool is_limit = base->kind == FORMULA_UNDER || base->kind == FORMULA_OVER;
    bool has_upper = base->kind == FORMULA_SUPERSCRIPT || base->kind == FORMULA_OVER;
    bool has_lower = base->kind == FORMULA_SUBSCRIPT || base->kind == FORMULA_UNDER;
    if ((!has_upper && !has_lower) || (is_limit && base == reader->large))
        return false;
    if (is_limit && base->first != reader->large)
        return false;
    if (is_upper ? has_upper : has_lower) {
        reader->failed = true; /* two of one kind */
        return true;
    }
    base->kind = is_limit ? FORMULA_UNDER_OVER : FORMULA_BOTH_SCRIPTS;
    tex_push(reader,
             (struct tex_frame){.kind = FRAME_PART, .part = base, .wanted = 3, .swaps_scripts = has_upper});
    return true;
}

void tex_read_script(struct tex_reader *reader, bool is_upper)
{
    reader->at++;
    if (tex_top(reader)->kind == FRAME_PART) {
        reader->failed = true;
        return;
    }
    struct formula *base = find_base(reader);
    if (join_script(reader, base, is_upper))
        return;
    bool is_limit = base == reader->large;
    enum formula_kind upper = is_limit ? FORMULA_OVER : FORMULA_SUPERSCRIPT;
    enum formula_kind lower = is_limit ? FORMULA_UNDER : FORMULA_SUBSCRIPT;
    struct formula *part = formula_wrap(reader->tree, base, is_upper ? upper : lower);
    tex_push(reader, (struct tex_frame){.kind = FRAME_PART, .part = part, .wanted = 2});
}

void tex_read_primes(struct tex_reader *reader)
{
    static const char *const primes[] = {"", "′", "″", "‴"};
    size_t count = 0;
    for (; tex_peek(reader) == '\'' && count < 3; reader->at++)
        count++;
    if (tex_top(reader)->kind == FRAME_PART || !tex_top(reader)->part->last) {
        reader->failed = true;
        return;
    }
    struct formula *part = formula_wrap(reader->tree, find_base(reader), FORMULA_SUPERSCRIPT);
    tex_append_operator(reader, part, primes[count]);
}

/* Environments: the frame's part is the cell that is open. */

static struct formula *add_cell(struct tex_reader *reader, struct formula *row)
{
    return formula_add(reader->tree, row, FORMULA_CELL);
}

void tex_begin_environment(struct tex_reader *reader)
{
    const char *name, *columns;
    size_t length, columns_length;
    const struct tex_environment *environment =
        tex_read_raw(reader, &name, &length) ? tex_environment_find(name, length) : NULL;
    reader->failed |=
        !environment || (environment->has_columns && !tex_read_raw(reader, &columns, &columns_length));
    if (reader->failed)
        return;
    struct formula *outer = formula_add(reader->tree, tex_top(reader)->part, FORMULA_ROW);
    if (*environment->opening)
        tex_append_operator(reader, outer, environment->opening);
    struct formula *table = formula_add(reader->tree, outer, FORMULA_TABLE);
    struct formula *cell = add_cell(reader, formula_add(reader->tree, table, FORMULA_TABLE_ROW));
    tex_push(reader, (struct tex_frame){.kind = FRAME_ENVIRONMENT, .part = cell, .environment = environment});
}

static void drop_empty_row(struct formula *row)
{
    bool is_empty = !row->first->next && !row->first->first && row->previous;
    if (is_empty)
        formula_remove(row);
}

void tex_end_environment(struct tex_reader *reader)
{
    const char *name;
    size_t length;
    bool is_named = tex_read_raw(reader, &name, &length);
    const struct tex_environment *environment = tex_top(reader)->environment;
    reader->failed |= !is_named || tex_top(reader)->kind != FRAME_ENVIRONMENT || reader->tree->too_large ||
                      tex_environment_find(name, length) != environment;
    if (reader->failed)
        return;
    struct formula *row = tex_top(reader)->part->parent, *outer = row->parent->parent;
    drop_empty_row(row);
    if (*environment->closing)
        tex_append_operator(reader, outer, environment->closing);
    tex_close_group(reader, FRAME_ENVIRONMENT);
}

void tex_begin_cell(struct tex_reader *reader)
{
    reader->failed |= tex_top(reader)->kind != FRAME_ENVIRONMENT || reader->tree->too_large;
    if (!reader->failed)
        tex_top(reader)->part = add_cell(reader, tex_top(reader)->part->parent);
}

/* \\ may say how far the next row is: \\[2pt]. */
void tex_begin_row(struct tex_reader *reader)
{
    reader->failed |= tex_top(reader)->kind != FRAME_ENVIRONMENT || reader->tree->too_large;
    if (reader->failed)
        return;
    struct formula *table = tex_top(reader)->part->parent->parent;
    tex_top(reader)->part = add_cell(reader, formula_add(reader->tree, table, FORMULA_TABLE_ROW));
    const char *end =
        tex_peek(reader) == '[' ? memchr(reader->text + reader->at, ']', reader->length - reader->at) : NULL;
    if (end)
        reader->at = (size_t)(end - reader->text) + 1;
}
