/* Bytes that grow, up to a ceiling.
 *
 * Shape: `data` is always NUL-terminated after the first append; the NUL is not counted in `length`.
 *
 * Owner: buffer_free frees the data; a zeroed struct with a ceiling is an empty buffer.
 *
 * Errors: an append that would pass the ceiling is left out and sets `overflowed`; check it once at the end.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
    char *data;
    size_t length;
    size_t capacity;
    size_t ceiling; /* bytes; 0 means BUFFER_CEILING */
    bool overflowed;
};

enum { BUFFER_CEILING = 1 << 30 };

void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_append_text(struct buffer *buffer, const char *text);
void buffer_append_byte(struct buffer *buffer, char byte);

/* Appends the UTF-8 of one code point. */
void buffer_append_character(struct buffer *buffer, uint32_t character);

__attribute__((format(printf, 2, 3))) void buffer_append_format(struct buffer *buffer, const char *format,
                                                                ...);

/* Shortens to `length` bytes. */
void buffer_truncate(struct buffer *buffer, size_t length);
void buffer_free(struct buffer *buffer);

#endif
