/* Character references: &amp; &#20013; &#x4E2D; &hellip (no semicolon) to text.
 *
 * Owner: `text` is the caller's buffer.
 *
 * Errors: none; what is not a reference stays as it is.
 *
 * Source: HTML living standard §13.2.5.72 to 80 (states), §13.5 (names), the table of §13.2.5.80 (&#128; to
 * &#159; are windows-1252). */
#ifndef FORMATS_HTML_TOKENIZER_REFERENCES_H
#define FORMATS_HTML_TOKENIZER_REFERENCES_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads the reference at source[*at], which is '&'. Appends what it stands for and moves *at behind it;
 * returns false, having done nothing, when it is none. In an attribute `&copy=1` is not a reference. */
bool reference_read(const char *source, size_t length, size_t *at, bool in_attribute, struct buffer *text);

/* Appends a text with its references resolved. */
void reference_resolve(const char *source, size_t length, bool in_attribute, struct buffer *text);

/* What `&name;` stands for; NULL: nothing. */
const char *reference_find(const char *name);

#endif
