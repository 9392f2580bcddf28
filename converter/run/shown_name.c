#include "converter/run/shown_name.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

bool shown_name_is_plain(const char *path)
{
    return utf8_is_valid(path, strlen(path));
}

static void append_part(struct buffer *shown, const char *part, size_t length)
{
    struct buffer decoded = {0};
    size_t bad = 0, first_bad;
    if (!utf8_is_valid(part, length))
        unicode_decode("gb18030", part, length, &decoded, &bad, &first_bad);
    if (decoded.length && !bad)
        buffer_append(shown, decoded.data, decoded.length);
    else
        buffer_append(shown, part, length);
    buffer_free(&decoded);
}

const char *shown_name(struct arena *arena, const char *path)
{
    if (shown_name_is_plain(path))
        return path;
    struct buffer shown = {0};
    for (;;) {
        size_t length = strcspn(path, "/");
        append_part(&shown, path, length);
        path += length;
        if (!*path)
            break;
        buffer_append_byte(&shown, *path++);
    }
    const char *copy = arena_copy(arena, shown.data, shown.length);
    buffer_free(&shown);
    return copy;
}

void shown_name_append_uri(struct buffer *text, const char *path)
{
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if (byte < 0x80 && (isalnum(byte) || strchr("-._~/", byte)))
            buffer_append_byte(text, *path);
        else
            buffer_append_format(text, "%%%02X", byte);
    }
}
