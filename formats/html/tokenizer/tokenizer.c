#include "formats/html/tokenizer/tokenizer.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"
#include "formats/html/tokenizer/references.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Text is passed on in pieces of this size. A longer name is no name of an element that means anything. */
enum { PIECE_SIZE = 32 * 1024, LONGEST_NAME = 40, MOST_SPECIAL_RAW = 16 };

struct tokenizer {
    const char *text;
    size_t length, at;
    bool is_xml;       /* XHTML: `<p/>` is empty, CDATA is text */
    struct buffer out; /* what was made of the source and not yet read */
    size_t taken;      /* bytes of `out` that were read */
    size_t owed;       /* line feeds that the source had and the output has not */
    const struct element
        *unclosed[MOST_SPECIAL_RAW]; /* raw elements with no end tag in the rest of the source */
    size_t unclosed_count;
    bool lacks_code_end;   /* no %> stands in the rest of the source */
    struct buffer scratch; /* one attribute value */
};

struct tokenizer *tokenizer_new(const char *text, size_t length, uint32_t line)
{
    struct tokenizer *tokenizer = memory_allocate(sizeof *tokenizer);
    *tokenizer = (struct tokenizer){.text = text, .length = length, .owed = line ? line - 1 : 0};
    size_t start = 0;
    while (start < length && isspace((unsigned char)text[start]))
        start++;
    tokenizer->is_xml = length - start > 5 && !strncasecmp(text + start, "<?xml", 5) &&
                        isspace((unsigned char)text[start + 5]);
    buffer_append_text(&tokenizer->out, "<html><body>");
    return tokenizer;
}

void tokenizer_free(struct tokenizer *tokenizer)
{
    if (!tokenizer)
        return;
    buffer_free(&tokenizer->out);
    buffer_free(&tokenizer->scratch);
    free(tokenizer);
}

static char peek(const struct tokenizer *tokenizer, size_t ahead)
{
    size_t at = tokenizer->at + ahead;
    return at < tokenizer->length ? tokenizer->text[at] : '\0';
}

static bool is_name_start(char character)
{
    return isalpha((unsigned char)character);
}

static bool is_space(char character)
{
    return character == ' ' || character == '\t' || character == '\n';
}

/* Moves on to `end`; line feeds on the way are owed. */
static void skip_to(struct tokenizer *tokenizer, size_t end)
{
    const char *at = tokenizer->text + tokenizer->at, *stop = tokenizer->text + end;
    while ((at = memchr(at, '\n', (size_t)(stop - at)))) {
        tokenizer->owed++;
        at++;
    }
    tokenizer->at = end;
}

static void pay_lines(struct tokenizer *tokenizer)
{
    for (; tokenizer->owed; tokenizer->owed--)
        buffer_append_byte(&tokenizer->out, '\n');
}

/* The end of the source, or the offset behind the next `mark`. */
static size_t find_behind(const struct tokenizer *tokenizer, const char *mark)
{
    size_t length = strlen(mark);
    const char *found =
        memmem(tokenizer->text + tokenizer->at, tokenizer->length - tokenizer->at, mark, length);
    return found ? (size_t)(found - tokenizer->text) + length : tokenizer->length;
}

static void append_escaped(struct buffer *out, const char *text, size_t length)
{
    if (!length)
        return;
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        const char *escape = text[i] == '<'   ? "&lt;"
                             : text[i] == '&' ? "&amp;"
                             : text[i] == '"' ? "&quot;"
                                              : NULL;
        if (!escape)
            continue;
        buffer_append(out, text + start, i - start);
        buffer_append_text(out, escape);
        start = i + 1;
    }
    buffer_append(out, text + start, length - start);
}

/* Names. What is no letter, digit or - _ . : is left out, so that the parser takes the name as a name. */

struct name {
    char text[LONGEST_NAME + 1];
    size_t length;
};

static bool is_name_end(char character)
{
    return is_space(character) || character == '/' || character == '>' || character == '=' || !character;
}

static struct name read_name(struct tokenizer *tokenizer, bool stops_at_equals)
{
    struct name name = {.length = 0};
    for (char next; tokenizer->at < tokenizer->length; tokenizer->at++) {
        next = tokenizer->text[tokenizer->at];
        if (is_name_end(next) && (next != '=' || stops_at_equals))
            break;
        bool fits = isalnum((unsigned char)next) || strchr("-_.:", next);
        if (fits && (unsigned char)next < 0x80 && name.length < LONGEST_NAME)
            name.text[name.length++] = (char)tolower((unsigned char)next);
    }
    return name;
}

static void rename_root(struct name *name)
{
    static const char *const roots[] = {"html", "head", "body"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (!strcmp(name->text, roots[i])) {
            memcpy(name->text, "x-", 2);
            memcpy(name->text + 2, roots[i], 5);
            name->length = 6;
            return;
        }
}

/* Attributes. */

static void skip_spaces(struct tokenizer *tokenizer)
{
    while (tokenizer->at < tokenizer->length && is_space(tokenizer->text[tokenizer->at]))
        tokenizer->owed += tokenizer->text[tokenizer->at++] == '\n';
}

/* The bytes of a value, quotes left out; stands behind it afterwards. */
static const char *read_raw_value(struct tokenizer *tokenizer, size_t *length)
{
    char quote = peek(tokenizer, 0);
    size_t start = tokenizer->at;
    if (quote == '"' || quote == '\'') {
        const char *value = tokenizer->text + ++start;
        const char *end = memchr(value, quote, tokenizer->length - start);
        *length = end ? (size_t)(end - value) : tokenizer->length - start;
        skip_to(tokenizer, start + *length + (end != NULL));
        return value;
    }
    while (tokenizer->at < tokenizer->length && !is_space(peek(tokenizer, 0)) && peek(tokenizer, 0) != '>')
        tokenizer->at++;
    *length = tokenizer->at - start;
    return tokenizer->text + start;
}

static void append_value(struct tokenizer *tokenizer, enum attribute attribute, const char *value,
                         size_t length)
{
    struct buffer *scratch = &tokenizer->scratch;
    buffer_truncate(scratch, 0);
    for (size_t at = 0; at < length;) {
        const char *reference = memchr(value + at, '&', length - at);
        size_t plain = reference ? (size_t)(reference - value) : length;
        buffer_append(scratch, value + at, plain - at);
        at = plain;
        if (reference && !reference_read(value, length, &at, true, scratch))
            buffer_append_byte(scratch, value[at++]);
    }
    for (size_t i = 0; i < scratch->length; i++)
        if (scratch->data[i] == '\n')
            scratch->data[i] = ' ';
    buffer_append_format(&tokenizer->out, " %s=\"", attribute_name(attribute));
    append_escaped(&tokenizer->out, scratch->data, scratch->length);
    buffer_append_byte(&tokenizer->out, '"');
}

/* One attribute, or one stray byte between attributes. The first of a name counts. */
static void read_attribute(struct tokenizer *tokenizer, bool seen[ATTRIBUTE_COUNT])
{
    size_t start = tokenizer->at;
    tokenizer->at += peek(tokenizer, 0) == '=';
    struct name name = read_name(tokenizer, true);
    if (tokenizer->at == start) {
        tokenizer->at++;
        return;
    }
    enum attribute attribute = attribute_find(name.text, name.length);
    skip_spaces(tokenizer);
    const char *value = "";
    size_t length = 0;
    if (peek(tokenizer, 0) == '=') {
        tokenizer->at++;
        skip_spaces(tokenizer);
        if (peek(tokenizer, 0) != '>')
            value = read_raw_value(tokenizer, &length);
    }
    if (attribute == ATTRIBUTE_COUNT || !seen || seen[attribute])
        return;
    seen[attribute] = true;
    append_value(tokenizer, attribute, value, length);
}

/* Reads up to and with the '>' of a tag; true when it ends in "/>". With `seen` NULL nothing is written. */
static bool read_attributes(struct tokenizer *tokenizer, bool seen[ATTRIBUTE_COUNT])
{
    bool slash = false;
    for (skip_spaces(tokenizer); tokenizer->at < tokenizer->length; skip_spaces(tokenizer)) {
        char next = peek(tokenizer, 0);
        if (next == '>') {
            tokenizer->at++;
            return slash;
        }
        slash = next == '/';
        if (slash || !next)
            tokenizer->at++;
        else
            read_attribute(tokenizer, seen);
    }
    return slash;
}

static void write_end(struct tokenizer *tokenizer, const struct name *name)
{
    if (name->length)
        buffer_append_format(&tokenizer->out, "<?%s>", name->text);
}

/* Raw text: script, style, title, ... up to their own end tag. */

static bool is_end_tag(const struct tokenizer *tokenizer, size_t at, const struct element *element)
{
    size_t length = strlen(element->name);
    if (tokenizer->length - at < length + 2 || tokenizer->text[at + 1] != '/' ||
        strncasecmp(tokenizer->text + at + 2, element->name, length) != 0)
        return false;
    size_t behind = at + 2 + length;
    return behind == tokenizer->length || is_name_end(tokenizer->text[behind]);
}

static bool is_known_unclosed(const struct tokenizer *tokenizer, const struct element *element)
{
    for (size_t i = 0; i < tokenizer->unclosed_count; i++)
        if (tokenizer->unclosed[i] == element)
            return true;
    return false;
}

/* The offset of the end tag; the length of the source when there is none, which is looked for only once. */
static size_t find_end_tag(struct tokenizer *tokenizer, const struct element *element)
{
    if (is_known_unclosed(tokenizer, element))
        return tokenizer->length;
    const char *end = tokenizer->text + tokenizer->length;
    for (const char *at = tokenizer->text + tokenizer->at; (at = memchr(at, '<', (size_t)(end - at))); at++)
        if (is_end_tag(tokenizer, (size_t)(at - tokenizer->text), element))
            return (size_t)(at - tokenizer->text);
    if (tokenizer->unclosed_count < MOST_SPECIAL_RAW)
        tokenizer->unclosed[tokenizer->unclosed_count++] = element;
    return tokenizer->length;
}

static void append_references(struct tokenizer *tokenizer, const char *text, size_t length)
{
    struct buffer *scratch = &tokenizer->scratch;
    buffer_truncate(scratch, 0);
    for (size_t at = 0; at < length;)
        if (text[at] != '&' || !reference_read(text, length, &at, false, scratch))
            buffer_append_byte(scratch, text[at++]);
    append_escaped(&tokenizer->out, scratch->data, scratch->length);
}

/* A title or a text area that is never closed is read as if it were no raw text: hiding all the rest of an
 * article would be worse. A script hides it, as it does in a browser. */
static void read_raw_text(struct tokenizer *tokenizer, const struct element *element)
{
    size_t end = find_end_tag(tokenizer, element);
    bool is_unclosed = end == tokenizer->length;
    if (is_unclosed && !(element->flags & (ELEMENT_SKIPPED | ELEMENT_RAW_TEXT))) {
        buffer_append_format(&tokenizer->out, "<?%s>", element->name);
        return;
    }
    const char *text = tokenizer->text + tokenizer->at;
    size_t length = end - tokenizer->at;
    if (element->flags & ELEMENT_SKIPPED) {
        skip_to(tokenizer, end);
        return;
    }
    tokenizer->at = end;
    if (element->flags & ELEMENT_RAW_TEXT)
        append_escaped(&tokenizer->out, text, length);
    else
        append_references(tokenizer, text, length);
}

/* Tags. */

static void read_start_tag(struct tokenizer *tokenizer)
{
    tokenizer->at++;
    struct name name = read_name(tokenizer, false);
    name.text[name.length] = '\0';
    rename_root(&name);
    const struct element *element = element_find(name.text, name.length);
    size_t start = tokenizer->out.length;
    buffer_append_byte(&tokenizer->out, '<');
    buffer_append(&tokenizer->out, name.text, name.length);
    bool seen[ATTRIBUTE_COUNT] = {false};
    bool is_empty = read_attributes(tokenizer, seen) && tokenizer->is_xml;
    if (element->flags & ELEMENT_SKIPPED)
        buffer_truncate(&tokenizer->out, start);
    else {
        pay_lines(tokenizer);
        buffer_append_text(&tokenizer->out, "/>");
    }
    if (is_empty && !(element->flags & (ELEMENT_VOID | ELEMENT_SKIPPED)))
        write_end(tokenizer, &name);
    else if (!is_empty && element->flags & ELEMENT_RAW)
        read_raw_text(tokenizer, element);
}

static void read_end_tag(struct tokenizer *tokenizer)
{
    tokenizer->at += 2;
    struct name name = read_name(tokenizer, false);
    name.text[name.length] = '\0';
    rename_root(&name);
    read_attributes(tokenizer, NULL);
    write_end(tokenizer, &name);
}

/* <!-- -->, also ended by --!>, and <!--> or <!---> at once. */
static void skip_comment(struct tokenizer *tokenizer)
{
    size_t at = tokenizer->at + 4;
    if (peek(tokenizer, 4) == '>' || (peek(tokenizer, 4) == '-' && peek(tokenizer, 5) == '>')) {
        skip_to(tokenizer, at + 1 + (peek(tokenizer, 4) == '-'));
        return;
    }
    const char *end = tokenizer->text + tokenizer->length;
    for (const char *dash = tokenizer->text + at; (dash = memmem(dash, (size_t)(end - dash), "--", 2));
         dash++) {
        size_t behind = (size_t)(dash - tokenizer->text) + 2;
        behind += behind < tokenizer->length && tokenizer->text[behind] == '!';
        if (behind < tokenizer->length && tokenizer->text[behind] == '>') {
            skip_to(tokenizer, behind + 1);
            return;
        }
    }
    skip_to(tokenizer, tokenizer->length);
}

static bool starts_with(const struct tokenizer *tokenizer, const char *text)
{
    size_t length = strlen(text);
    return tokenizer->length - tokenizer->at >= length &&
           !strncasecmp(tokenizer->text + tokenizer->at, text, length);
}

static void read_cdata(struct tokenizer *tokenizer)
{
    size_t start = tokenizer->at + strlen("<![CDATA[");
    size_t end = find_behind(tokenizer, "]]>");
    bool is_closed =
        end < tokenizer->length || (end >= start + 3 && !memcmp(tokenizer->text + end - 3, "]]>", 3));
    append_escaped(&tokenizer->out, tokenizer->text + start, end - start - (is_closed ? 3 : 0));
    tokenizer->at = end;
}

static void read_declaration(struct tokenizer *tokenizer)
{
    if (starts_with(tokenizer, "<!--"))
        skip_comment(tokenizer);
    else if (tokenizer->is_xml && starts_with(tokenizer, "<![CDATA["))
        read_cdata(tokenizer);
    else
        skip_to(tokenizer, find_behind(tokenizer, ">"));
}

/* <?php … ?>, <? … ?>, <?= … ?> end as PHP says, the others (<?xml:namespace …>) as HTML says. */
static void skip_instruction(struct tokenizer *tokenizer)
{
    char next = peek(tokenizer, 2);
    bool is_code = starts_with(tokenizer, "<?php") || next == '=' || is_space(next);
    skip_to(tokenizer, find_behind(tokenizer, is_code ? "?>" : ">"));
}

/* <%@ … %>, <%= … %>, <% … %>: code of JSP and ASP pages. Without an end it is text. */
static bool skip_server_code(struct tokenizer *tokenizer)
{
    char next = peek(tokenizer, 2);
    if (tokenizer->lacks_code_end ||
        !(next == '@' || next == '=' || next == '!' || next == '-' || is_space(next)))
        return false;
    const char *text = tokenizer->text + tokenizer->at;
    const char *end = memmem(text, tokenizer->length - tokenizer->at, "%>", 2);
    tokenizer->lacks_code_end = !end;
    if (end)
        skip_to(tokenizer, (size_t)(end - tokenizer->text) + 2);
    return end;
}

static void read_tag(struct tokenizer *tokenizer)
{
    char next = peek(tokenizer, 1);
    if (is_name_start(next))
        read_start_tag(tokenizer);
    else if (next == '/' && is_name_start(peek(tokenizer, 2)))
        read_end_tag(tokenizer);
    else if (next == '!')
        read_declaration(tokenizer);
    else if (next == '?')
        skip_instruction(tokenizer);
    else if (next == '/' && tokenizer->at + 2 < tokenizer->length)
        skip_to(tokenizer, find_behind(tokenizer, ">"));
    else if (next != '%' || !skip_server_code(tokenizer)) {
        buffer_append_text(&tokenizer->out, "&lt;");
        tokenizer->at++;
    }
}

static void read_text(struct tokenizer *tokenizer)
{
    size_t left = tokenizer->length - tokenizer->at, piece = left < PIECE_SIZE ? left : PIECE_SIZE;
    const char *text = tokenizer->text + tokenizer->at;
    size_t length = 0;
    while (length < piece && text[length] != '<' && text[length] != '&')
        length++;
    buffer_append(&tokenizer->out, text, length);
    tokenizer->at += length;
}

static void read_reference(struct tokenizer *tokenizer)
{
    struct buffer *scratch = &tokenizer->scratch;
    buffer_truncate(scratch, 0);
    if (!reference_read(tokenizer->text, tokenizer->length, &tokenizer->at, false, scratch))
        buffer_append_byte(scratch, tokenizer->text[tokenizer->at++]);
    append_escaped(&tokenizer->out, scratch->data, scratch->length);
}

static void read_next(struct tokenizer *tokenizer)
{
    switch (tokenizer->text[tokenizer->at]) {
    case '<': read_tag(tokenizer); break;
    case '&': read_reference(tokenizer); break;
    default: read_text(tokenizer);
    }
}

size_t tokenizer_read(struct tokenizer *tokenizer, char *bytes, size_t size)
{
    struct buffer *out = &tokenizer->out;
    if (tokenizer->taken == out->length) {
        buffer_truncate(out, tokenizer->taken = 0);
        while (out->length < size && tokenizer->at < tokenizer->length)
            read_next(tokenizer);
    }
    size_t left = out->length - tokenizer->taken;
    size_t count = left < size ? left : size;
    if (count)
        memcpy(bytes, out->data + tokenizer->taken, count);
    tokenizer->taken += count;
    return count;
}
