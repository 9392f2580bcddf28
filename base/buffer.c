#include "base/buffer.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 256 };

/* True when `length` more bytes and the NUL fit, growing as needed. */
static bool reserve(struct buffer *buffer, size_t length)
{
    size_t ceiling = buffer->ceiling ? buffer->ceiling : (size_t)BUFFER_CEILING;
    if (length > ceiling || buffer->length > ceiling - length) {
        buffer->overflowed = true;
        return false;
    }
    size_t needed = buffer->length + length + 1;
    if (needed <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    while (capacity < needed)
        capacity *= 2;
    buffer->data = memory_resize(buffer->data, capacity);
    buffer->capacity = capacity;
    return true;
}

void buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!reserve(buffer, length))
        return;
    if (length)
        memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_append_text(struct buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
}

void buffer_append_byte(struct buffer *buffer, char byte)
{
    buffer_append(buffer, &byte, 1);
}

void buffer_append_character(struct buffer *buffer, uint32_t character)
{
    char bytes[UTF8_LONGEST];
    buffer_append(buffer, bytes, utf8_encode(character, bytes));
}

/* Most texts are short, and formatted once only. */
void buffer_append_format(struct buffer *buffer, const char *format, ...)
{
    enum { AT_ONCE = 256 };
    char first[AT_ONCE];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(first, sizeof first, format, arguments);
    if (length >= 0 && length < AT_ONCE) {
        buffer_append(buffer, first, (size_t)length);
    } else if (length > 0 && reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void buffer_truncate(struct buffer *buffer, size_t length)
{
    if (length >= buffer->length)
        return;
    buffer->length = length;
    buffer->data[length] = '\0';
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){.ceiling = buffer->ceiling};
}
