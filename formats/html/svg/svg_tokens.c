#include "formats/html/svg/svg_tokens.h"

#include "base/buffer.h"
#include "formats/html/tokenizer/references.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static char peek(const struct svg_reader *reader, size_t ahead)
{
    size_t at = reader->at + ahead;
    return at < reader->length ? reader->markup[at] : '\0';
}

static bool is_space(char character)
{
    return character && strchr(" \t\n\r\f", character);
}

static void skip_spaces(struct svg_reader *reader)
{
    while (is_space(peek(reader, 0)))
        reader->at++;
}

/* Moves behind the next `mark`, or to the end. */
static void skip_behind(struct svg_reader *reader, const char *mark)
{
    const char *start = reader->markup + reader->at;
    const char *found = memmem(start, reader->length - reader->at, mark, strlen(mark));
    reader->at = found ? (size_t)(found - reader->markup) + strlen(mark) : reader->length;
}

static bool starts_with(const struct svg_reader *reader, const char *text)
{
    size_t length = strlen(text);
    return reader->length - reader->at >= length && !memcmp(reader->markup + reader->at, text, length);
}

/* With references resolved. */
static const char *resolve(struct svg_reader *reader, const char *text, size_t length, bool in_attribute,
                           size_t *resolved)
{
    struct buffer buffer = {0};
    for (size_t at = 0; at < length;) {
        const char *reference = memchr(text + at, '&', length - at);
        size_t plain = reference ? (size_t)(reference - text) : length;
        buffer_append(&buffer, text + at, plain - at);
        at = plain;
        if (reference && !reference_read(text, length, &at, in_attribute, &buffer))
            buffer_append_byte(&buffer, text[at++]);
    }
    const char *copy = arena_copy(reader->arena, buffer.data, buffer.length);
    *resolved = buffer.length;
    buffer_free(&buffer);
    return copy;
}

/* A name up to what ends it, without its prefix. */
static const char *read_name(struct svg_reader *reader)
{
    const char *start = reader->markup + reader->at;
    size_t length = 0;
    while (peek(reader, length) && !is_space(peek(reader, length)) && !strchr("/>=", peek(reader, length)))
        length++;
    reader->at += length;
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
    reader->at++;
    skip_spaces(reader);
    char quote = peek(reader, 0);
    bool is_quoted = quote == '"' || quote == '\'';
    reader->at += is_quoted;
    const char *start = reader->markup + reader->at;
    size_t length = 0, resolved;
    while (peek(reader, length) &&
           (is_quoted ? peek(reader, length) != quote
                      : !is_space(peek(reader, length)) && peek(reader, length) != '>'))
        length++;
    reader->at += length + (is_quoted && peek(reader, length));
    return resolve(reader, start, length, true, &resolved);
}

static void read_attribute(struct svg_reader *reader, struct svg_token *token)
{
    bool is_declaration = starts_with(reader, "xmlns");
    size_t before = reader->at;
    struct svg_attribute attribute = {.name = read_name(reader)};
    attribute.value = read_value(reader);
    reader->at += reader->at == before; /* a stray sign */
    bool is_known = is_declaration || svg_token_attribute(token, attribute.name);
    if (*attribute.name && !is_known && token->attribute_count < SVG_MOST_ATTRIBUTES)
        token->attributes[token->attribute_count++] = attribute;
}

static void read_tag(struct svg_reader *reader, struct svg_token *token)
{
    bool is_end = peek(reader, 1) == '/';
    reader->at += 1 + is_end;
    *token = (struct svg_token){.kind = is_end ? SVG_TOKEN_END : SVG_TOKEN_START};
    token->text = read_name(reader);
    for (skip_spaces(reader); peek(reader, 0) && peek(reader, 0) != '>'; skip_spaces(reader)) {
        token->is_empty = peek(reader, 0) == '/';
        if (token->is_empty)
            reader->at++;
        else
            read_attribute(reader, token);
    }
    reader->at += peek(reader, 0) == '>';
}

static void read_text(struct svg_reader *reader, struct svg_token *token)
{
    const char *start = reader->markup + reader->at;
    const char *end = memchr(start + 1, '<', reader->length - reader->at - 1);
    size_t length = end ? (size_t)(end - start) : reader->length - reader->at;
    *token = (struct svg_token){.kind = SVG_TOKEN_TEXT, .text = start, .length = length};
    token->text = resolve(reader, start, length, false, &token->length);
    reader->at += length;
}

static void read_cdata(struct svg_reader *reader, struct svg_token *token)
{
    size_t start = reader->at + strlen("<![CDATA[");
    skip_behind(reader, "]]>");
    size_t end = reader->at >= start + 3 && !memcmp(reader->markup + reader->at - 3, "]]>", 3)
                     ? reader->at - 3
                     : reader->at;
    *token = (struct svg_token){.kind = SVG_TOKEN_TEXT,
                                .text = arena_copy(reader->arena, reader->markup + start, end - start),
                                .length = end - start};
}

/* A declaration may hold others in brackets. */
static void skip_declaration(struct svg_reader *reader)
{
    const char *start = reader->markup + reader->at;
    const char *end = memchr(start, '>', reader->length - reader->at);
    bool has_more = end && memchr(start, '[', (size_t)(end - start));
    if (has_more)
        skip_behind(reader, "]");
    skip_behind(reader, ">");
}

bool svg_token_next(struct svg_reader *reader, struct svg_token *token)
{
    while (reader->at < reader->length) {
        char next = peek(reader, 1);
        if (starts_with(reader, "<!--"))
            skip_behind(reader, "-->");
        else if (starts_with(reader, "<![CDATA[")) {
            read_cdata(reader, token);
            return true;
        } else if (starts_with(reader, "<?"))
            skip_behind(reader, "?>");
        else if (starts_with(reader, "<!"))
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
