#include "formats/html/svg/svg_tokens.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/html/tokenizer/references.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static char peek(const struct svg_reader *reader, size_t ahead)
{
    return input_peek(&reader->input, ahead);
}

/* A file may have CR and form feeds, which the text of a page has not. */
static void skip_spaces(struct svg_reader *reader)
{
    while (ascii_is_space(peek(reader, 0)))
        reader->input.at++;
}

static const char *here(const struct svg_reader *reader)
{
    return reader->input.text + reader->input.at;
}

/* Moves behind the next `mark`, or to the end. */
static void skip_behind(struct svg_reader *reader, const char *mark)
{
    reader->input.at = input_find_behind(&reader->input, mark);
}

/* With references resolved. */
static const char *resolve(struct svg_reader *reader, const char *text, size_t length, bool in_attribute,
                           size_t *resolved)
{
    struct buffer buffer = {0};
    reference_resolve(text, length, in_attribute, &buffer);
    const char *copy = arena_copy(reader->arena, buffer.data, buffer.length);
    *resolved = buffer.length;
    buffer_free(&buffer);
    return copy;
}

/* A name up to what ends it, without its prefix. */
static const char *read_name(struct svg_reader *reader)
{
    const char *start = here(reader);
    size_t length = 0;
    while (peek(reader, length) && !ascii_is_space(peek(reader, length)) &&
           !strchr("/>=", peek(reader, length)))
        length++;
    reader->input.at += length;
    const char *colon = memchr(start, ':', length);
    if (colon && strncmp(start, "xml:", 4) != 0) {
        length -= (size_t)(colon + 1 - start);
        start = colon + 1;
    }
    return arena_copy(reader->arena, start, length);
}

static const char *read_value(struct svg_reader *reader)
{
    skip_spaces(reader);
    if (peek(reader, 0) != '=')
        return "";
    reader->input.at++;
    skip_spaces(reader);
    char quote = peek(reader, 0);
    bool is_quoted = quote == '"' || quote == '\'';
    reader->input.at += is_quoted;
    const char *start = here(reader);
    size_t length = 0, resolved;
    while (peek(reader, length) &&
           (is_quoted ? peek(reader, length) != quote
                      : !ascii_is_space(peek(reader, length)) && peek(reader, length) != '>'))
        length++;
    reader->input.at += length + (is_quoted && peek(reader, length));
    return resolve(reader, start, length, true, &resolved);
}

static void read_attribute(struct svg_reader *reader, struct svg_token *token)
{
    bool is_declaration = input_starts_with(&reader->input, "xmlns");
    size_t before = reader->input.at;
    struct svg_attribute attribute = {.name = read_name(reader)};
    attribute.value = read_value(reader);
    reader->input.at += reader->input.at == before; /* a stray sign */
    bool is_known = is_declaration || svg_token_attribute(token, attribute.name);
    if (*attribute.name && !is_known && token->attribute_count < SVG_MOST_ATTRIBUTES)
        token->attributes[token->attribute_count++] = attribute;
}

static void read_tag(struct svg_reader *reader, struct svg_token *token)
{
    bool is_end = peek(reader, 1) == '/';
    reader->input.at += 1 + is_end;
    *token = (struct svg_token){.kind = is_end ? SVG_TOKEN_END : SVG_TOKEN_START};
    token->text = read_name(reader);
    for (skip_spaces(reader); peek(reader, 0) && peek(reader, 0) != '>'; skip_spaces(reader)) {
        token->is_empty = peek(reader, 0) == '/';
        if (token->is_empty)
            reader->input.at++;
        else
            read_attribute(reader, token);
    }
    reader->input.at += peek(reader, 0) == '>';
}

static void read_text(struct svg_reader *reader, struct svg_token *token)
{
    const char *start = here(reader);
    const char *end = memchr(start + 1, '<', reader->input.length - reader->input.at - 1);
    size_t length = end ? (size_t)(end - start) : reader->input.length - reader->input.at;
    *token = (struct svg_token){.kind = SVG_TOKEN_TEXT, .text = start, .length = length};
    token->text = resolve(reader, start, length, false, &token->length);
    reader->input.at += length;
}

static void read_cdata(struct svg_reader *reader, struct svg_token *token)
{
    size_t start = reader->input.at + strlen("<![CDATA[");
    skip_behind(reader, "]]>");
    size_t end = reader->input.at >= start + 3 && !memcmp(here(reader) - 3, "]]>", 3) ? reader->input.at - 3
                                                                                      : reader->input.at;
    *token = (struct svg_token){.kind = SVG_TOKEN_TEXT,
                                .text = arena_copy(reader->arena, reader->input.text + start, end - start),
                                .length = end - start};
}

/* A declaration may hold others in brackets. */
static void skip_declaration(struct svg_reader *reader)
{
    const char *start = here(reader);
    const char *end = memchr(start, '>', reader->input.length - reader->input.at);
    bool has_more = end && memchr(start, '[', (size_t)(end - start));
    if (has_more)
        skip_behind(reader, "]");
    skip_behind(reader, ">");
}

bool svg_token_next(struct svg_reader *reader, struct svg_token *token)
{
    while (reader->input.at < reader->input.length) {
        char next = peek(reader, 1);
        if (input_starts_with(&reader->input, "<!--"))
            skip_behind(reader, "-->");
        else if (input_starts_with(&reader->input, "<![CDATA[")) {
            read_cdata(reader, token);
            return true;
        } else if (input_starts_with(&reader->input, "<?"))
            skip_behind(reader, "?>");
        else if (input_starts_with(&reader->input, "<!"))
            skip_declaration(reader);
        else if (peek(reader, 0) == '<' && (isalpha((unsigned char)next) || next == '/')) {
            read_tag(reader, token);
            return true;
        } else {
            read_text(reader, token);
            return true;
        }
    }
    return false;
}

const char *svg_token_attribute(const struct svg_token *token, const char *name)
{
    for (size_t i = 0; i < token->attribute_count; i++)
        if (!strcasecmp(token->attributes[i].name, name))
            return token->attributes[i].value;
    return NULL;
}
