/* The three events that every reader of markup gives, and the tree builder takes: start, end, text.
 *
 * Shape: tags come in the order of the source, as they were written; nothing is implied or nested. A text
 * comes whole, from one tag to the next, with references resolved and comments left out.
 *
 * Owner: what a handler is given lives until it returns.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.2.5 (start tag, end tag and character tokens). */
#ifndef FORMATS_HTML_TOKENIZER_TOKEN_HANDLER_H
#define FORMATS_HTML_TOKENIZER_TOKEN_HANDLER_H

#include "formats/html/tokenizer/attribute.h"
#include "formats/html/tokenizer/element.h"

#include <stddef.h>
#include <stdint.h>

/* `name` is in lower case; `element` is its row, or element_unknown. */
struct token_handler {
    void *context;
    void (*start)(void *context, const struct element *element, const char *name,
                  const struct attributes *attributes);
    void (*end)(void *context, const struct element *element, const char *name);
    void (*text)(void *context, const char *text, size_t length);
    uint32_t *line; /* set before each call: where the tag ends, or the first word of the text stands */
    /* The markup of a whole drawing, <svg> to </svg>, before its tags; NULL: not asked for. */
    void (*drawing)(void *context, const struct attributes *attributes, const char *markup, size_t length);
};

#endif
