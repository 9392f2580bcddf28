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

struct markup {
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

struct markup *markup_new(const char *text, size_t length, uint32_t line)
{
    struct markup *markup = memory_allocate(sizeof *markup);
    *markup = (struct markup){.text = text, .length = length, .owed = line ? line - 1 : 0};
    size_t start = 0;
    while (start < length && isspace((unsigned char)text[start]))
        start++;
    markup->is_xml = length - start > 5 && !strncasecmp(text + start, "<?xml", 5) &&
                     isspace((unsigned char)text[start + 5]);
    buffer_append_text(&markup->out, "<html><body>");
    return markup;
}

void markup_free(struct markup *markup)
{
    if (!markup)
        return;
    buffer_free(&markup->out);
    buffer_free(&markup->scratch);
    free(markup);
}

static char peek(const struct markup *markup, size_t ahead)
{
    size_t at = markup->at + ahead;
    return at < markup->length ? markup->text[at] : '\0';
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
static void skip_to(struct markup *markup, size_t end)
{
    const char *at = markup->text + markup->at, *stop = markup->text + end;
    while ((at = memchr(at, '\n', (size_t)(stop - at)))) {
        markup->owed++;
        at++;
    }
    markup->at = end;
}

static void pay_lines(struct markup *markup)
{
    for (; markup->owed; markup->owed--)
        buffer_append_byte(&markup->out, '\n');
}

/* The end of the source, or the offset behind the next `mark`. */
static size_t find_behind(const struct markup *markup, const char *mark)
{
    size_t length = strlen(mark);
    const char *found = memmem(markup->text + markup->at, markup->length - markup->at, mark, length);
    return found ? (size_t)(found - markup->text) + length : markup->length;
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

static struct name read_name(struct markup *markup, bool stops_at_equals)
{
    struct name name = {.length = 0};
    for (char next; markup->at < markup->length; markup->at++) {
        next = markup->text[markup->at];
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

static void skip_spaces(struct markup *markup)
{
    while (markup->at < markup->length && is_space(markup->text[markup->at]))
        markup->owed += markup->text[markup->at++] == '\n';
}

/* The bytes of a value, quotes left out; stands behind it afterwards. */
static const char *read_raw_value(struct markup *markup, size_t *length)
{
    char quote = peek(markup, 0);
    size_t start = markup->at;
    if (quote == '"' || quote == '\'') {
        const char *value = markup->text + ++start;
        const char *end = memchr(value, quote, markup->length - start);
        *length = end ? (size_t)(end - value) : markup->length - start;
        skip_to(markup, start + *length + (end != NULL));
        return value;
    }
    while (markup->at < markup->length && !is_space(peek(markup, 0)) && peek(markup, 0) != '>')
        markup->at++;
    *length = markup->at - start;
    return markup->text + start;
}

static void append_value(struct markup *markup, enum attribute attribute, const char *value, size_t length)
{
    struct buffer *scratch = &markup->scratch;
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
    buffer_append_format(&markup->out, " %s=\"", attribute_name(attribute));
    append_escaped(&markup->out, scratch->data, scratch->length);
    buffer_append_byte(&markup->out, '"');
}

/* One attribute, or one stray byte between attributes. The first of a name counts. */
static void read_attribute(struct markup *markup, bool seen[ATTRIBUTE_COUNT])
{
    size_t start = markup->at;
    markup->at += peek(markup, 0) == '=';
    struct name name = read_name(markup, true);
    if (markup->at == start) {
        markup->at++;
        return;
    }
    enum attribute attribute = attribute_find(name.text, name.length);
    skip_spaces(markup);
    const char *value = "";
    size_t length = 0;
    if (peek(markup, 0) == '=') {
        markup->at++;
        skip_spaces(markup);
        if (peek(markup, 0) != '>')
            value = read_raw_value(markup, &length);
    }
    if (attribute == ATTRIBUTE_COUNT || !seen || seen[attribute])
        return;
    seen[attribute] = true;
    append_value(markup, attribute, value, length);
}

/* Reads up to and with the '>' of a tag; true when it ends in "/>". With `seen` NULL nothing is written. */
static bool read_attributes(struct markup *markup, bool seen[ATTRIBUTE_COUNT])
{
    bool slash = false;
    for (skip_spaces(markup); markup->at < markup->length; skip_spaces(markup)) {
        char next = peek(markup, 0);
        if (next == '>') {
            markup->at++;
            return slash;
        }
        slash = next == '/';
        if (slash || !next)
            markup->at++;
        else
            read_attribute(markup, seen);
    }
    return slash;
}

static void write_end(struct markup *markup, const struct name *name)
{
    if (name->length)
        buffer_append_format(&markup->out, "<?%s>", name->text);
}

/* Raw text: script, style, title, ... up to their own end tag. */

static bool is_end_tag(const struct markup *markup, size_t at, const struct element *element)
{
    size_t length = strlen(element->name);
    if (markup->length - at < length + 2 || markup->text[at + 1] != '/' ||
        strncasecmp(markup->text + at + 2, element->name, length) != 0)
        return false;
    size_t behind = at + 2 + length;
    return behind == markup->length || is_name_end(markup->text[behind]);
}

static bool is_known_unclosed(const struct markup *markup, const struct element *element)
{
    for (size_t i = 0; i < markup->unclosed_count; i++)
        if (markup->unclosed[i] == element)
            return true;
    return false;
}

/* The offset of the end tag; the length of the source when there is none, which is looked for only once. */
static size_t find_end_tag(struct markup *markup, const struct element *element)
{
    if (is_known_unclosed(markup, element))
        return markup->length;
    const char *end = markup->text + markup->length;
    for (const char *at = markup->text + markup->at; (at = memchr(at, '<', (size_t)(end - at))); at++)
        if (is_end_tag(markup, (size_t)(at - markup->text), element))
            return (size_t)(at - markup->text);
    if (markup->unclosed_count < MOST_SPECIAL_RAW)
        markup->unclosed[markup->unclosed_count++] = element;
    return markup->length;
}

static void append_references(struct markup *markup, const char *text, size_t length)
{
    struct buffer *scratch = &markup->scratch;
    buffer_truncate(scratch, 0);
    for (size_t at = 0; at < length;)
        if (text[at] != '&' || !reference_read(text, length, &at, false, scratch))
            buffer_append_byte(scratch, text[at++]);
    append_escaped(&markup->out, scratch->data, scratch->length);
}

/* A title or a text area that is never closed is read as if it were no raw text: hiding all the rest of an
 * article would be worse. A script hides it, as it does in a browser. */
static void read_raw_text(struct markup *markup, const struct element *element)
{
    size_t end = find_end_tag(markup, element);
    bool is_unclosed = end == markup->length;
    if (is_unclosed && !(element->flags & (ELEMENT_SKIPPED | ELEMENT_RAW_TEXT))) {
        buffer_append_format(&markup->out, "<?%s>", element->name);
        return;
    }
    const char *text = markup->text + markup->at;
    size_t length = end - markup->at;
    if (element->flags & ELEMENT_SKIPPED) {
        skip_to(markup, end);
        return;
    }
    markup->at = end;
    if (element->flags & ELEMENT_RAW_TEXT)
        append_escaped(&markup->out, text, length);
    else
        append_references(markup, text, length);
}

/* Tags. */

static void read_start_tag(struct markup *markup)
{
    markup->at++;
    struct name name = read_name(markup, false);
    name.text[name.length] = '\0';
    rename_root(&name);
    const struct element *element = element_find(name.text, name.length);
    size_t start = markup->out.length;
    buffer_append_byte(&markup->out, '<');
    buffer_append(&markup->out, name.text, name.length);
    bool seen[ATTRIBUTE_COUNT] = {false};
    bool is_empty = read_attributes(markup, seen) && markup->is_xml;
    if (element->flags & ELEMENT_SKIPPED)
        buffer_truncate(&markup->out, start);
    else {
        pay_lines(markup);
        buffer_append_text(&markup->out, "/>");
    }
    if (is_empty && !(element->flags & (ELEMENT_VOID | ELEMENT_SKIPPED)))
        write_end(markup, &name);
    else if (!is_empty && element->flags & ELEMENT_RAW)
        read_raw_text(markup, element);
}

static void read_end_tag(struct markup *markup)
{
    markup->at += 2;
    struct name name = read_name(markup, false);
    name.text[name.length] = '\0';
    rename_root(&name);
    read_attributes(markup, NULL);
    write_end(markup, &name);
}

/* <!-- -->, also ended by --!>, and <!--> or <!---> at once. */
static void skip_comment(struct markup *markup)
{
    size_t at = markup->at + 4;
    if (peek(markup, 4) == '>' || (peek(markup, 4) == '-' && peek(markup, 5) == '>')) {
        skip_to(markup, at + 1 + (peek(markup, 4) == '-'));
        return;
    }
    const char *end = markup->text + markup->length;
    for (const char *dash = markup->text + at; (dash = memmem(dash, (size_t)(end - dash), "--", 2)); dash++) {
        size_t behind = (size_t)(dash - markup->text) + 2;
        behind += behind < markup->length && markup->text[behind] == '!';
        if (behind < markup->length && markup->text[behind] == '>') {
            skip_to(markup, behind + 1);
            return;
        }
    }
    skip_to(markup, markup->length);
}

static bool starts_with(const struct markup *markup, const char *text)
{
    size_t length = strlen(text);
    return markup->length - markup->at >= length && !strncasecmp(markup->text + markup->at, text, length);
}

static void read_cdata(struct markup *markup)
{
    size_t start = markup->at + strlen("<![CDATA[");
    size_t end = find_behind(markup, "]]>");
    bool is_closed = end < markup->length || (end >= start + 3 && !memcmp(markup->text + end - 3, "]]>", 3));
    append_escaped(&markup->out, markup->text + start, end - start - (is_closed ? 3 : 0));
    markup->at = end;
}

static void read_declaration(struct markup *markup)
{
    if (starts_with(markup, "<!--"))
        skip_comment(markup);
    else if (markup->is_xml && starts_with(markup, "<![CDATA["))
        read_cdata(markup);
    else
        skip_to(markup, find_behind(markup, ">"));
}

/* <?php … ?>, <? … ?>, <?= … ?> end as PHP says, the others (<?xml:namespace …>) as HTML says. */
static void skip_instruction(struct markup *markup)
{
    char next = peek(markup, 2);
    bool is_code = starts_with(markup, "<?php") || next == '=' || is_space(next);
    skip_to(markup, find_behind(markup, is_code ? "?>" : ">"));
}

/* <%@ … %>, <%= … %>, <% … %>: code of JSP and ASP pages. Without an end it is text. */
static bool skip_server_code(struct markup *markup)
{
    char next = peek(markup, 2);
    if (markup->lacks_code_end ||
        !(next == '@' || next == '=' || next == '!' || next == '-' || is_space(next)))
        return false;
    const char *text = markup->text + markup->at;
    const char *end = memmem(text, markup->length - markup->at, "%>", 2);
    markup->lacks_code_end = !end;
    if (end)
        skip_to(markup, (size_t)(end - markup->text) + 2);
    return end;
}

static void read_tag(struct markup *markup)
{
    char next = peek(markup, 1);
    if (is_name_start(next))
        read_start_tag(markup);
    else if (next == '/' && is_name_start(peek(markup, 2)))
        read_end_tag(markup);
    else if (next == '!')
        read_declaration(markup);
    else if (next == '?')
        skip_instruction(markup);
    else if (next == '/' && markup->at + 2 < markup->length)
        skip_to(markup, find_behind(markup, ">"));
    else if (next != '%' || !skip_server_code(markup)) {
        buffer_append_text(&markup->out, "&lt;");
        markup->at++;
    }
}

static void read_text(struct markup *markup)
{
    size_t left = markup->length - markup->at, piece = left < PIECE_SIZE ? left : PIECE_SIZE;
    const char *text = markup->text + markup->at;
    size_t length = 0;
    while (length < piece && text[length] != '<' && text[length] != '&')
        length++;
    buffer_append(&markup->out, text, length);
    markup->at += length;
}

static void read_reference(struct markup *markup)
{
    struct buffer *scratch = &markup->scratch;
    buffer_truncate(scratch, 0);
    if (!reference_read(markup->text, markup->length, &markup->at, false, scratch))
        buffer_append_byte(scratch, markup->text[markup->at++]);
    append_escaped(&markup->out, scratch->data, scratch->length);
}

static void read_next(struct markup *markup)
{
    switch (markup->text[markup->at]) {
    case '<': read_tag(markup); break;
    case '&': read_reference(markup); break;
    default: read_text(markup);
    }
}

size_t markup_read(struct markup *markup, char *bytes, size_t size)
{
    struct buffer *out = &markup->out;
    if (markup->taken == out->length) {
        buffer_truncate(out, markup->taken = 0);
        while (out->length < size && markup->at < markup->length)
            read_next(markup);
    }
    size_t left = out->length - markup->taken;
    size_t count = left < size ? left : size;
    if (count)
        memcpy(bytes, out->data + markup->taken, count);
    markup->taken += count;
    return count;
}
