#include "formats/html/encoding/clean.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

size_t clean_plain_run(const char *text, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < size) {
        unsigned char lead = bytes[at];
        if ((lead >= 0x20 && lead < 0x7F) || lead == '\n' || lead == '\t') {
            at++;
            continue;
        }
        bool three = (lead >= 0xE2 && lead <= 0xEC) || lead == 0xEE;
        if (!three || size - at < 3 || !utf8_continues((char)bytes[at + 1]) ||
            !utf8_continues((char)bytes[at + 2]))
            break;
        at += 3;
    }
    return at;
}

static void append_clean(struct buffer *text, uint32_t character)
{
    if (character == '\f')
        buffer_append_byte(text, ' ');
    else if (unicode_is_noncharacter(character))
        buffer_append_character(text, UTF8_REPLACEMENT);
    else if (!unicode_is_control(character))
        buffer_append_character(text, character);
}

static void clean_next(const char *bytes, size_t size, size_t *at, struct buffer *text, struct bad_bytes *bad)
{
    size_t start = *at;
    if (bytes[start] == '\r') {
        (*at)++;
        if (*at == size || bytes[*at] != '\n')
            buffer_append_byte(text, '\n');
        return;
    }
    bool valid;
    uint32_t character = utf8_next_checked(bytes, size, at, &valid);
    if (!valid && !bad->count++)
        bad->first = start;
    append_clean(text, character);
}

void clean_utf8(const char *bytes, size_t size, struct buffer *text, struct bad_bytes *bad)
{
    for (size_t at = 0; at < size;) {
        size_t run = clean_plain_run(bytes + at, size - at);
        buffer_append(text, bytes + at, run);
        at += run;
        if (at < size)
            clean_next(bytes, size, &at, text, bad);
    }
}
