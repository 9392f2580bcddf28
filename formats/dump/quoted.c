#include "formats/dump/quoted.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool is_invisible(uint32_t character)
{
    if (character == ' ')
        return false;
    return unicode_is_control(character) || unicode_is_format(character) ||
           unicode_is_white_space(character) || unicode_is_variation_selector(character) ||
           unicode_is_noncharacter(character);
}

static void append_escaped(struct buffer *lines, uint32_t character)
{
    switch (character) {
    case '"': buffer_append_text(lines, "\\\""); break;
    case '\\': buffer_append_text(lines, "\\\\"); break;
    case '\n': buffer_append_text(lines, "\\n"); break;
    case '\t': buffer_append_text(lines, "\\t"); break;
    default:
        buffer_append_format(lines, character > 0xFFFF ? "\\U%08X" : "\\u%04X", (unsigned)character);
        break;
    }
}

void dump_quoted(struct buffer *lines, const char *text, size_t size)
{
    buffer_append_byte(lines, '"');
    for (size_t offset = 0; offset < size;) {
        size_t start = offset;
        uint32_t character = utf8_next(text, size, &offset);
        if (character == '"' || character == '\\' || is_invisible(character))
            append_escaped(lines, character);
        else
            buffer_append(lines, text + start, offset - start);
    }
    buffer_append_byte(lines, '"');
}
