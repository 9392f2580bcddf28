/* Reads XML strictly, piece by piece: for the check of finished books and for reading their package.
 *
 * Shape: struct xml xml = xml_start(...); while (xml_next(&xml)) look at xml.event; then xml.fault tells
 * whether the text was well-formed. An empty element gives a start and an end. Names keep their prefixes.
 * Owner: names and values point into the text, which is NUL-terminated and must outlive the reader; decoded
 * copies are in the arena they are asked for. xml_free frees what the reader holds. Errors: the first fault
 * ends the reading; `fault` is a text that lives as long as the program, `line` its place. Source: XML 1.0
 * (5th ed.) §2, §3.1, §4.1, §4.6. Entities other than the five of XML are faults: EPUB has none. */
#ifndef FORMATS_EPUB_XML_H
#define FORMATS_EPUB_XML_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { XML_DEEPEST = 4096, XML_MOST_ATTRIBUTES = 256 };

struct xml_slice {
    const char *text;
    size_t length;
};

struct xml_attribute {
    struct xml_slice name, value; /* the value with its references as they stand */
};

enum xml_event { XML_START, XML_END, XML_TEXT };

struct xml {
    const char *text;
    size_t length, offset;
    unsigned long line;
    const char *fault;

    enum xml_event event;
    struct xml_slice name;    /* of an element */
    struct xml_slice content; /* of a text, with its references as they stand */
    bool is_literal;          /* the text is a CDATA section: nothing in it is a reference */
    struct xml_attribute attributes[XML_MOST_ATTRIBUTES];
    size_t attribute_count;

    struct xml_slice *open; /* names of the elements that are open */
    size_t depth, capacity;
    bool is_empty_element, root_seen;
};

void xml_start(struct xml *xml, const char *text, size_t length);
void xml_free(struct xml *xml);
bool xml_next(struct xml *xml);

/* The element's name is this one; with "*:" before it whatever the prefix is. */
bool xml_is(const struct xml *xml, const char *name);

/* The value of an attribute, decoded; NULL when the element has none of this name. */
char *xml_attribute(const struct xml *xml, struct arena *arena, const char *name);

char *xml_decode(struct arena *arena, struct xml_slice slice);

#endif
