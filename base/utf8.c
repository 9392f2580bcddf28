#include "base/utf8.h"

#include <string.h>

struct lead {
    unsigned char first, last;   /* lead bytes */
    unsigned char low, high;     /* allowed second bytes */
    unsigned char continuations; /* how many bytes follow */
    unsigned char mask;
};

/* Unicode 15.0, table 3-7: well-formed UTF-8 byte sequences. */
static const struct lead leads[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 1, 0x1F}, {0xE0, 0xE0, 0xA0, 0xBF, 2, 0x0F}, {0xE1, 0xEC, 0x80, 0xBF, 2, 0x0F},
    {0xED, 0xED, 0x80, 0x9F, 2, 0x0F}, {0xEE, 0xEF, 0x80, 0xBF, 2, 0x0F}, {0xF0, 0xF0, 0x90, 0xBF, 3, 0x07},
    {0xF1, 0xF3, 0x80, 0xBF, 3, 0x07}, {0xF4, 0xF4, 0x80, 0x8F, 3, 0x07},
};

static const struct lead *find_lead(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

/* U+1000 to U+CFFF: nearly all that a Chinese text has, and without a narrower range for the second byte. */
static bool is_common_han_lead(unsigned char byte)
{
    return byte >= 0xE1 && byte <= 0xEC;
}

uint32_t utf8_next_checked(const char *text, size_t length, size_t *offset, bool *valid)
{
    unsigned char byte = (unsigned char)text[(*offset)++];
    *valid = true;
    if (byte < 0x80)
        return byte;
    if (is_common_han_lead(byte) && *offset + 1 < length && utf8_continues(text[*offset]) &&
        utf8_continues(text[*offset + 1])) {
        uint32_t high = byte & 0x0FU, middle = text[*offset] & 0x3FU, low = text[*offset + 1] & 0x3FU;
        *offset += 2;
        return high << 12 | middle << 6 | low;
    }
    const struct lead *lead = find_lead(byte);
    if (!lead) {
        *valid = false;
        return UTF8_REPLACEMENT;
    }
    uint32_t character = byte & lead->mask;
    for (unsigned i = 0; i < lead->continuations; i++) {
        unsigned char next = *offset < length ? (unsigned char)text[*offset] : 0;
        unsigned char low = i ? 0x80 : lead->low, high = i ? 0xBF : lead->high;
        if (next < low || next > high) {
            *valid = false;
            return UTF8_REPLACEMENT;
        }
        character = character << 6 | (next & 0x3F);
        (*offset)++;
    }
    return character;
}

uint32_t utf8_next(const char *text, size_t length, size_t *offset)
{
    bool valid;
    return utf8_next_checked(text, length, offset, &valid);
}

uint32_t utf8_previous(const char *text, size_t *offset)
{
    size_t end = *offset;
    do
        (*offset)--;
    while (*offset && utf8_continues(text[*offset]));
    size_t start = *offset;
    return utf8_next(text, end, &start);
}

size_t utf8_encode(uint32_t character, char bytes[static UTF8_LONGEST])
{
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        character = UTF8_REPLACEMENT;
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        bytes[0] = (char)(0xC0 | character >> 6);
        bytes[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        bytes[0] = (char)(0xE0 | character >> 12);
        bytes[1] = (char)(0x80 | (character >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | character >> 18);
    bytes[1] = (char)(0x80 | (character >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (character >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

void utf8_narrow(const char *text, char *plain)
{
    enum { FIRST = 0xFF01, LAST = 0xFF5E, SHIFT = FIRST - '!' };
    size_t length = strlen(text), start = 0, at = 0;
    for (; start < length; start = at) {
        uint32_t character = utf8_next(text, length, &at);
        bool is_wide = character >= FIRST && character <= LAST;
        if (is_wide)
            *plain++ = (char)(character - SHIFT);
        for (size_t i = start; !is_wide && i < at; i++)
            *plain++ = text[i];
    }
    *plain = '\0';
}

bool utf8_is_valid(const char *text, size_t length)
{
    bool valid = true;
    for (size_t offset = 0; valid && offset < length;)
        utf8_next_checked(text, length, &offset, &valid);
    return valid;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += !utf8_continues(text[i]);
    return count;
}

size_t utf8_cut(const char *text, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most && utf8_continues(text[most]))
        most--;
    return most;
}

bool ascii_is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool ascii_is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!ascii_is_space(text[i]))
            return false;
    return true;
}

bool ascii_has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    while (list && *list) {
        list += strspn(list, " \t\r\n");
        size_t size = strcspn(list, " \t\r\n");
        if (size == length && !strncmp(list, word, length))
            return true;
        list += size;
    }
    return false;
}

void ascii_trim(const char **text, size_t *length)
{
    for (; *length && ascii_is_space(**text); (*length)--)
        (*text)++;
    while (*length && ascii_is_space((*text)[*length - 1]))
        (*length)--;
}

int ascii_hex_value(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}
