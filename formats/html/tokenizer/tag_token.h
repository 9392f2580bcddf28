/* Tags: their names and the attributes that mean something.
 *
 * Shape: a tag token is read at its `<`.
 *
 * Owner: values live in the buffer that is given until the next tag.
 *
 * Errors: none; a tag that the input ends in is not a token.
 *
 * Source: HTML living standard §13.2.5.6 to §13.2.5.8 (tags), §13.2.5.32 to §13.2.5.40 (attributes). */
#ifndef FORMATS_HTML_TOKENIZER_TAG_TOKEN_H
#define FORMATS_HTML_TOKENIZER_TAG_TOKEN_H

#include "base/buffer.h"
#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"
#include "formats/html/tokenizer/input_stream.h"

#include <stdbool.h>

/* No element that means anything has a longer name; the rest of one is passed over. */
enum { LONGEST_TAG_NAME = 40 };

struct tag_token {
    char name[LONGEST_TAG_NAME + 1]; /* in lower case */
    const struct element *element;
    struct attributes attributes;
    bool is_self_closing; /* ends in "/>" */
};

/* The next characters begin a tag: `<a` or `</a`. */
bool tag_begins_start(const struct input_stream *input);
bool tag_begins_end(const struct input_stream *input);

/* Consume the tag at the input. False when the input ends inside it. An end tag has no attributes. */
bool tag_read_start(struct input_stream *input, struct buffer *values, struct tag_token *tag);
bool tag_read_end(struct input_stream *input, struct tag_token *tag);

#endif
