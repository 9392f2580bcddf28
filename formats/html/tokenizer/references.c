#include "formats/html/tokenizer/references.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/html/tokenizer/entities.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 31, LARGEST = 0x10FFFF };

/* What &#128; to &#159; mean; 0 stands for itself, which is a control and goes. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void append_number(uint32_t number, struct buffer *text)
{
    if (number >= 0x80 && number < 0xA0)
        number = windows_1252[number - 0x80];
    else if (!number || number > LARGEST || unicode_is_noncharacter(number))
        number = UTF8_REPLACEMENT;
    else if (number == '\r' || number == '\f')
        number = ' ';
    if (number == '\n' || number == '\t' || !unicode_is_control(number))
        buffer_append_character(text, number);
}

static bool read_number(const char *source, size_t length, size_t *at, struct buffer *text)
{
    size_t digit = *at + 2;
    int base = digit < length && (source[digit] | 0x20) == 'x' ? 16 : 10;
    digit += base == 16;
    size_t first = digit;
    uint32_t number = 0;
    for (int value; digit < length && (value = ascii_hex_value(source[digit])) >= 0 && value < base; digit++)
        number = number > LARGEST ? number : number * (uint32_t)base + (uint32_t)value;
    if (digit == first)
        return false;
    append_number(number, text);
    *at = digit + (digit < length && source[digit] == ';');
    return true;
}

struct wanted {
    const char *text;
    size_t length;
};

static int compare(const void *key, const void *row)
{
    const struct wanted *wanted = key;
    const char *name = ((const struct entity *)row)->name;
    int order = strncmp(wanted->text, name, wanted->length);
    return order ? order : -(int)(unsigned char)name[wanted->length];
}

static const struct entity *find(const char *name, size_t length)
{
    struct wanted wanted = {name, length};
    return bsearch(&wanted, entities, entity_count, sizeof *entities, compare);
}

const char *reference_find(const char *name)
{
    const struct entity *entity = find(name, strlen(name));
    return entity ? entity->text : NULL;
}

/* The longest name that begins the text and needs no semicolon. */
static const struct entity *find_legacy(const char *name, size_t length, size_t *used)
{
    for (*used = length; *used > 1; (*used)--) {
        const struct entity *entity = find(name, *used);
        if (entity && entity->legacy)
            return entity;
    }
    return NULL;
}

static bool read_name(const char *source, size_t length, size_t *at, bool in_attribute, struct buffer *text)
{
    const char *name = source + *at + 1;
    size_t left = length - *at - 1, count = 0;
    while (count < left && count <= LONGEST_NAME && isalnum((unsigned char)name[count]))
        count++;
    bool closed = count < left && name[count] == ';';
    const struct entity *entity = closed ? find(name, count) : NULL;
    size_t used = count + 1;
    if (!entity) {
        entity = find_legacy(name, count, &used);
        bool goes_on = entity && used < left && (name[used] == '=' || isalnum((unsigned char)name[used]));
        if (!entity || (in_attribute && goes_on))
            return false;
    }
    buffer_append_text(text, entity->text);
    *at += 1 + used;
    return true;
}

bool reference_read(const char *source, size_t length, size_t *at, bool in_attribute, struct buffer *text)
{
    if (length - *at < 3)
        return false;
    if (source[*at + 1] == '#')
        return read_number(source, length, at, text);
    return read_name(source, length, at, in_attribute, text);
}

void reference_resolve(const char *source, size_t length, bool in_attribute, struct buffer *text)
{
    for (size_t at = 0; at < length;) {
        const char *reference = memchr(source + at, '&', length - at);
        size_t plain = reference ? (size_t)(reference - source) : length;
        buffer_append(text, source + at, plain - at);
        at = plain;
        if (reference && !reference_read(source, length, &at, in_attribute, text))
            buffer_append_byte(text, source[at++]);
    }
}
