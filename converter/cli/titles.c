#include "converter/cli/titles.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

static uint32_t first_character(const char *text)
{
    size_t offset = 0;
    return utf8_next(text, strlen(text), &offset);
}

static uint32_t last_character(const struct buffer *text)
{
    uint32_t last = 0;
    for (size_t offset = 0; offset < text->length;)
        last = utf8_next(text->data, text->length, &offset);
    return last;
}

static const char ends[] = "|\n";

/* The lines with `between` them; NULL: a blank where one is wanted. Blanks at their ends, and empty lines, are
 * left out. */
static const char *join(struct arena *arena, const char *typed, const char *between)
{
    struct buffer joined = {0};
    for (const char *at = typed; *at;) {
        at += strspn(at, " |\n");
        size_t length = strcspn(at, ends), end = length;
        while (end && at[end - 1] == ' ')
            end--;
        bool is_apart = end && joined.length;
        if (is_apart && between)
            buffer_append_text(&joined, between);
        else if (is_apart &&
                 !(unicode_is_wide(last_character(&joined)) && unicode_is_wide(first_character(at))))
            buffer_append_byte(&joined, ' ');
        buffer_append(&joined, at, end);
        at += length;
    }
    const char *copy = arena_copy(arena, joined.length ? joined.data : "", joined.length);
    buffer_free(&joined);
    return copy;
}

const char *title_in_one_line(struct arena *arena, const char *typed)
{
    return typed && strpbrk(typed, ends) ? join(arena, typed, NULL) : typed;
}

const char *title_in_lines(struct arena *arena, const char *typed)
{
    const char *lines = typed && strpbrk(typed, ends) ? join(arena, typed, "\n") : NULL;
    return lines && strchr(lines, '\n') ? lines : NULL;
}
