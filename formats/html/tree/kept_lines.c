#include "formats/html/tree/kept_lines.h"

#include <string.h>

enum { TAB_WIDTH = 4 };

struct kept_lines kept_lines_start(const char *text, size_t length, enum white_space white_space)
{
    return (struct kept_lines){.rest = text, .length = length, .white_space = white_space};
}

void kept_lines_free(struct kept_lines *lines)
{
    buffer_free(&lines->line);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static size_t count_blanks(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && is_blank(text[count]))
        count++;
    return count;
}

/* One blank between words stays as it is, so that a line may break at it. */
static void put_blanks(struct buffer *line, const char *blanks, size_t count, bool is_edge)
{
    if (count == 1 && *blanks == ' ' && !is_edge) {
        buffer_append_byte(line, ' ');
        return;
    }
    for (size_t i = 0; i < count; i++)
        for (unsigned width = blanks[i] == '\t' ? TAB_WIDTH : 1; width > 0; width--)
            buffer_append_text(line, "\u00A0");
}

static void put_line(struct buffer *line, const char *text, size_t length, bool starts)
{
    for (size_t at = 0; at < length;) {
        size_t blanks = count_blanks(text + at, length - at);
        put_blanks(line, text + at, blanks, starts && at == 0);
        at += blanks;
        size_t start = at;
        while (at < length && !is_blank(text[at]))
            at++;
        buffer_append(line, text + start, at - start);
    }
}

bool kept_lines_next(struct kept_lines *lines, bool starts)
{
    if (!lines->length)
        return false;
    const char *feed = memchr(lines->rest, '\n', lines->length);
    size_t size = feed ? (size_t)(feed - lines->rest) : lines->length;
    buffer_truncate(&lines->line, 0);
    lines->is_ended = feed != NULL;
    if (lines->white_space == WHITE_SPACE_LINES)
        buffer_append(&lines->line, lines->rest, size);
    else
        put_line(&lines->line, lines->rest, size, starts);
    lines->rest += size + lines->is_ended;
    lines->length -= size + lines->is_ended;
    return true;
}
