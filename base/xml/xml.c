#include "base/xml/xml.h"

#include "base/utf8.h"

#include <string.h>

static bool is_allowed(uint32_t character)
{
    if (character < 0x20)
        return character == '\t' || character == '\n';
    return character != 0xFFFE && character != 0xFFFF && !(character >= 0x7F && character < 0xA0);
}

static const char *find_escape(char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    }
    return NULL;
}

/* Bytes that stand for themselves are copied in one go. */
static size_t count_plain(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && (unsigned char)text[count] >= 0x20 && (unsigned char)text[count] < 0x7F &&
           !find_escape(text[count]))
        count++;
    return count;
}

void xml_append_text(struct buffer *out, const char *text, size_t length)
{
    for (size_t offset = 0; offset < length;) {
        size_t plain = count_plain(text + offset, length - offset);
        buffer_append(out, text + offset, plain);
        offset += plain;
        if (offset == length)
            break;
        const char *escape = find_escape(text[offset]);
        if (escape) {
            buffer_append_text(out, escape);
            offset++;
            continue;
        }
        uint32_t character = utf8_next(text, length, &offset);
        if (is_allowed(character))
            buffer_append_character(out, character);
    }
}

void xml_append_attribute(struct buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    buffer_append_format(out, " %s=\"", name);
    xml_append_text(out, value, strlen(value));
    buffer_append_byte(out, '"');
}

void xml_append_element(struct buffer *out, const char *name, const char *attributes, const char *text)
{
    if (!text || !*text)
        return;
    buffer_append_format(out, "<%s%s%s>", name, attributes ? " " : "", attributes ? attributes : "");
    xml_append_text(out, text, strlen(text));
    buffer_append_format(out, "</%s>\n", name);
}
