#include "formats/html/formula/mathml_reader.h"

#include "base/utf8.h"

#include <string.h>

static const char *value_of(const struct attributes *attributes, enum attribute attribute,
                            const char *fallback)
{
    const char *value = attributes->values[attribute];
    return value ? value : fallback;
}

static bool is_tex(const struct attributes *attributes)
{
    const char *encoding = value_of(attributes, ATTRIBUTE_ENCODING, "");
    return strstr(encoding, "tex") || strstr(encoding, "TeX") || strstr(encoding, "TEX");
}

/* FORMULA_ROW for what is not known. */
static enum formula_kind find_kind(const char *name)
{
    if (!strcmp(name, "ms"))
        return FORMULA_TEXT;
    if (!strcmp(name, "mlabeledtr"))
        return FORMULA_TABLE_ROW;
    for (unsigned kind = 0; kind < FORMULA_KIND_COUNT; kind++)
        if (!strcmp(name, formula_element((enum formula_kind)kind)))
            return (enum formula_kind)kind;
    return FORMULA_ROW;
}

static void add_operator(struct formula_tree *tree, struct formula *part, const char *text)
{
    formula_add_token(tree, part, FORMULA_OPERATOR, text, strlen(text));
}

static void open_fenced(struct formula_tree *tree, struct mathml_place *place,
                        const struct attributes *attributes)
{
    place->closing = arena_copy_text(tree->arena, value_of(attributes, ATTRIBUTE_CLOSE, ")"));
    place->separators = arena_copy_text(tree->arena, value_of(attributes, ATTRIBUTE_SEPARATORS, ","));
    add_operator(tree, place->part, value_of(attributes, ATTRIBUTE_OPEN, "("));
}

static bool is_passed_over(const char *name)
{
    return !strcmp(name, "annotation-xml") || !strcmp(name, "mphantom") || !strcmp(name, "script") ||
           !strcmp(name, "style");
}

struct mathml_place mathml_open(struct formula_tree *tree, const struct mathml_place *outer, const char *name,
                                const struct attributes *attributes)
{
    if (outer->content != MATHML_PARTS) /* whatever a token holds is its text */
        return (struct mathml_place){.content = outer->content, .part = outer->part};
    if (!strcmp(name, "annotation"))
        return (struct mathml_place){is_tex(attributes) ? MATHML_ANNOTATION : MATHML_PASSED_OVER,
                                     outer->part,
                                     NULL,
                                     NULL,
                                     false,
                                     false};
    if (is_passed_over(name))
        return (struct mathml_place){MATHML_PASSED_OVER, outer->part, NULL, NULL, false, false};
    struct formula *part = formula_add(tree, outer->part, find_kind(name));
    struct mathml_place place = {.part = part, .has_pairs = !strcmp(name, "mmultiscripts")};
    if (formula_is_token(part)) {
        place.content = MATHML_TOKEN;
        place.is_token = true;
        part->text = "";
    }
    part->is_upright = part->kind == FORMULA_IDENTIFIER &&
                       !strcmp(value_of(attributes, ATTRIBUTE_MATHVARIANT, ""), "normal");
    part->has_no_line =
        part->kind == FORMULA_FRACTION && *value_of(attributes, ATTRIBUTE_LINETHICKNESS, "") == '0';
    part->has_no_line |= !strcmp(name, "mprescripts"); /* the mark between two kinds of scripts */
    if (!strcmp(name, "mfenced"))
        open_fenced(tree, &place, attributes);
    return place;
}

void mathml_text(struct formula_tree *tree, const struct mathml_place *place, const char *text, size_t length,
                 struct buffer *token)
{
    if (ascii_is_blank(text, length) || place->part->kind == FORMULA_SPACE)
        return;
    ascii_trim(&text, &length);
    if (place->content == MATHML_TOKEN)
        buffer_append(token, text, length);
    else if (place->content == MATHML_PARTS)
        formula_add_token(tree, place->part, FORMULA_TEXT, text, length);
}

/* mfenced: the separators between its children, the last of them again and again, and the closing bracket. */
static void close_fenced(struct formula_tree *tree, const struct mathml_place *place)
{
    struct formula *part = place->part;
    const char *separator = place->separators;
    struct formula *child = part->first && part->first->next ? part->first->next->next : NULL;
    for (; child; child = child->next) {
        char text[] = {*separator, '\0'};
        if (!*separator)
            break;
        struct formula *token = formula_make(tree, FORMULA_OPERATOR);
        token->text = arena_copy_text(tree->arena, text);
        formula_insert_before(child, token);
        separator += separator[1] != '\0';
    }
    add_operator(tree, part, place->closing);
}

/* Puts two scripts on a part; gives what stands in its place then. */
static struct formula *add_scripts(struct formula_tree *tree, struct formula *base, struct formula *lower,
                                   struct formula *upper)
{
    struct formula *part = formula_wrap(tree, base, FORMULA_BOTH_SCRIPTS);
    formula_append(part, lower);
    formula_append(part, upper);
    return part;
}

/* mmultiscripts: base, scripts after it, mprescripts, scripts before it. */
static void close_pairs(struct formula_tree *tree, struct formula *part)
{
    bool is_before = false;
    struct formula *base = part->first;
    for (struct formula *lower = base ? base->next : NULL, *next; lower; lower = next) {
        next = lower->next;
        if (lower->has_no_line) {
            is_before = true;
            formula_remove(lower);
        } else if (next) {
            struct formula *upper = next;
            next = upper->next;
            if (is_before) {
                struct formula *empty = formula_make(tree, FORMULA_ROW);
                formula_insert_before(base, empty);
                base = empty;
            }
            base = add_scripts(tree, base, lower, upper);
        }
    }
}

void mathml_close(struct formula_tree *tree, const struct mathml_place *place, struct buffer *token)
{
    if (place->is_token) {
        place->part->text = arena_copy(tree->arena, token->data ? token->data : "", token->length);
        buffer_truncate(token, 0);
    }
    if (tree->too_large)
        return;
    if (place->closing)
        close_fenced(tree, place);
    if (place->has_pairs)
        close_pairs(tree, place->part);
}
