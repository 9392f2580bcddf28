/* Text and attributes of XML, written into a buffer.
 *
 * Errors: none; what XML forbids (controls, noncharacters, bad bytes) is left out or becomes U+FFFD.
 * Source: XML 1.0 (5th ed.) §2.2 (characters), §2.4 (escapes). */
#ifndef FORMATS_EPUB_MARKUP_H
#define FORMATS_EPUB_MARKUP_H

#include "base/buffer.h"

/* The first line of every XML file of a book: without it some readers take the file for ISO-8859-1. */
#define MARKUP_DECLARATION "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

void markup_text(struct buffer *out, const char *text, size_t length);

/* ` name="value"`, or nothing when the value is NULL. */
void markup_attribute(struct buffer *out, const char *name, const char *value);

/* `<name attributes>text</name>` and a line feed; nothing when the text is NULL or empty. `attributes` is
 * written as it is, with a space before it; NULL: none. */
void markup_element(struct buffer *out, const char *name, const char *attributes, const char *text);

#endif
