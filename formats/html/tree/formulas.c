#include "formats/html/tree/formulas.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static void add_text(struct formulas *formulas, struct node *parent, const char *text, size_t length)
{
    struct node *node = builder_make(formulas->insertion->builder, NODE_TEXT);
    node->text = arena_copy(formulas->insertion->arena, text, length);
    node->text_length = length;
    node_append(parent, node);
}

/* A variable or a script is a span. */
static struct node *add_span(struct formulas *formulas, struct node *parent, unsigned styles)
{
    if (!styles)
        return parent;
    struct node *span = builder_make(formulas->insertion->builder, NODE_SPAN);
    span->span.styles = styles;
    node_append(parent, span);
    return span;
}

/* Variables in one script stand in one span of it, so that the script is one. */
static void add_pieces(struct formulas *formulas, struct node *formula, const struct linear *linear)
{
    static const unsigned scripts = STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT;
    struct node *script = formula;
    unsigned open = 0;
    size_t start = 0;
    for (size_t i = 0; i < linear->count; i++) {
        const struct linear_piece *piece = &linear->pieces[i];
        if ((piece->styles & scripts) != open) {
            open = piece->styles & scripts;
            script = add_span(formulas, formula, open);
        }
        struct node *parent = add_span(formulas, script, piece->styles & ~scripts);
        add_text(formulas, parent, linear->text.data + start, piece->end - start);
        start = piece->end;
    }
}

static void fill(struct formulas *formulas, struct node *formula, const struct formula_result *result)
{
    while (formula->first_child)
        node_remove(formula->first_child);
    formula->formula.mathml = arena_copy_text(formulas->insertion->arena, result->mathml);
    formula->formula.is_block |= result->is_block;
    add_pieces(formulas, formula, &result->linear);
}

/* A formula that stands alone has a paragraph of its own, in the middle. */
static struct node *insert_block(struct insertion *insertion)
{
    const struct open_element *top = open_elements_top(&insertion->stack);
    bool may_stand_alone = top->leaf == NODE_PARAGRAPH && !top->ruby && !top->is_hidden;
    if (!may_stand_alone)
        return insert_leaf(insertion, NODE_FORMULA);
    content_end_block(&insertion->content);
    struct node *formula = insert_leaf(insertion, NODE_FORMULA);
    struct node *block = insertion->content.block;
    if (formula && block && block->kind == NODE_PARAGRAPH) {
        block->paragraph.alignment = ALIGNMENT_CENTER;
        block->paragraph.indented = false;
    }
    content_end_block(&insertion->content);
    return formula;
}

/* The same formula again: MathJax's preview, its output and its script stand side by side. */
static bool is_same(const struct formulas *formulas, const struct formula_result *result)
{
    return formulas->has_last && formulas->last_family != FORMULA_ALONE && result->family != FORMULA_ALONE &&
           result->family > formulas->last_family;
}

static void count(struct formulas *formulas, enum formula_quality quality, size_t step)
{
    if (quality == FORMULA_EMPTY)
        formulas->lost += step;
    if (quality == FORMULA_TEX_SOURCE)
        formulas->kept += step;
}

static void merge(struct formulas *formulas, const struct formula_result *result)
{
    if (result->quality <= formulas->last_quality)
        return;
    bool was_preview = formulas->last_family == FORMULA_PREVIEW && formulas->last_quality == FORMULA_EMPTY;
    if (!was_preview)
        count(formulas, formulas->last_quality, (size_t)-1);
    count(formulas, result->quality, 1);
    if (!formulas->last)
        formulas->last = result->is_block ? insert_block(formulas->insertion)
                                          : insert_leaf(formulas->insertion, NODE_FORMULA);
    if (formulas->last)
        fill(formulas, formulas->last, result);
    formulas->last_quality = result->quality;
}

static void insert(struct formulas *formulas, const struct formula_result *result)
{
    bool is_hidden = open_elements_top(&formulas->insertion->stack)->is_hidden;
    formulas->last = NULL;
    if (result->quality != FORMULA_EMPTY)
        formulas->last = result->is_block ? insert_block(formulas->insertion)
                                          : insert_leaf(formulas->insertion, NODE_FORMULA);
    if (formulas->last)
        fill(formulas, formulas->last, result);
    formulas->last_quality = result->quality;
    bool is_idle = is_hidden || (result->family == FORMULA_PREVIEW && result->quality == FORMULA_EMPTY);
    if (!is_idle)
        count(formulas, result->quality, 1);
}

static void end_formula(struct formulas *formulas)
{
    const struct formula_result *result = formula_reader_finish(formulas->reader);
    if (is_same(formulas, result))
        merge(formulas, result);
    else
        insert(formulas, result);
    formulas->has_last = true;
    formulas->last_family = result->family;
    formula_reader_free(formulas->reader);
    formulas->reader = NULL;
}

bool formulas_start(struct formulas *formulas, const struct element *element, const char *name,
                    const struct attributes *attributes)
{
    struct formula_source source;
    if (formulas->reader && formula_reader_start(formulas->reader, element, name, attributes))
        return true;
    if (formulas->reader)
        end_formula(formulas);
    if (!formula_source_may_be(element, name, attributes))
        return false;
    if (!formulas->scratch)
        formulas->scratch = arena_new();
    struct arena_mark mark = arena_set_mark(formulas->scratch);
    bool is_formula = formula_source_find(formulas->scratch, element, name, attributes, &source);
    if (is_formula) {
        formulas->reader = formula_reader_new(&source, element, name);
        if (element->flags & ELEMENT_VOID)
            end_formula(formulas);
    }
    arena_rewind(formulas->scratch, mark);
    return is_formula;
}

bool formulas_end(struct formulas *formulas, const struct element *element, const char *name)
{
    if (!formulas->reader)
        return false;
    enum formula_end end = formula_reader_end(formulas->reader, element, name);
    if (end != FORMULA_GOES_ON)
        end_formula(formulas);
    return end != FORMULA_ENDED_BEFORE;
}

bool formulas_text(struct formulas *formulas, const char *text, size_t length)
{
    if (formulas->reader) {
        formula_reader_text(formulas->reader, text, length);
        return true;
    }
    if (formulas->has_last && !ascii_is_blank(text, length))
        formulas->has_last = false;
    return false;
}

bool formulas_are_open(const struct formulas *formulas)
{
    return formulas->reader != NULL;
}

static void report(size_t count, enum diag_id id, struct diag *diag, struct place place)
{
    char number[24];
    if (!count)
        return;
    snprintf(number, sizeof number, "%zu", count);
    diag_report(diag, place, id, number);
}

void formulas_finish(struct formulas *formulas, struct diag *diag, struct place place)
{
    if (formulas->reader)
        end_formula(formulas);
    report(formulas->lost, DIAG_FORMULAS_LOST, diag, place);
    report(formulas->kept, DIAG_FORMULAS_KEPT, diag, place);
}

void formulas_free(struct formulas *formulas)
{
    formula_reader_free(formulas->reader);
    arena_free(formulas->scratch);
}
