/* The tags and texts of a drawing, as typed: SVG in a page of HTML is not quite XML.
 *
 * Shape: names of elements and attributes lose their prefixes but `xml:`, values and texts their references.
 * Comments, instructions and declarations are passed over; nothing that a declaration says is believed.
 *
 * Owner: what a token holds lives in the reader's arena; the markup is borrowed.
 *
 * Errors: none; more than SVG_MOST_ATTRIBUTES of a tag are passed over.
 *
 * Source: HTML living standard §13.2.6.5 (foreign content); XML 1.0 (5th ed.) §2.3, §2.4, §3.1. */
#ifndef FORMATS_HTML_SVG_SVG_TOKENS_H
#define FORMATS_HTML_SVG_SVG_TOKENS_H

#include "base/arena.h"
#include "formats/html/tokenizer/input_stream.h"

#include <stdbool.h>
#include <stddef.h>

enum { SVG_MOST_ATTRIBUTES = 64 };

enum svg_token_kind { SVG_TOKEN_START, SVG_TOKEN_END, SVG_TOKEN_TEXT };

struct svg_attribute {
    const char *name, *value;
};

struct svg_token {
    enum svg_token_kind kind;
    const char *text; /* or the name of the element */
    size_t length;
    bool is_empty; /* <path/> */
    struct svg_attribute attributes[SVG_MOST_ATTRIBUTES];
    size_t attribute_count;
};

struct svg_reader {
    struct arena *arena;
    struct input_stream input;
};

/* False at the end. */
bool svg_token_next(struct svg_reader *reader, struct svg_token *token);

/* The value of an attribute, case ignored; NULL: there is none. */
const char *svg_token_attribute(const struct svg_token *token, const char *name);

#endif
