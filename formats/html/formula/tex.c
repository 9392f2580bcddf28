#include "formats/html/formula/tex.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/html/formula/tex_state.h"
#include "formats/html/formula/tex_structure.h"

#include <ctype.h>
#include <string.h>

static void open_part(struct tex_reader *reader, const struct tex_command *command)
{
    struct formula *part = formula_add(reader->tree, tex_top(reader)->part, command->kind);
    tex_push(reader, (struct tex_frame){
                         .kind = FRAME_PART, .part = part, .wanted = command->arguments, .command = command});
}

static void open_binomial(struct tex_reader *reader, const struct tex_command *command)
{
    open_part(reader, command);
    tex_top(reader)->part->has_no_line = true;
}

static void open_arrow(struct tex_reader *reader, const struct tex_command *command)
{
    open_part(reader, command);
    tex_append_operator(reader, tex_top(reader)->part, command->text);
}

/* \sqrt[3]{x}: the index stands first in the source and last in the tree. */
static void open_radical(struct tex_reader *reader, const struct tex_command *command)
{
    static const struct tex_command indexed = {"sqrt", TEX_REVERSED, FORMULA_ROOT, "", 2};
    tex_skip_spaces(reader);
    bool has_index = tex_peek(reader) == '[';
    open_part(reader, has_index ? &indexed : command);
    if (!has_index || reader->failed)
        return;
    reader->at++;
    tex_open_group(reader, FRAME_INDEX);
}

static void read_modulus(struct tex_reader *reader)
{
    const char *text;
    size_t length;
    reader->failed |= !tex_read_raw(reader, &text, &length) || memchr(text, '\\', length);
    if (reader->failed)
        return;
    struct formula *row = formula_add(reader->tree, tex_top(reader)->part, FORMULA_ROW);
    formula_add(reader->tree, row, FORMULA_SPACE);
    tex_append_operator(reader, row, "(");
    tex_append_operator(reader, row, "mod");
    bool is_letter = length == 1 && isalpha((unsigned char)*text);
    formula_add_token(reader->tree, row, is_letter ? FORMULA_IDENTIFIER : FORMULA_NUMBER, text, length);
    tex_append_operator(reader, row, ")");
    tex_end_atom(reader);
}

static bool is_letters(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)text[i]) && text[i] != ' ')
            return false;
    return length > 0;
}

static void add_letters(struct tex_reader *reader, const struct tex_command *command, const char *text,
                        size_t length)
{
    struct buffer letters = {0};
    bool has_alphabet = tex_letter(command->text, 'A') != 0;
    for (size_t i = 0; i < length; i++) {
        uint32_t letter = tex_letter(command->text, text[i]);
        buffer_append_character(&letters, letter ? letter : (unsigned char)text[i]);
    }
    struct formula *atom = tex_add_atom(reader, FORMULA_IDENTIFIER, letters.data, letters.length);
    atom->is_upright = length == 1 && (has_alphabet || !strcmp(command->text, "upright"));
    if (!strcmp(command->name, "operatorname"))
        reader->large = atom;
    buffer_free(&letters);
}

/* Letters alone are one name; a group of anything else is read as a group. */
static void read_letters(struct tex_reader *reader, const struct tex_command *command)
{
    size_t start = reader->at, length;
    const char *text;
    if (!tex_read_raw(reader, &text, &length)) {
        reader->failed = true;
    } else if (is_letters(text, length) && (strcmp(command->text, "slanted") != 0 || length == 1)) {
        add_letters(reader, command, text, length);
    } else {
        reader->failed |= tex_letter(command->text, 'A') != 0; /* its letters would be lost */
        reader->at = start;
    }
}

static void read_text(struct tex_reader *reader)
{
    const char *text;
    size_t length;
    reader->failed |= !tex_read_raw(reader, &text, &length) || memchr(text, '\\', length) ||
                      memchr(text, '$', length) || memchr(text, '{', length);
    if (reader->failed)
        return;
    bool begins_blank = length && *text == ' ', ends_blank = length && text[length - 1] == ' ';
    struct formula *row = formula_add(reader->tree, tex_top(reader)->part, FORMULA_ROW);
    if (begins_blank)
        formula_add(reader->tree, row, FORMULA_SPACE);
    while (length && *text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ')
        length--;
    formula_add_token(reader->tree, row, FORMULA_TEXT, text, length);
    if (ends_blank)
        formula_add(reader->tree, row, FORMULA_SPACE);
    tex_end_atom(reader);
}

static void set_limits(struct tex_reader *reader)
{
    reader->failed |= tex_top(reader)->kind == FRAME_PART;
    reader->large = tex_top(reader)->part->last;
}

/* \not= and \not\in: the sign with its stroke. */
static void read_negation(struct tex_reader *reader)
{
    static const char signs[][2][12] = {{"=", "≠"}, {"\\in", "∉"}, {"\\equiv", "≢"}, {"\\subset", "⊄"},
                                        {"<", "≮"}, {">", "≯"},    {"\\mid", "∤"},   {"\\parallel", "∦"}};
    tex_skip_spaces(reader);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t size = strlen(signs[i][0]), left = reader->length - reader->at;
        bool is_sign = left >= size && !memcmp(reader->text + reader->at, signs[i][0], size);
        if (!is_sign || (size > 1 && left > size && isalpha((unsigned char)reader->text[reader->at + size])))
            continue;
        reader->at += size;
        tex_add_atom(reader, FORMULA_OPERATOR, signs[i][1], strlen(signs[i][1]));
        return;
    }
    reader->failed = true;
}

static void add_symbol(struct tex_reader *reader, const struct tex_command *command)
{
    struct formula *atom = tex_add_atom(reader, command->kind, command->text, strlen(command->text));
    atom->is_upright = command->action == TEX_UPRIGHT;
    if (command->action == TEX_LARGE)
        reader->large = atom;
}

static void skip_argument(struct tex_reader *reader)
{
    const char *text;
    size_t length;
    reader->failed |= !tex_read_raw(reader, &text, &length);
}

static void do_command(struct tex_reader *reader, const struct tex_command *command)
{
    switch (command->action) {
    case TEX_SYMBOL:
    case TEX_UPRIGHT:
    case TEX_LARGE: add_symbol(reader, command); break;
    case TEX_PART:
    case TEX_REVERSED:
    case TEX_ACCENT: open_part(reader, command); break;
    case TEX_BINOMIAL: open_binomial(reader, command); break;
    case TEX_RADICAL: open_radical(reader, command); break;
    case TEX_ARROW: open_arrow(reader, command); break;
    case TEX_MODULUS: read_modulus(reader); break;
    case TEX_LETTERS: read_letters(reader, command); break;
    case TEX_TEXT: read_text(reader); break;
    case TEX_LEFT:
        tex_open_group(reader, FRAME_LEFT);
        tex_read_bracket(reader);
        break;
    case TEX_RIGHT:
        tex_read_bracket(reader);
        tex_close_group(reader, FRAME_LEFT);
        break;
    case TEX_MIDDLE: tex_read_bracket(reader); break;
    case TEX_BEGIN: tex_begin_environment(reader); break;
    case TEX_END: tex_end_environment(reader); break;
    case TEX_NEW_ROW: tex_begin_row(reader); break;
    case TEX_SPACE: formula_add(reader->tree, tex_top(reader)->part, FORMULA_SPACE); break;
    case TEX_NOTHING: break;
    case TEX_SKIPPED: skip_argument(reader); break;
    case TEX_LIMITS: set_limits(reader); break;
    case TEX_NEGATION: read_negation(reader); break;
    }
}

static void read_escape(struct tex_reader *reader)
{
    reader->at++;
    const struct tex_command *command = tex_read_command(reader);
    /* a space is no argument of what waits for one */
    bool is_idle = command && command->action == TEX_SPACE && tex_top(reader)->kind == FRAME_PART;
    if (!command)
        reader->failed = true;
    else if (!is_idle)
        do_command(reader, command);
}

/* Characters. */

/* \frac12 takes one digit at a time. */
static void read_number(struct tex_reader *reader)
{
    size_t start = reader->at++;
    bool is_single = tex_top(reader)->kind == FRAME_PART;
    while (!is_single && (isdigit((unsigned char)tex_peek(reader)) ||
                          (tex_peek(reader) == '.' && reader->at + 1 < reader->length &&
                           isdigit((unsigned char)reader->text[reader->at + 1]))))
        reader->at++;
    tex_add_atom(reader, FORMULA_NUMBER, reader->text + start, reader->at - start);
}

static void read_ascii(struct tex_reader *reader)
{
    char next = reader->text[reader->at++];
    const char *text = next == '-' ? "−" : next == '*' ? "∗" : NULL;
    if (isalpha((unsigned char)next))
        tex_add_atom(reader, FORMULA_IDENTIFIER, &next, 1);
    else if (strchr("+-*/=<>()[]|!,;:.?`@\"", next))
        tex_add_atom(reader, FORMULA_OPERATOR, text ? text : &next, text ? strlen(text) : 1);
    else
        reader->failed = true;
}

/* A run of Han and their marks is text; another character is a letter or a sign. */
static void read_other(struct tex_reader *reader)
{
    size_t start = reader->at;
    uint32_t first = utf8_next(reader->text, reader->length, &reader->at);
    enum formula_kind kind = unicode_is_letter(first) ? FORMULA_IDENTIFIER : FORMULA_OPERATOR;
    if (first >= 0x2E80) {
        kind = FORMULA_TEXT;
        for (size_t next = reader->at;
             next < reader->length && utf8_next(reader->text, reader->length, &next) >= 0x2E80;)
            reader->at = next;
    }
    tex_add_atom(reader, kind, reader->text + start, reader->at - start);
}

static void read_next(struct tex_reader *reader)
{
    char next = tex_peek(reader);
    if (isspace((unsigned char)next))
        tex_skip_spaces(reader);
    else if (next == '\\')
        read_escape(reader);
    else if (next == '{' || next == '}') {
        reader->at++;
        next == '{' ? tex_open_group(reader, FRAME_GROUP) : tex_close_group(reader, FRAME_GROUP);
    } else if (next == ']' && tex_top(reader)->kind == FRAME_INDEX) {
        reader->at++;
        tex_close_group(reader, FRAME_INDEX);
    } else if (next == '^' || next == '_')
        tex_read_script(reader, next == '^');
    else if (next == '\'')
        tex_read_primes(reader);
    else if (next == '&') {
        reader->at++;
        tex_begin_cell(reader);
    } else if (next == '~') {
        reader->at++;
        formula_add(reader->tree, tex_top(reader)->part, FORMULA_SPACE);
    } else if (isdigit((unsigned char)next))
        read_number(reader);
    else
        (next & 0x80 ? read_other : read_ascii)(reader);
}

bool tex_read(struct formula_tree *tree, const char *text, size_t length)
{
    struct tex_reader reader = {.tree = tree, .text = text, .length = length};
    if (length > LONGEST_TEX)
        return false;
    tex_push(&reader, (struct tex_frame){.kind = FRAME_GROUP, .part = tree->root});
    while (reader.at < length && !reader.failed && !tree->too_large)
        read_next(&reader);
    return !reader.failed && reader.depth == 1 && formula_finish(tree);
}

/* The source. */

static bool strip_marks(const char **text, size_t *length, const char *open, const char *close)
{
    size_t before = strlen(open), after = strlen(close);
    if (*length < before + after || memcmp(*text, open, before) != 0 ||
        memcmp(*text + *length - after, close, after) != 0)
        return false;
    *text += before;
    *length -= before + after;
    return true;
}

size_t tex_strip(const char **text, size_t length, bool *is_block)
{
    ascii_trim(text, &length);
    if (strip_marks(text, &length, "$$", "$$") || strip_marks(text, &length, "\\[", "\\]"))
        *is_block = true;
    else if (!strip_marks(text, &length, "$", "$"))
        strip_marks(text, &length, "\\(", "\\)");
    ascii_trim(text, &length);
    while (length >= 2 && !memcmp(*text + length - 2, "\\\\", 2)) { /* what Zhihu ends its own lines with */
        length -= 2;
        *is_block = true;
        ascii_trim(text, &length);
    }
    return length;
}

bool tex_recognise(const char *text)
{
    for (; *text; text++) {
        bool is_command = *text == '\\' && isalpha((unsigned char)text[1]);
        bool is_script =
            (*text == '^' || *text == '_') && (text[1] == '{' || isdigit((unsigned char)text[1]));
        if (is_command || is_script)
            return true;
    }
    return false;
}
