#include "formats/html/formula/tex_state.h"

#include <ctype.h>
#include <string.h>

struct tex_frame *tex_top(struct tex_reader *reader)
{
    return &reader->frames[reader->depth - 1];
}

void tex_push(struct tex_reader *reader, struct tex_frame frame)
{
    if (reader->depth == FORMULA_DEEPEST)
        reader->failed = true;
    else
        reader->frames[reader->depth++] = frame;
}

/* Atoms. */

void tex_append_operator(struct tex_reader *reader, struct formula *part, const char *text)
{
    formula_add_token(reader->tree, part, FORMULA_OPERATOR, text, strlen(text));
}

/* Done with its arguments: what they could not bring into order themselves. */
static void finish_part(struct tex_reader *reader, const struct tex_frame *frame)
{
    struct formula *part = frame->part;
    enum tex_action action = frame->command ? frame->command->action : TEX_PART;
    if (action == TEX_REVERSED)
        formula_append(part, part->first);
    if (action == TEX_ACCENT)
        tex_append_operator(reader, part, frame->command->text);
    if (action == TEX_ACCENT && strstr(frame->command->name, "brace"))
        reader->large = part;
    if (frame->swaps_scripts)
        formula_append(part, part->first->next);
}

/* An atom is done: so may be the parts that waited for it. */
void tex_end_atom(struct tex_reader *reader)
{
    while (reader->depth > 1 && tex_top(reader)->kind == FRAME_PART &&
           formula_count_children(tex_top(reader)->part) >= tex_top(reader)->wanted) {
        struct tex_frame frame = *tex_top(reader);
        reader->depth--;
        finish_part(reader, &frame);
    }
}

struct formula *tex_add_atom(struct tex_reader *reader, enum formula_kind kind, const char *text,
                             size_t length)
{
    struct formula *atom = formula_add_token(reader->tree, tex_top(reader)->part, kind, text, length);
    tex_end_atom(reader);
    return atom;
}

/* Tokens of the source. */

void tex_skip_spaces(struct tex_reader *reader)
{
    while (reader->at < reader->length && isspace((unsigned char)reader->text[reader->at]))
        reader->at++;
}

char tex_peek(const struct tex_reader *reader)
{
    return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

/* The name of a command, behind its backslash: letters, or one character. */
const struct tex_command *tex_read_command(struct tex_reader *reader)
{
    size_t start = reader->at;
    while (isalpha((unsigned char)tex_peek(reader)))
        reader->at++;
    if (reader->at == start && reader->at < reader->length)
        reader->at++;
    const struct tex_command *command = tex_command_find(reader->text + start, reader->at - start);
    if (command && reader->at > start && isalpha((unsigned char)reader->text[start]) &&
        tex_peek(reader) == '*')
        reader->at += command->action == TEX_LETTERS;
    return command;
}

/* An argument as it is written: a group without its braces, or one character. False: there is none. */
bool tex_read_raw(struct tex_reader *reader, const char **text, size_t *length)
{
    tex_skip_spaces(reader);
    size_t start = reader->at, open = 0;
    if (tex_peek(reader) != '{') {
        *text = reader->text + start;
        *length = reader->at < reader->length;
        reader->at += *length;
        return *length;
    }
    for (; reader->at < reader->length; reader->at++) {
        char next = tex_peek(reader);
        open += next == '{';
        open -= next == '}';
        if (next == '\\' && reader->at + 1 < reader->length)
            reader->at++;
        if (open)
            continue;
        *text = reader->text + start + 1;
        *length = reader->at++ - start - 1;
        return true;
    }
    return false;
}

/* Groups. */

void tex_open_group(struct tex_reader *reader, enum tex_frame_kind kind)
{
    struct formula *row = formula_add(reader->tree, tex_top(reader)->part, FORMULA_ROW);
    tex_push(reader, (struct tex_frame){.kind = kind, .part = row});
}

void tex_close_group(struct tex_reader *reader, enum tex_frame_kind kind)
{
    if (reader->depth == 1 || tex_top(reader)->kind != kind) {
        reader->failed = true;
        return;
    }
    reader->depth--;
    tex_end_atom(reader);
}

/* The bracket behind \left and \right: a character or a command; nothing for a full stop. */
void tex_read_bracket(struct tex_reader *reader)
{
    tex_skip_spaces(reader);
    char next = tex_peek(reader);
    reader->at += reader->at < reader->length;
    if (next == '.')
        return;
    if (next == '\\') {
        const struct tex_command *command = tex_read_command(reader);
        reader->failed |= !command || command->action != TEX_SYMBOL;
        if (!reader->failed)
            tex_append_operator(reader, tex_top(reader)->part, command->text);
        return;
    }
    char text[] = {next == '<' ? '(' : next, '\0'};
    reader->failed |= !next || !strchr("()[]|/", next);
    if (!reader->failed)
        tex_append_operator(reader, tex_top(reader)->part, text);
}
