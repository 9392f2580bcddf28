#include "formats/html/formula/linear.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/document/document.h"
#include "formats/html/formula/letters.h"
#include "formats/html/formula/neighbours.h"

#include <stdlib.h>
#include <string.h>

struct line {
    struct linear *linear;
    unsigned script;    /* STYLE_SUPERSCRIPT, STYLE_SUBSCRIPT; 0: none is open */
    unsigned scripts;   /* open, one in the other */
    unsigned tightness; /* open parts in which operators stand without spaces */
    bool wants_gap;     /* a word, or a sum with its limits, stands before */
};

/* Pieces. */

static void end_piece(struct linear *linear, unsigned styles)
{
    struct linear_piece *last = linear->count ? &linear->pieces[linear->count - 1] : NULL;
    if (linear->text.length == (last ? last->end : 0))
        return;
    if (last && last->styles == styles) {
        last->end = linear->text.length;
        return;
    }
    if (linear->count == linear->capacity) {
        linear->capacity = linear->capacity ? 2 * linear->capacity : 16;
        linear->pieces = memory_resize(linear->pieces, linear->capacity * sizeof *linear->pieces);
    }
    linear->pieces[linear->count++] = (struct linear_piece){styles, linear->text.length};
}

static void put(struct line *line, const char *text)
{
    buffer_append_text(&line->linear->text, text);
    end_piece(line->linear, line->script);
}

static uint32_t last_character(const struct line *line)
{
    const struct buffer *text = &line->linear->text;
    size_t offset = text->length;
    return offset ? utf8_previous(text->data, &offset) : 0;
}

/* Between two words or values, never after a bracket that opens or at the start. */
static void put_space(struct line *line)
{
    uint32_t last = last_character(line);
    if (last && last != ' ' && last != '(' && last != '[' && last != '{')
        put(line, " ");
}

static bool is_word_character(uint32_t character)
{
    return unicode_is_letter(character) || unicode_is_digit(character);
}

static void put_gap(struct line *line, uint32_t first)
{
    if (line->wants_gap && (is_word_character(first) || first == 0x221A /* √ */ || first == '('))
        put_space(line);
    line->wants_gap = false;
}

/* Tokens. */

static void put_character(struct line *line, uint32_t character, bool is_variable)
{
    struct buffer *text = &line->linear->text;
    buffer_append_character(text, character);
    end_piece(line->linear, line->script | (is_variable ? STYLE_VARIABLE : 0U));
}

static void put_characters(struct line *line, const char *text, bool is_variable)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;)
        put_character(line, letter_make_plain(utf8_next(text, length, &offset)), is_variable);
}

static bool is_one_letter(const char *text)
{
    size_t length = strlen(text), offset = 0;
    return length && unicode_is_letter(utf8_next(text, length, &offset)) && offset == length;
}

static uint32_t first_character(const char *text)
{
    size_t offset = 0;
    return *text ? letter_make_plain(utf8_next(text, strlen(text), &offset)) : 0;
}

/* A word, which letters and digits beside it must not be read with. */
static void put_word(struct line *line, const char *text)
{
    if (is_word_character(first_character(text)) && is_word_character(last_character(line)))
        put_space(line);
    put_characters(line, text, false);
    line->wants_gap = is_word_character(last_character(line));
}

static void put_number(struct line *line, const struct formula *part)
{
    const struct formula *before = neighbour_before(part);
    bool follows_value = before && before->kind != FORMULA_OPERATOR && before->kind != FORMULA_TEXT;
    if (follows_value && is_word_character(last_character(line)))
        put_space(line);
    put_characters(line, part->text, false);
}

static void put_identifier(struct line *line, const struct formula *part)
{
    if (is_one_letter(part->text))
        put_characters(line, part->text, !part->is_upright);
    else
        put_word(line, part->text);
}

static void put_spaced(struct line *line, const char *text, bool is_tight)
{
    if (!is_tight)
        put_space(line);
    put(line, text);
    if (!is_tight)
        put_space(line);
}

static void put_operator(struct line *line, const struct formula *part)
{
    const char *text = strcmp(part->text, "-") != 0 ? part->text : "−";
    switch (operator_class(text)) {
    case OPERATOR_RELATION: put_spaced(line, text, line->tightness); break;
    case OPERATOR_BINARY:
    case OPERATOR_DIVISION:
        if (unicode_is_letter(first_character(text)))
            put_word(line, text);
        else
            put_spaced(line, text, line->tightness || operator_is_prefix(part));
        break;
    case OPERATOR_SEPARATOR:
        put(line, text);
        line->wants_gap = !line->tightness;
        break;
    case OPERATOR_INVISIBLE: break;
    case OPERATOR_SYMBOL:
    case OPERATOR_SLASH:
    case OPERATOR_OPENING:
    case OPERATOR_CLOSING:
    case OPERATOR_LARGE:
    case OPERATOR_INTEGRAL: put_characters(line, text, false); break;
    }
}

static void put_token(struct line *line, const struct formula *part)
{
    if (part->kind == FORMULA_SPACE) {
        line->wants_gap |= !line->tightness;
        return;
    }
    if (part_is_operator(part, OPERATOR_INVISIBLE))
        return;
    put_gap(line, first_character(part->text));
    if (part->kind == FORMULA_IDENTIFIER)
        put_identifier(line, part);
    else if (part->kind == FORMULA_NUMBER)
        put_number(line, part);
    else if (part->kind == FORMULA_OPERATOR)
        put_operator(line, part);
    else
        put_word(line, part->text);
}

/* Scripts. */

static bool is_prime(const struct formula *part)
{
    part = formula_unwrap(part);
    return part->kind == FORMULA_OPERATOR && strspn(part->text, "′″‴'") == strlen(part->text);
}

static void open_script(struct line *line, unsigned style)
{
    line->wants_gap = false;
    line->tightness++;
    if (line->scripts++)
        put(line, style == STYLE_SUPERSCRIPT ? "^(" : "_(");
    else
        line->script = style;
}

static void close_script(struct line *line)
{
    line->wants_gap = false;
    line->tightness--;
    if (--line->scripts)
        put(line, ")");
    else
        line->script = 0;
}

/* What the second and the last child are to a part with scripts. */
static const struct {
    unsigned second, last;
} scripts[FORMULA_KIND_COUNT] = {
    [FORMULA_SUBSCRIPT] = {STYLE_SUBSCRIPT, STYLE_SUBSCRIPT},
    [FORMULA_SUPERSCRIPT] = {STYLE_SUPERSCRIPT, STYLE_SUPERSCRIPT},
    [FORMULA_BOTH_SCRIPTS] = {STYLE_SUBSCRIPT, STYLE_SUPERSCRIPT},
    [FORMULA_UNDER] = {STYLE_SUBSCRIPT, STYLE_SUBSCRIPT},
    [FORMULA_OVER] = {STYLE_SUPERSCRIPT, STYLE_SUPERSCRIPT},
    [FORMULA_UNDER_OVER] = {STYLE_SUBSCRIPT, STYLE_SUPERSCRIPT},
};

static unsigned script_of(const struct formula *parent, const struct formula *child)
{
    if (child == parent->first)
        return 0;
    unsigned script = child == parent->last ? scripts[parent->kind].last : scripts[parent->kind].second;
    return script == STYLE_SUPERSCRIPT && is_prime(child) ? 0 : script;
}

static bool takes_scripts(const struct formula *part)
{
    return part->kind >= FORMULA_SUBSCRIPT && part->kind <= FORMULA_UNDER_OVER;
}

/* Roots: ∛ and ∜ have signs of their own, the others are powers. */

static const char *root_sign(const struct formula *root)
{
    const struct formula *index = formula_unwrap(root->last);
    if (index->kind != FORMULA_NUMBER)
        return NULL;
    return !strcmp(index->text, "3") ? "∛" : !strcmp(index->text, "4") ? "∜" : NULL;
}

/* Tables: a matrix stands in brackets of the formula. */

static bool is_matrix(const struct formula *table)
{
    const struct formula *before = neighbour_before(table);
    if (!before || before->kind != FORMULA_OPERATOR)
        return false;
    return operator_class(before->text) == OPERATOR_OPENING || !strcmp(before->text, "|") ||
           !strcmp(before->text, "‖");
}

/* What stands between a part and its children. */

static bool wants_brackets(const struct formula *parent, const struct formula *child)
{
    if (parent->kind == FORMULA_FRACTION && !parent->has_no_line)
        return !part_holds_together(child);
    if (takes_scripts(parent))
        return child == parent->first && !part_is_base(child) && !part_accent(parent);
    return false;
}

static bool is_passed_over(const struct formula *part)
{
    const struct formula *parent = part->parent;
    if (!parent || part == parent->first)
        return false;
    return part_accent(parent) || (parent->kind == FORMULA_ROOT && root_sign(parent));
}

static void put_bracket(struct line *line, const char *bracket)
{
    put_gap(line, (unsigned char)*bracket);
    put(line, bracket);
}

static void begin_child(struct line *line, const struct formula *parent, const struct formula *child)
{
    bool is_first = child == parent->first;
    unsigned script = script_of(parent, child);
    if (parent->kind == FORMULA_FRACTION && !is_first)
        put(line, parent->has_no_line ? "; " : "/");
    if (parent->kind == FORMULA_TABLE && !is_first)
        put(line, "; ");
    if (parent->kind == FORMULA_TABLE_ROW && !is_first && is_matrix(parent->parent))
        put(line, last_character(line) == ',' ? " " : ", ");
    if (parent->kind == FORMULA_ROOT && !is_first) {
        open_script(line, STYLE_SUPERSCRIPT);
        put(line, "1/");
    }
    if (script && !part_accent(parent))
        open_script(line, script);
    if (wants_brackets(parent, child))
        put_bracket(line, "(");
}

static void end_child(struct line *line, const struct formula *parent, const struct formula *child)
{
    if (wants_brackets(parent, child))
        put(line, ")");
    if (script_of(parent, child) && !part_accent(parent))
        close_script(line);
    if (parent->kind != FORMULA_ROOT || root_sign(parent))
        return;
    if (child == parent->first)
        put(line, ")");
    else
        close_script(line);
}

static void begin_root(struct line *line, const struct formula *part)
{
    const char *sign = part->kind == FORMULA_SQUARE_ROOT ? "√" : root_sign(part);
    put_gap(line, 0x221A);
    if (sign)
        put(line, sign);
    put(line, "(");
}

static bool is_tight(const struct formula *part)
{
    return part->kind == FORMULA_FRACTION || part->kind == FORMULA_SQUARE_ROOT ||
           part->kind == FORMULA_ROOT || part_accent(part);
}

static void begin(struct line *line, const struct formula *part)
{
    const char *accent = part_accent(part);
    if (part->kind == FORMULA_FRACTION && (part->has_no_line || fraction_is_beside_value(part)))
        put_bracket(line, "(");
    if (part->kind == FORMULA_SQUARE_ROOT || part->kind == FORMULA_ROOT)
        begin_root(line, part);
    if (accent) {
        put_word(line, accent);
        line->wants_gap = false;
        put(line, "(");
    }
    line->tightness += is_tight(part);
}

static void end(struct line *line, const struct formula *part)
{
    bool is_closed = part->kind == FORMULA_SQUARE_ROOT || (part->kind == FORMULA_ROOT && root_sign(part)) ||
                     part_accent(part);
    if (is_closed ||
        (part->kind == FORMULA_FRACTION && (part->has_no_line || fraction_is_beside_value(part))))
        put(line, ")");
    line->tightness -= is_tight(part);
    if (takes_scripts(part) && part_takes_limits(part->first))
        line->wants_gap = true;
}

static void finish(struct linear *linear)
{
    struct buffer *text = &linear->text;
    while (text->length && text->data[text->length - 1] == ' ')
        buffer_truncate(text, text->length - 1);
    while (linear->count && linear->pieces[linear->count - 1].end > text->length) {
        linear->pieces[linear->count - 1].end = text->length;
        if (linear->count > 1 && linear->pieces[linear->count - 2].end >= text->length)
            linear->count--;
    }
}

void linear_make(struct formula *root, struct linear *linear)
{
    struct line line = {.linear = linear};
    *linear = (struct linear){0};
    struct formula_walk walk = {.root = root};
    while (formula_next(&walk)) {
        struct formula *part = walk.part;
        bool is_token = formula_is_token(part);
        if (walk.event == FORMULA_ENTER && is_passed_over(part)) {
            walk.event = FORMULA_LEAVE;
            continue;
        }
        if (walk.event == FORMULA_ENTER && part->parent)
            begin_child(&line, part->parent, part);
        if (is_token)
            put_token(&line, part);
        else
            (walk.event == FORMULA_ENTER ? begin : end)(&line, part);
        if ((is_token || walk.event == FORMULA_LEAVE) && part->parent)
            end_child(&line, part->parent, part);
    }
    finish(linear);
}

void linear_free(struct linear *linear)
{
    buffer_free(&linear->text);
    free(linear->pieces);
    *linear = (struct linear){0};
}

void linear_append_text(const struct linear *linear, struct buffer *text)
{
    static const unsigned scripts = STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT;
    unsigned open = 0;
    size_t start = 0;
    for (size_t i = 0; i < linear->count; i++) {
        const struct linear_piece *piece = &linear->pieces[i];
        unsigned script = piece->styles & scripts;
        if (open && script != open)
            buffer_append_byte(text, ')');
        if (script && script != open)
            buffer_append_text(text, script == STYLE_SUPERSCRIPT ? "^(" : "_(");
        buffer_append(text, linear->text.data + start, piece->end - start);
        open = script;
        start = piece->end;
    }
    if (open)
        buffer_append_byte(text, ')');
}
