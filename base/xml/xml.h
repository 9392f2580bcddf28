/* Writes XML: the only place where text is escaped for it.
 *
 * Shape: appends to a buffer.
 *
 * Errors: none; what XML forbids (controls, noncharacters, bad bytes) is left out or becomes U+FFFD.
 *
 * Source: XML 1.0 (5th ed.) §2.2 (characters), §2.4 (escapes). */
#ifndef BASE_XML_XML_H
#define BASE_XML_XML_H

#include "base/buffer.h"

/* The first line of an XML file: without it some readers of books take the file for ISO-8859-1. */
#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

/* Character data, fit for an attribute in double quotes too. */
void xml_append_text(struct buffer *out, const char *text, size_t length);

/* ` name="value"`, or nothing when the value is NULL. */
void xml_append_attribute(struct buffer *out, const char *name, const char *value);

/* `<name attributes>text</name>` and a line feed; nothing when the text is NULL or empty. `attributes` is
 * written as it is, with a space before it; NULL: none. */
void xml_append_element(struct buffer *out, const char *name, const char *attributes, const char *text);

#endif
