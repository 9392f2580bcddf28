/* The characters that the tokenizer consumes, and the line it has come to.
 *
 * Shape: `at` and the offsets below are bytes from the start.
 *
 * Owner: the text is borrowed.
 *
 * Errors: none; behind the end stand NULs.
 *
 * Source: HTML living standard §13.2.3.5 (the input stream). */
#ifndef FORMATS_HTML_TOKENIZER_INPUT_STREAM_H
#define FORMATS_HTML_TOKENIZER_INPUT_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input_stream {
    const char *text;
    size_t length, at;
    uint32_t line;
};

/* The character `ahead` of the next one. */
static inline char input_peek(const struct input_stream *input, size_t ahead)
{
    size_t at = input->at + ahead;
    return at < input->length ? input->text[at] : '\0';
}

static inline bool input_is_at_end(const struct input_stream *input)
{
    return input->at >= input->length;
}

/* A space, tab or line feed; CR and form feed are cleaned away before. */
static inline bool input_is_space(char character)
{
    return character == ' ' || character == '\t' || character == '\n';
}

/* The next characters are these, ASCII case ignored. */
bool input_starts_with(const struct input_stream *input, const char *text);

/* The offset behind the next `mark`; that of the end when there is none. */
size_t input_find_behind(const struct input_stream *input, const char *mark);

/* Consumes up to the offset `end`. */
void input_skip_to(struct input_stream *input, size_t end);
void input_skip_spaces(struct input_stream *input);

/* Line feeds in a text. */
uint32_t input_count_lines(const char *text, size_t length);

#endif
