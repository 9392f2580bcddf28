#include "formats/html/tokenizer/input_stream.h"

#include <string.h>
#include <strings.h>

bool input_starts_with(const struct input_stream *input, const char *text)
{
    size_t length = strlen(text);
    return input->length - input->at >= length && !strncasecmp(input->text + input->at, text, length);
}

size_t input_find_behind(const struct input_stream *input, const char *mark)
{
    size_t length = strlen(mark);
    const char *found = memmem(input->text + input->at, input->length - input->at, mark, length);
    return found ? (size_t)(found - input->text) + length : input->length;
}

uint32_t input_count_lines(const char *text, size_t length)
{
    uint32_t lines = 0;
    for (const char *end = text + length; (text = memchr(text, '\n', (size_t)(end - text))); text++)
        lines++;
    return lines;
}

void input_skip_to(struct input_stream *input, size_t end)
{
    input->line += input_count_lines(input->text + input->at, end - input->at);
    input->at = end;
}

void input_skip_spaces(struct input_stream *input)
{
    while (input->at < input->length && input_is_space(input->text[input->at]))
        input->line += input->text[input->at++] == '\n';
}
